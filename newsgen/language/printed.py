"""A number in print."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as print has it: its text, and the value that a reader takes from it."""

    text: str
    value: Fraction

    def __str__(self) -> str:
        return self.text
