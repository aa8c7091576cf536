"""What stands in braces in a template or a phrase, as an editor typed it, and what is wrong there, in plain words."""

from __future__ import annotations

import re

from newsgen.errors import Fault
from newsgen.model.hidden import hidden, named

WANTED = "a name and what to make of it: {{ highest.top.value|at }}"
PIECE = re.compile(
    r"""\{#.*?#\}|\{%(?P<statement>(?:"[^"\n]*"|'[^'\n]*'|(?!%\}|\{\{|\{%|\}\}).)*)%\}"""
    r"""|\{\{(?P<slot>(?:"[^"\n]*"|'[^'\n]*'|(?!\}\}|\{\{|\{%|%\}).)*)\}\}|(?P<brace>\{\{|\}\}|\{%|%\}|\{#|#\}|[{}])""",
    re.DOTALL,
)
"""A note, a statement, a slot, or a brace that belongs to none of these."""
_CURLY = re.compile("[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]")
_QUOTED = re.compile(r""""[^"\n]*"|'[^'\n]*'""")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}


def brace_fault(at: str, brace: str, rest: str) -> Fault:
    """A brace that belongs to no pair; `rest` is the text from there on."""
    if brace in _CLOSING:
        shown = " ".join(rest.partition("\n")[0][:30].split())
        return Fault(at, f"{shown!r} is not closed", f"{_CLOSING[brace]} after it")
    if brace in _CLOSING.values():
        opening = next(opens for opens, closes in _CLOSING.items() if closes == brace)
        return Fault(at, f"{brace!r} closes nothing", f"{opening} before it")
    return Fault(at, f"a {brace!r} that would be printed", "two of them on each side: {{ highest.top }}")


def typed_fault(at: str, text: str, braces: tuple[str, str] = ("{{", "}}")) -> Fault | None:
    """What is wrong in the characters between braces, as they were typed: curly quotes, hard spaces, nothing."""
    opens, closes = braces
    called = f"{opens} {' '.join(text.strip(' -+').split())} {closes}"
    outside = _QUOTED.sub("", text)
    if quote := _CURLY.search(outside):
        wanted = f"straight ones inside {opens} {closes}: \" or '"
        return Fault(at, f"{called} has a curly quote, {quote[0]}", wanted)
    if "\u00a0" in text:
        return Fault(at, f"{called} has a hard space", f"a plain space inside {opens} {closes}")
    if found := hidden(text):
        return Fault(at, f"{called} has {named(found)}", f"a plain space inside {opens} {closes}")
    if not text.strip(" -+\n"):
        return Fault(at, f"{opens} {closes} says nothing", WANTED)
    return None


def unreadable(at: str, called: str, message: str, wanted: str = WANTED) -> Fault:
    """What is wrong between braces, without the words of whoever reads them."""
    if match := re.match(r"expected token 'end of (?:print )?statement(?: block)?', got '(.*)'", message):
        found = f"{called} goes on with {match[1]!r}"
        return Fault(at, found, "one name, each filter after a |, and {{ }} around each further name")
    if match := re.match(r"unexpected char '(.*)' at \d+", message):
        sign = match[1].encode().decode("unicode_escape")
        return Fault(at, f"{called} has {sign!r}, which stands for nothing", wanted)
    if "expected token ')'" in message or "'('" in message or "')'" in message:
        return Fault(at, f"{called} has brackets that do not close", "as many ) as (")
    return Fault(at, f"{called} cannot be read", wanted)
