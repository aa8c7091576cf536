"""Where one area stands in one patch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from newsgen.model.area import Area, Patch
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Input, Select
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.period import Period

Direction = Literal["up", "down", "unchanged", ""]


@dataclass(frozen=True, slots=True)
class Average:
    """The average a value is held against: never without its kind, its place and how many areas it is of.

    `kind` is "mean", "pooled", "median" or "published"; `place` the patch it belongs to; `areas` is None for a
    published one, `source` is None for any other. `of_patch` is false where a published
    one is of another place; `of_all` where some of the patch's areas have no figure.
    """

    kind: str
    place: Patch | Definition
    of_patch: bool
    figure: Figure
    areas: Figure | None = None
    source: Definition | None = None
    of_all: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """One area of a patch in one measure: its value, rank, ratio to the average and change on the period before.

    `rank` counts from the highest and `rank_low` from the lowest; ties share the better rank and `tied` says so.
    `ratio` is None where the patch has no average; `previous` and `change` where there is no figure of the period
    before. `change` is value minus previous, in the measure's unit (percentage points for percentages).
    `count` is the measure's numerator ("29 new cases" beside a rate), with its own previous and change.
    """

    area: Area
    value: Figure
    rank: Figure
    rank_low: Figure
    tied: bool
    ratio: Figure | None = None
    previous: Figure | None = None
    change: Figure | None = None
    count: Figure | None = None
    count_previous: Figure | None = None
    count_change: Figure | None = None

    @property
    def moved(self) -> Direction:
        """Which way the value went: "up", "down" or "unchanged"; "" where there is no figure of the period before."""
        return _direction(self.change)

    @property
    def count_moved(self) -> Direction:
        """Which way the count went."""
        return _direction(self.count_change)


@dataclass(frozen=True, slots=True)
class PatchTable:
    """One patch in one measure and period, ranked: all that an angle may look at.

    `standings` run from the highest value; equal values by council and name. `suppressed` and `missing` are the
    areas without a figure, A to Z. `whole` is false where the table holds an extract only (the areas above 300),
    so that nothing may be said of the rest. `count_measure` is the measure's numerator, where it has one.
    """

    patch: Patch
    measure: Measure
    period: Period
    compared_with: Period | None
    standings: tuple[Standing, ...]
    suppressed: tuple[Area, ...]
    missing: tuple[Area, ...]
    average: Average | None
    areas: Figure
    ranked: Figure
    suppressed_count: Figure
    selection: Select
    compared_selection: Select | None
    whole: bool = True
    count_measure: Measure | None = None

    def select(self, areas: tuple[str, ...]) -> Select:
        """The measure's cells of some of the patch's areas only."""
        return replace(self.selection, areas=areas)

    def count(self, standings: tuple[Standing, ...], origin: Input | None = None) -> Figure:
        """How many areas these are, as a figure; its origin, unless given, counts their cells one by one."""
        found = origin or Derivation("count", tuple(s.value.origin for s in standings))
        return Figure(len(standings), "count", found, measure=None, period=self.period)


def _direction(change: Figure | None) -> Direction:
    if change is None:
        return ""
    return "up" if change.value > 0 else "down" if change.value < 0 else "unchanged"
