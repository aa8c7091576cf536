"""A wording, read for its faults: its fixed words, and each `{{ }}` by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from newsgen.errors import Fault
from newsgen.writing.braces import PIECE, WANTED, brace_fault, typed_fault, unreadable
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.phrase_file import Wording


@dataclass(frozen=True, slots=True)
class ReadWording:
    """The fixed words before, between and after its slots, what stands in each slot, and what could not be read."""

    fixed: tuple[str, ...]
    slots: tuple[nodes.Expr, ...]
    faults: tuple[Fault, ...]


def read_wording(environment: Sandbox, wording: Wording) -> ReadWording:
    """A wording; where a slot cannot be read it is left out, and is a fault."""
    at = f"{wording.where}, line {wording.line}"
    fixed, slots, faults = [""], list[nodes.Expr](), list[Fault]()
    end = 0
    for piece in PIECE.finditer(wording.text):
        fixed[-1] += wording.text[end : piece.start()]
        end = piece.end()
        if brace := piece["brace"]:
            faults.append(brace_fault(at, brace, wording.text[piece.start() :]))
            if brace == "{{":  # what follows is no sentence
                end = len(wording.text)
                break
        elif piece["slot"] is not None:
            fixed.append("")
            found = _slot(environment, at, piece["slot"])
            if isinstance(found, Fault):
                faults.append(found)
            else:
                slots.append(found)
        elif piece["statement"] is not None:
            wanted = "a 'when' above it, or {{ this if question else that }}"
            faults.append(Fault(at, f"{piece[0]} in a sentence", wanted))
    fixed[-1] += wording.text[end:]
    return ReadWording(tuple(fixed), tuple(slots), tuple(faults))


def _slot(environment: Sandbox, at: str, text: str) -> nodes.Expr | Fault:
    called = "{{ " + text.strip() + " }}"
    if wrong := typed_fault(at, text):
        return wrong
    try:
        expressions = _expressions(environment, text)
    except TemplateSyntaxError as error:
        return unreadable(at, called, str(error.message))
    return expressions[0] if len(expressions) == 1 else Fault(at, f"{called} cannot be read", WANTED)


@lru_cache(maxsize=1024)  # many sentences have the same slots
def _expressions(environment: Sandbox, text: str) -> tuple[nodes.Expr, ...]:
    body = environment.parse("{{" + text + "}}").body
    return tuple(node for output in body if isinstance(output, nodes.Output) for node in output.nodes)


def printed_texts(slot: nodes.Expr) -> Iterator[str]:
    """The texts that a slot prints as they are: those of an inline if, and those that one_of chooses from."""
    match slot:
        case nodes.CondExpr():
            for branch in (slot.expr1, slot.expr2):
                if isinstance(branch, nodes.Const):
                    yield str(branch.value)
                elif branch is not None:
                    yield from printed_texts(branch)
        case nodes.Filter(name="sentence" | "with_article" | "capitals") if slot.node is not None:
            yield from printed_texts(slot.node)
        case nodes.Call(node=nodes.Name(name="one_of")):
            yield from (str(one.value) for one in slot.args if isinstance(one, nodes.Const))
