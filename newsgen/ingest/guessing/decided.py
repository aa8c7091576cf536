"""What a guess comes to: a declaration, and why it is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsgen.errors import Fault, TableError
from newsgen.model.measure import Measure
from newsgen.model.question import Question
from newsgen.model.source import Source

UNKNOWN_DAY = date.min
"""Stands in a declaration for a day that nothing tells: a question asks for it, and it is never written or printed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing guessed: the key of newsgen.toml that it sets ("data.period"), and why, in plain English."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Guess:
    """A declaration that reads the table, and a reason for each of its parts, in the order of the file."""

    source: Source
    measures: tuple[Measure, ...]
    decisions: tuple[Decision, ...]
    questions: tuple[Question, ...] = ()
    unclear_markers: tuple[str, ...] = ()
    """Cells that may be withheld, and nothing says how large; they are read as holding no figure."""


def guess_of(source: Source, found: Sequence[tuple[Measure, str]], decisions: list[Decision]) -> Guess:
    """The guess, with its measures last. TableError: there are none."""
    measures = tuple(measure for measure, _ in found)
    if not measures:
        raise TableError(Fault(source.source, "no column holds figures", "a table of numbers by area"))
    guess_of = [Decision(f"measures.{measure.name}", why) for measure, why in found]
    return Guess(source, measures, (*decisions, *guess_of))
