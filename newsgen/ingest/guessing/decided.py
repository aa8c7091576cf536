"""What a guess comes to: a declaration, and why it is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsgen.errors import Fault, TableError
from newsgen.model.measure import Measure
from newsgen.model.source import Source


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


def guess_of(source: Source, found: Sequence[tuple[Measure, str]], decisions: list[Decision]) -> Guess:
    """The guess, with its measures last. TableError: there are none."""
    measures = tuple(measure for measure, _ in found)
    if not measures:
        raise TableError(Fault(source.source, "no column holds figures", "a table of numbers by area"))
    guess_of = [Decision(f"measures.{measure.name}", why) for measure, why in found]
    return Guess(source, measures, (*decisions, *guess_of))
