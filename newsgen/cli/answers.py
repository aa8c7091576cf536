"""The answers to the questions of `newsgen new`: from --answer, or from the terminal."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from newsgen.cli.terminal import tell
from newsgen.errors import Fault, InputError, nearest
from newsgen.model.question import Question

_TO_FILL = re.compile(r"[A-Z]{4,}")
"""What a candidate leaves to a person: YYYY-MM-DD, PUBLISHER."""


def answers_of(given: Iterable[str], keys: Iterable[str]) -> dict[str, Any]:
    """The values of KEY=VALUE, by key. InputError with each that has no sign, or is of a key that there is not."""
    known = tuple(keys)
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for one in given:
        key, sign, text = (part.strip() for part in one.partition("="))
        if not sign or key not in known:
            wanted = (
                "a key of newsgen.toml, a sign =, a value" if not sign else "a key that the project file has"
            )
            faults.append(Fault(f"--answer {one!r}", f"the key {key!r}", wanted, nearest(key, known)))
            continue
        try:
            found[key] = value_of(key, text)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(*faults)
    return found


def value_of(key: str, text: str) -> Any:
    """A value as TOML has it; words that are no TOML are a text, and those of a period its length and last day."""
    from newsgen.ingest.guessing.said_period import said_period

    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        value = text
    if key == "data.period" and not isinstance(value, Mapping):
        return said_period(text.strip("\"'"))
    return str(value) if key.rpartition(".")[2] in ("noun", "unit", "name", "publisher", "kind") else value


def is_terminal() -> bool:
    """Whether somebody sits there to be asked, and sees the question."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(questions: Iterable[Question]) -> dict[str, Any]:
    """The answers that a person gives, by key; an empty one leaves the question open."""
    found: dict[str, Any] = {}
    for question in questions:
        tell()
        tell(question.asks)
        tell(f"  ({question.why})")
        for number, candidate in enumerate(question.candidates, 1):
            tell(f"  {number}. {candidate}")
        while (text := _line(f"{question.key} [a number, a value, or nothing to leave it open]: ")) != "":
            if text.isdecimal() and 1 <= int(text) <= len(question.candidates):
                text = question.candidates[int(text) - 1]
            if _TO_FILL.search(text) and text in question.candidates:
                tell(f"  Put your own for what stands in capitals: {text}")
                continue
            try:
                found[question.key] = value_of(question.key, text)
                break
            except InputError as error:
                tell(f"  {error}")
    return found


def _line(prompt: str) -> str:
    tell(prompt, nl=False)
    return sys.stdin.readline().strip()
