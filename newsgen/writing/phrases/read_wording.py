"""A wording, read for its faults: its fixed words, and each `{{ }}` by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from newsgen.errors import Fault
from newsgen.model.hidden import hidden, named
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.phrase_file import Wording

_CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]")
_PIECE = re.compile(
    r"""\{#.*?#\}|\{%.*?%\}|\{\{((?:"[^"]*"|'[^']*'|(?!\}\}|\{\{).)*)\}\}|(\{\{|\}\}|\{%|%\}|\{#|#\}|[{}])"""
)
_WANTED = "a name and what to make of it: {{ highest.top.value|at }}"


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
    for piece in _PIECE.finditer(wording.text):
        fixed[-1] += wording.text[end : piece.start()]
        end = piece.end()
        if piece[2]:
            faults.append(_brace(at, piece[2], wording.text[piece.start() :]))
            if piece[2] == "{{":  # what follows is no sentence
                end = len(wording.text)
                break
        elif piece[1] is not None:
            fixed.append("")
            found = _slot(environment, at, piece[1])
            if isinstance(found, Fault):
                faults.append(found)
            else:
                slots.append(found)
        elif piece[0].startswith("{%"):
            wanted = "a 'when' above it, or {{ this if question else that }}"
            faults.append(Fault(at, f"{piece[0]} in a sentence", wanted))
    fixed[-1] += wording.text[end:]
    return ReadWording(tuple(fixed), tuple(slots), tuple(faults))


def _brace(at: str, brace: str, rest: str) -> Fault:
    closing = {"{{": "}}", "{%": "%}", "{#": "#}"}
    if brace in closing:
        return Fault(at, f"{rest[:30].rstrip()!r} is not closed", f"{closing[brace]} after it")
    if brace in closing.values():
        return Fault(
            at, f"{brace!r} closes nothing", f"{next(k for k, v in closing.items() if v == brace)} before it"
        )
    return Fault(at, f"a {brace!r} that would be printed", "two of them on each side: {{ highest.top }}")


def _slot(environment: Sandbox, at: str, text: str) -> nodes.Expr | Fault:
    called = "{{ " + text.strip() + " }}"
    if quote := _CURLY.search(text):
        return Fault(at, f"{called} has a curly quote, {quote[0]}", "straight ones inside {{ }}: \" or '")
    if "\u00a0" in text:
        return Fault(at, f"{called} has a hard space".replace("\u00a0", " "), "a plain space inside {{ }}")
    if found := hidden(text):
        return Fault(at, f"{called} has {named(found)}", "a plain space inside {{ }}")
    if not text.strip():
        return Fault(at, "{{ }} says nothing", _WANTED)
    try:
        body = environment.parse("{{" + text + "}}").body
    except TemplateSyntaxError as error:
        return _unreadable(at, called, str(error.message))
    expressions = [node for output in body if isinstance(output, nodes.Output) for node in output.nodes]
    return expressions[0] if len(expressions) == 1 else Fault(at, f"{called} cannot be read", _WANTED)


def _unreadable(at: str, called: str, message: str) -> Fault:
    """What is wrong in a slot, without the words of whoever reads it."""
    if match := re.match(r"expected token 'end of print statement', got '(.*)'", message):
        found = f"{called} goes on with {match[1]!r}"
        return Fault(at, found, "one name, each filter after a |, and {{ }} around each further name")
    if match := re.match(r"unexpected char '(.*)' at \d+", message):
        return Fault(
            at,
            f"{called} has {match[1].encode().decode('unicode_escape')!r}, which stands for nothing",
            _WANTED,
        )
    if "expected token ')'" in message or "'('" in message or "')'" in message:
        return Fault(at, f"{called} has brackets that do not close", "as many ) as (")
    return Fault(at, f"{called} cannot be read", _WANTED)


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
