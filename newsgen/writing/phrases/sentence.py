"""A wording, compiled: its fixed words, and the slots between them, each an expression of Jinja."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Context

from newsgen.errors import Fault
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.phrase_file import Wording

SLOT = "_slot"
"""The filter around each slot, so that none is worked out before there is a draft."""


class WordingError(Exception):
    """A wording that is no sentence; it carries its Fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces of a wording: `fixed` words before, between and after its slots, one more than these."""

    fixed: tuple[str, ...]
    slots: tuple[nodes.Expr, ...]
    said: object
    """Jinja's template of its slots alone."""

    def say(self, context: Context) -> str:
        """Its words. A slot that says nothing takes the space before it with it."""
        if not self.slots:
            return self.fixed[0]
        words = self.fixed[0]
        said: Iterator[str] = self.said.root_render_func(context)  # type: ignore[attr-defined]
        for slot, fixed in zip(said, self.fixed[1:], strict=True):
            words = words + str(slot) + fixed if slot else words.removesuffix(" ") + fixed
        return words.strip(" ")


def parse(environment: Sandbox, wording: Wording) -> tuple[list[str], list[nodes.Expr]]:
    """Fixed words and slots of a wording. WordingError where it is no sentence of `{{ }}`."""
    where = f"{wording.where}, line {wording.line}"
    try:
        tree = environment.parse(wording.text, wording.where)
    except TemplateSyntaxError as error:
        raise WordingError(Fault(where, str(error.message), "{{ }} around each figure and name")) from None
    fixed, slots = [""], list[nodes.Expr]()
    for output in tree.body:
        if not isinstance(output, nodes.Output):
            found = "{% %} in a sentence"
            raise WordingError(Fault(where, found, "a 'when' above it, or {{ this if question else that }}"))
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                fixed[-1] += node.data
            else:
                slots.append(node)
                fixed.append("")
    return fixed, slots


def compiled(environment: Sandbox, wording: Wording) -> Sentence:
    """The sentence of a wording. WordingError as `parse` has it."""
    fixed, slots = parse(environment, wording)
    asked = [nodes.Filter(slot, SLOT, [], [], None, None) for slot in slots]
    tree = nodes.Template([nodes.Output([one]) for one in asked])
    tree.set_lineno(wording.line, override=True)
    tree.set_environment(environment)
    code = environment.compile(tree, wording.where, wording.where)
    made = environment.template_class.from_code(environment, code, {})
    return Sentence(tuple(fixed), tuple(slots), made)
