"""Faults of a template's own text: figures and words of comparison that were typed, and markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from jinja2 import nodes

from newsgen.errors import Fault
from newsgen.language.senses import comparisons_in
from newsgen.writing.environment import Sandbox
from newsgen.writing.loose import loose_numbers
from newsgen.writing.phrases.fixed_words import FACT, FIGURE
from newsgen.writing.template_faults import Read, read_templates
from newsgen.writing.template_markup import markup_faults

_TAG = re.compile(r"<[^<>]*>")


def text_faults(environment: Sandbox, template: str, language: str) -> Iterator[Fault]:
    """What would block every draft of a template, or of one that it builds on."""
    for one in read_templates(environment, template)[0]:
        yield from _typed(one, language)
        yield from markup_faults(one.where, one.tree)


def _typed(one: Read, language: str) -> Iterator[Fault]:
    """Figures and words of comparison in the template's own text; and figures in the texts that one_of chooses from."""
    for data in one.all(nodes.TemplateData):
        text = unescape(_TAG.sub(_blank, data.data))
        for words, wanted in ((loose_numbers, FIGURE), (comparisons_in, FACT)):
            end = 0
            for word in words(text, language):
                place = text.find(word, end)
                end = place + len(word) if place >= 0 else end
                at = f"{one.where}, line {data.lineno + text.count(chr(10), 0, end)}"
                yield Fault(at, f"the template types {word!r}", wanted)
    for call in one.all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "one_of":
            for choice in call.find_all(nodes.Const):
                for found in loose_numbers(str(choice.value), language):
                    yield Fault(one.at(choice), f"the template types {found!r}", FIGURE)


def _blank(tag: re.Match[str]) -> str:
    """A tag's room, with its line breaks."""
    return "".join(sign if sign == "\n" else " " for sign in tag[0])
