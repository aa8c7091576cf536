"""Periods: a start, an end and a grain."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from newsgen.model.derivation import Input

Grain = Literal["day", "week", "month", "quarter", "year", "election"]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time that one figure covers; both days are within it.

    `written` is how the table writes it in its period column ("" where the table has none): derivations quote it.
    `origin` is where its last day was found. Neither takes part in comparisons: two tables may write one week
    differently.
    """

    end: date
    start: date
    grain: Grain
    written: str = field(default="", compare=False)
    origin: Input | None = field(default=None, compare=False)

    @property
    def days(self) -> int:
        """Its length in days, first and last day included."""
        return (self.end - self.start).days + 1

    @property
    def ordinal(self) -> int:
        """Its number in the sequence of such periods: one more than that of the period before."""
        match self.grain:
            case "day":
                return self.end.toordinal()
            case "week":
                return self.end.toordinal() // 7
            case "month":
                return 12 * self.end.year + self.end.month
            case "quarter":
                return 4 * self.end.year + (self.end.month - 1) // 3
            case _:
                return self.end.year
