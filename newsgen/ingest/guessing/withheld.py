"""Which cells hold withheld values, which hold none, and what follows a figure as a flag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from newsgen.ingest.conventions import is_missing, is_withheld, known_flags
from newsgen.ingest.guessing.column import Column, largest_of
from newsgen.ingest.guessing.decided import Decision
from newsgen.ingest.guessing.measures import noun_of
from newsgen.model.source import UNSTATED, Suppression

MOST_WITHHELD = 20
"""No publisher withholds larger counts than this for privacy."""
OFTEN = 5
"""So often the smallest count stands in a column from which the smaller ones were left out: once is chance."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The suppression, other cells without a figure, the flags with their meanings, and why.

    A suppression whose `at_most` is UNSTATED is a question: nobody but its publisher knows.
    """

    withheld: Suppression | None = None
    missing: tuple[str, ...] = ()
    flags: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()


def guess_marks(figures: Sequence[Column], counts: Sequence[Column]) -> Marks:
    """What the texts in columns of figures mean.

    Texts that publishers write for a missing figure are missing. All others among numbers are taken as withheld, since
    a withheld figure taken as missing might be told; how large it may be is said only by a range such as "0-2", never
    guessed. Empty cells are withheld where the counts beside them begin above 1, and stand there often: the smaller
    ones were left out.
    """
    texts = sorted({marker for column in figures for marker in column.markers})
    missing = tuple(text for text in texts if is_missing(text))
    markers = [text for text in texts if text not in missing]
    flags = {flag: known_flags()[flag] for column in figures for flag in column.flags}
    decisions = []
    if flags:
        told = ", ".join(f"{flag!r} is {means}" for flag, means in sorted(flags.items()))
        decisions.append(
            Decision("data.flags", f"letters follow some figures, as publishers mark them: {told}")
        )
    if missing:
        told = ", ".join(map(repr, missing))
        decisions.append(Decision("data.missing", f"{told}: so publishers write that there is no figure"))
    reasons = [_why(text) for text in markers]
    ranges = [largest_of(text) for text in markers]
    at_most = max((most for most in ranges if most is not None), default=UNSTATED)
    if gap := _gap(counts):
        markers.insert(0, "")
        reasons.insert(0, f"cells are empty, and no count is below {gap}")
    if not markers:
        return Marks(missing=missing, flags=flags, decisions=tuple(decisions))
    decisions.append(Decision("data.suppressed", "; ".join(reasons)))
    withheld = Suppression(markers=tuple(markers), at_most=at_most, means=_means(at_most, counts))
    return Marks(withheld, missing, flags, tuple(decisions))


def _gap(counts: Sequence[Column]) -> int:
    """The smallest count of columns with empty cells, where smaller ones seem to have been left out; else 0."""
    gappy = [column for column in counts if not column.filled.all()]
    least = min((float(column.numbers.min()) for column in gappy), default=0.0)
    if not 1 < least <= MOST_WITHHELD:
        return 0
    often = max(int(np.count_nonzero(column.values[column.texts.which] == least)) for column in gappy)
    return int(least) if often >= OFTEN else 0


def _why(text: str) -> str:
    if is_withheld(text) or largest_of(text) is not None:
        return f"{text!r} stands among numbers, as publishers write that a figure is withheld"
    return f"{text!r} stands among numbers"


def _means(at_most: int, counts: Sequence[Column]) -> str:
    if at_most == UNSTATED:
        return ""
    number = "two or fewer" if at_most == 2 else f"{at_most} or fewer"
    nouns = [noun_of(column) for column in counts if not column.filled.all() or column.markers]
    return f"{number} {nouns[0]}s" if nouns and " " not in nouns[0] else number
