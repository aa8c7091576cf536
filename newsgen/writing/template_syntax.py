"""What an editor should mend in a template that cannot be read: its braces, its statements, what is never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from newsgen.errors import Fault, nearest
from newsgen.writing.braces import PIECE, WANTED, brace_fault, typed_fault, unreadable

_CLOSED = ("if", "for", "block", "macro", "call", "filter", "with", "autoescape", "raw", "one_of")
_ALONE = ("extends", "include", "import", "from", "set", "do")
_MIDDLE = {
    "else": ("if", "for"),
    "elif": ("if",),
    "or": ("one_of",),
}
"""What stands between the two ends of a statement, and of which."""
_ENDS = tuple("end" + one for one in (*_CLOSED, "set"))
_EXAMPLES = {
    "if": "{% if whole %}",
    "elif": "{% elif whole %}",
    "for": "{% for area in highest.next %}",
    "block": "{% block detail %}",
    "set": "{% set name = patch %}",
    "extends": '{% extends "story.html" %}',
    "include": '{% include "list.html" %}',
    "import": '{% import "own.html" as own %}',
    "from": '{% from "own.html" import name %}',
    "macro": "{% macro name(area) %}",
}
_OWN_MESSAGE = re.compile(r"one_of |nothing may follow|block '\w+' defined twice|\w+ is deep")


@dataclass(frozen=True, slots=True)
class _Open:
    """A statement that waits for its end."""

    name: str
    line: int
    text: str


def syntax_faults(
    environment: Environment, where: str, source: str, error: TemplateSyntaxError
) -> list[Fault]:
    """The faults of a template that Jinja refused to read, each at its line; its own words where nothing is found."""
    found = [*_pieces(environment, where, source)]
    if found:
        return found
    at = f"{where}, line {error.lineno}"
    said = said_of(str(error.message), environment)
    if said != error.message or _OWN_MESSAGE.match(said):
        return [Fault(at, said)]
    return [Fault(at, "it cannot be read from here", "{{ }} around names, {% %} around if, for and set")]


def said_of(message: str, environment: Environment) -> str:
    """A complaint of an unknown filter or test, with the nearest valid name; any other as it is."""
    match = re.match(r"No (filter|test) named '(\w+)'", message)
    if not match:
        return message
    near = nearest(match[2], environment.filters if match[1] == "filter" else environment.tests)
    return f"there is no {match[1]} {match[2]!r}" + (f"; did you mean {near!r}?" if near else "")


def _pieces(environment: Environment, where: str, source: str) -> Iterator[Fault]:
    """What is wrong with one pair of braces after another, and with what stands in a statement and is not closed."""
    waiting: list[_Open] = []
    for piece in PIECE.finditer(source):
        line = source.count("\n", 0, piece.start()) + 1
        at = f"{where}, line {line}"
        raw = bool(waiting) and waiting[-1].name == "raw"
        if piece["statement"] is not None:
            words = piece["statement"].strip(" -+\n\t")
            if raw and words != "endraw":
                continue
            if wrong := typed_fault(at, piece["statement"], ("{%", "%}")):
                yield wrong
            else:
                yield from _statement(environment, at, words, line, waiting)
        elif raw:
            continue
        elif piece["slot"] is not None:
            yield from _slot(environment, at, piece["slot"])
        elif piece["brace"] and len(piece["brace"]) == 2:
            yield brace_fault(at, piece["brace"], source[piece.start() :])
            if piece["brace"] in ("{{", "{%", "{#"):  # what closes further on may be its end
                return
    for one in waiting:
        yield Fault(
            f"{where}, line {one.line}", f"{one.text} is not closed", f"{{% end{one.name} %}} after it"
        )


def _slot(environment: Environment, at: str, text: str) -> Iterator[Fault]:
    if wrong := typed_fault(at, text):
        yield wrong
        return
    words = text.strip(" -+\n\t")
    try:
        environment.parse("{{ " + words + " }}")
    except TemplateSyntaxError as error:
        yield unreadable(at, "{{ " + words + " }}", str(error.message))


def _statement(
    environment: Environment, at: str, words: str, line: int, waiting: list[_Open]
) -> Iterator[Fault]:
    name, _, rest = words.partition(" ")
    called = "{% " + " ".join(words.split()) + " %}"
    if name in _CLOSED or (name == "set" and "=" not in rest):
        yield from _unread(environment, at, called, words, name)
        waiting.append(_Open(name, line, called))
    elif name in _ENDS:
        yield from _end(at, called, name.removeprefix("end"), waiting)
    elif name in _MIDDLE:
        if not waiting or waiting[-1].name not in _MIDDLE[name]:
            yield Fault(
                at, f"{called} stands in no {{% {_MIDDLE[name][0]} %}}", _EXAMPLES.get(_MIDDLE[name][0], "")
            )
        elif name == "elif":
            yield from _unread(environment, at, called, f"if {rest}", "if")
    elif name in _ALONE:
        yield from _unread(environment, at, called, words, name)
    else:
        known = (*_CLOSED, *_ALONE, *_MIDDLE, *_ENDS)
        near = "for" if " in " in rest else nearest(name, known)
        if near in _CLOSED:  # or its end would close nothing
            waiting.append(_Open(near, line, called))
        yield Fault(at, f"there is no {{% {name} %}}", "" if near else "if, for, set or block", near)


def _end(at: str, called: str, name: str, waiting: list[_Open]) -> Iterator[Fault]:
    if not any(one.name == name for one in waiting):
        yield Fault(at, f"{called} closes nothing", f"{{% {name} %}} before it")
        return
    while waiting[-1].name != name:
        lost = waiting.pop()
        place = at.rpartition(", line ")[0]
        yield Fault(
            f"{place}, line {lost.line}",
            f"{lost.text} is not closed",
            f"{{% end{lost.name} %}} before {called}",
        )
    waiting.pop()


def _unread(environment: Environment, at: str, called: str, words: str, name: str) -> Iterator[Fault]:
    """What is wrong in a statement by itself: it is read as if nothing stood in it."""
    text = "{% " + words + " %}"
    if name == "one_of":
        text += "a{% or %}b"
    if name in _CLOSED or (name == "set" and "=" not in words):
        text += "{% end" + name + " %}"
    try:
        environment.parse(text)
    except TemplateSyntaxError as error:
        yield unreadable(at, called, str(error.message), _EXAMPLES.get(name, WANTED))


def super_faults(where: str, names: list[nodes.Name], calls: list[nodes.Call]) -> Iterator[Fault]:
    """{{ super }} without its brackets, which says nothing."""
    called = {id(call.node) for call in calls}
    for name in names:
        if name.name == "super" and id(name) not in called:
            yield Fault(f"{where}, line {name.lineno}", "super stands without its brackets", "{{ super() }}")
