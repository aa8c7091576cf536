"""The questions of `newsgen new`, asked on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from newsgen.cli.terminal import tell
from newsgen.errors import InputError
from newsgen.model.question import Question
from newsgen.project.answers import is_form, value_of


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
            if is_form(text, question.candidates):
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
