"""Which cells hold withheld values, and how large those may be."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.ingest.guessing.column import Column, largest_of
from newsgen.ingest.guessing.measures import noun_of
from newsgen.model.source import Suppression

UNKNOWN_LARGEST = 0
"""Stands for the largest withheld figure where no marker tells it: it is asked for, and never made up."""
MOST_WITHHELD = 20
"""No publisher withholds larger counts than this for privacy."""
_NOT_WITHHELD = {"null", "none", "nan", "#n/a", "na", "n/a", "-", "..", "x", ":"}


def guess_withheld(
    figures: Sequence[Column], counts: Sequence[Column]
) -> tuple[Suppression | None, tuple[str, ...], str]:
    """The suppression, other cells without a figure, and why.

    Texts among numbers are markers. Empty cells are, where the counts beside them begin above 1: the smaller ones
    were left out.
    """
    texts = sorted({marker for column in figures for marker in column.markers})
    missing = tuple(text for text in texts if text.casefold() in _NOT_WITHHELD)
    markers = [text for text in texts if text not in missing]
    reasons = [f"{text!r} stands among numbers" for text in markers]
    at_most = max((most for text in markers if (most := largest_of(text)) is not None), default=0)
    least = min((column.numbers.min() for column in counts if not column.filled.all()), default=0)
    gaps = any(not column.filled.all() for column in counts)
    if gaps and 1 < least <= MOST_WITHHELD:
        markers.insert(0, "")
        reasons.insert(0, f"cells are empty, and no count is below {least:g}")
    if not markers:
        return None, missing, ""
    if not at_most:
        return (
            Suppression(markers=tuple(markers), at_most=UNKNOWN_LARGEST, means=""),
            missing,
            "; ".join(reasons),
        )
    number = "two or fewer" if at_most == 2 else f"{at_most} or fewer"
    nouns = [noun_of(column) for column in counts if not column.filled.all() or column.markers]
    means = f"{number} {nouns[0]}s" if nouns and " " not in nouns[0] else number
    return Suppression(markers=tuple(markers), at_most=at_most, means=means), missing, "; ".join(reasons)
