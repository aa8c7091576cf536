"""One measure in one patch: its average, where each area stands, and the table of them all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from newsgen.model.area import Area, Patch
from newsgen.model.bounds import ALL_KNOWN, Unknown
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Input, Select
from newsgen.model.earlier import NONE, NOTHING, ChangeHistory, EarlierRanks, TimeSeries, Together
from newsgen.model.figure import Direction, Figure, direction_of
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.place_figures import PatchFigures
from newsgen.model.rank_test import RankTest
from newsgen.model.step import a_year_before


@dataclass(frozen=True, slots=True)
class Average:
    """The average a value is held against: never without its kind, its place and how many areas it is of.

    `kind` is "mean", "pooled", "median" or "published"; `place` the patch it belongs to; `areas` is None for a
    published one, `source` is None for any other. `of_patch` is false where a published
    one is of another place; `of_all` where some of the patch's areas have no figure. `previous` is that of the same
    areas in the period before, and `change` the one minus the other (percentage points for percentages): None where
    one of the two is not of all areas of the patch, and for a published one. `exact` is its value before it became a
    float.
    """

    kind: str
    place: Patch | Definition
    of_patch: bool
    figure: Figure
    areas: Figure | None = None
    source: Definition | None = None
    of_all: bool = True
    previous: Figure | None = None
    change: Figure | None = None
    exact: Fraction | None = None


@dataclass(frozen=True, slots=True)
class AreaRanking:
    """One area of a patch in one measure: its value, rank, ratio to the average and change on the period before.

    `rank` counts from the highest and `rank_low` from the lowest; ties share the better rank and `tied` says so.
    `ratio` is None where the patch has no average; `previous` and `change` where there is no figure of the period
    before. `change` is value minus previous, in the measure's unit (percentage points for percentages).
    `count` is the measure's numerator ("29 new cases" beside a rate), with its own previous and change, and
    `denominator` what it is divided by. `past` is how the value moved before, None where the table does not say;
    `history` its earlier values, newest first, from this table and from older ones.

    `sure_high` is whether no area whose figure is withheld or missing may be as high, so that its rank from the highest
    holds of all areas of the patch; `sure_low` the same of the lowest.

    What chance alone could do to a rank (docs/ranks.md): `rank_range` are the ranks, from the highest among the areas
    with a figure, between which that of its underlying rate lies, None where there is no test. `chance_high` is, for
    the (joint) highest of a patch, the chance that the highest underlying rate is its own or that of one that ties with
    it, and None for others; `chance_low` the same of the lowest. `firm_high` and `firm_low` are false of the (joint)
    first and last whose place is weak: a story that calls it so owes a sentence on chance.
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
    denominator: Figure | None = None
    past: ChangeHistory | None = None
    history: TimeSeries = field(default=NONE, compare=False)
    firm_high: bool = True
    firm_low: bool = True
    rank_range: tuple[int, int] | None = None
    chance_high: float | None = None
    chance_low: float | None = None
    sure_high: bool = True
    sure_low: bool = True

    @property
    def moved(self) -> Direction:
        """Which way the value went: "up", "down" or "unchanged"; "" where there is no figure of the period before."""
        return direction_of(self.change)

    @property
    def counted(self) -> float:
        """How many things are behind it: its count, or itself where it is one; 0 where nothing is counted."""
        if self.count is not None:
            return self.count.value
        return self.value.value if self.value.unit == "count" else 0

    @property
    def count_moved(self) -> Direction:
        """Which way the count went."""
        return direction_of(self.count_change)


@dataclass(frozen=True, slots=True)
class PatchTable:
    """One patch in one measure and period, ranked: all that an angle may look at.

    `rankings` run from the highest value; equal values by council and name. `suppressed` and `missing` are the
    areas without a figure, A to Z. `whole` is false where the table holds an extract only (the areas above 300),
    so that nothing may be said of the rest. `count_measure` is the measure's numerator, where it has one.
    `own` is the ranking of a patch that is one area; the table is then that of the place it is ranked in. `around` is
    the average of the smallest other patch that holds all of this one.
    `entered` are the areas without a figure or a reason in the period before that have one now, `left` those that had
    one and do not; `together` is how all areas of the table, of this patch or not, moved at once.
    `unknown` has the areas whose figure is not known now or in the period before, and what it may be: what is said of
    all areas must hold for each of these values, or say of which areas it holds.
    `kept_back` says, in words for the editor, which figures may not be printed, and why (docs/disclosure.md).
    `earlier` are the ranks of its areas in earlier periods.
    `rank_test` is how sure the newsroom wants to be of a rank, None where those of this measure get no test.
    `swap_high` is how many more of what is counted it takes in second place to be first; the area of the figure is the
    one that would have them. `swap_low` is how many more the last would need not to be last. None where an area without
    a figure may be there, several are last, nothing is counted, or the measure gets no test.
    `extract_line` is what an extract's areas are above, where it is cut by this measure; None of a whole table.
    `places` has the patch as a whole beside those around and inside it; None for an extract, and for one area.
    """

    patch: Patch
    measure: Measure
    period: Period
    compared_with: Period | None
    rankings: tuple[AreaRanking, ...]
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
    entered: tuple[Area, ...] = ()
    left: tuple[Area, ...] = ()
    together: Together | None = None
    unknown: Unknown = ALL_KNOWN
    kept_back: tuple[str, ...] = ()
    rank_test: RankTest | None = None
    own: AreaRanking | None = None
    around: Average | None = None
    earlier: EarlierRanks = field(default=NOTHING, compare=False)
    places: PatchFigures | None = None
    swap_high: Figure | None = None
    swap_low: Figure | None = None
    extract_line: Figure | None = None

    @property
    def area_kind(self) -> str:
        """What its areas are called (Area.kind), or "" where they are called differently."""
        kinds = {area.kind for area in (*(s.area for s in self.rankings), *self.suppressed, *self.missing)}
        return kinds.pop() if len(kinds) == 1 else ""

    @property
    def year_before(self) -> Period | None:
        """The period compared with, where that is the same one of the year before (of a measure with a season)."""
        before = self.compared_with
        return before if before is not None and a_year_before(self.period, before) else None

    def select(self, areas: tuple[str, ...]) -> Select:
        """The measure's cells of some of the patch's areas only."""
        return replace(self.selection, areas=areas)

    def count(
        self, rankings: tuple[AreaRanking, ...], origin: Input | None = None, *, sure: bool = True
    ) -> Figure:
        """How many areas these are, as a figure; its origin, unless given, counts their cells one by one.

        Where it is not `sure` that no area without a figure belongs to them, it is the least that they can be.
        """
        found = origin or Derivation("count", tuple(s.value.origin for s in rankings))
        return Figure(len(rankings), "count", found, period=self.period, bound="" if sure else "least")
