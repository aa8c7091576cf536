"""A number with its unit and its origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from newsgen.model.area import Area
from newsgen.model.derivation import Input
from newsgen.model.measure import Measure
from newsgen.model.period import Period

Unit = Literal[
    "count", "rate", "share", "per_cent", "points", "share_points", "money", "number", "ratio", "rank"
]

IN_ONES: Final = frozenset[Unit]({"share", "share_points"})
"""Units in ones that print in hundredths."""
PERCENTAGES: Final = frozenset[Unit]({"per_cent", "share", "share_points"})
"""Units of which no percentage is taken: a difference of two is given in points."""


Direction = Literal["up", "down", "unchanged", ""]


def difference_unit(unit: Unit) -> Unit:
    """The unit of one figure less another: percentage points for percentages, their own for all else."""
    differences: dict[Unit, Unit] = {"per_cent": "points", "share": "share_points"}
    return differences.get(unit, unit)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a draft may print: exact, in a stated unit, with the way back to its cells.

    A count is a whole number; a share lies between 0 and 1; `per_cent` and `points` are in hundredths; `share_points`
    is a difference of shares, in ones; `ratio` is one value over another; `rank` counts from 1. Where two figures were
    compared, `over` is the first (the new value, the numerator) and `base` the second (the old value, the average).
    `bound` says of a figure that withheld or missing ones may alter that it is the "least" or the "most" that it can
    be: then every draft says "at least" with it, or "no more than"; or that it is "about" so much in any case.
    `place` is the name of the place that an average, a total or a share is of, "" for any other figure.
    """

    value: float
    unit: Unit
    origin: Input
    measure: Measure | None = None
    area: Area | None = None
    period: Period | None = None
    base: Figure | None = None
    over: Figure | None = None
    bound: Literal["", "least", "most", "about"] = ""
    place: str = ""


def direction_of(change: Figure | None) -> Direction:
    """Which way a change goes: "up", "down" or "unchanged"; "" where there is none."""
    if change is None:
        return ""
    return "up" if change.value > 0 else "down" if change.value < 0 else "unchanged"
