"""Which roles and blocks speak of `it`, so that they need a finding or an area that they are said of."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.phrase_file import Role
from newsgen.writing.phrases.questions import SUBJECT

CAPTION = "caption"


def needs_it(environment: Sandbox, role: Role) -> bool:
    """Whether a role asks or names `it`."""
    asked = (condition.question for case in role.cases for condition in case.conditions)
    if any(question.partition(".")[0] == SUBJECT for question in asked):
        return True
    texts = (wording.text for case in role.cases for wording in case.wordings)
    return any(SUBJECT in text and _names(environment, text, SUBJECT) for text in texts)


def needs_caption(environment: Sandbox, block: str) -> bool:
    """Whether a block, given as its text, names the words that the role of a finding puts above it."""
    return _names(environment, block, CAPTION)


@lru_cache(maxsize=256)
def _names(environment: Sandbox, text: str, name: str) -> bool:
    try:
        return any(node.name == name for node in environment.parse(text).find_all(nodes.Name))
    except TemplateSyntaxError:  # that is another fault
        return False
