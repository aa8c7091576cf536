"""The facts card: all that is worked out for a patch before any sentence, true for all that withheld figures may be."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.area import Area, Patch
from newsgen.model.bounds import Bounds
from newsgen.model.measure import Measure
from newsgen.model.period import Period


@dataclass(frozen=True, slots=True)
class Compared:
    """A quantity now and in the period before: None where it is not known at all, or there is no such period.

    `change` is now minus before, in the quantity's own unit (points, of a percentage), and `per_cent` that in
    hundredths of before, None where before may be zero or less.
    """

    now: Bounds | None
    before: Bounds | None = None
    change: Bounds | None = None
    per_cent: Bounds | None = None


UNKNOWN = Compared(None)


@dataclass(frozen=True, slots=True)
class WiderFacts:
    """A place that holds all of the patch and more: its total and its pooled rate."""

    name: str
    total: Compared
    rate: Compared


@dataclass(frozen=True, slots=True)
class Concentrated:
    """The place inside the patch that has most of something: `held` of the patch's `of`; `areas` of `all_areas`."""

    level: str
    place: str
    held: Bounds
    of: Bounds
    areas: int
    all_areas: int


@dataclass(frozen=True, slots=True)
class LineFacts:
    """How many areas are above a round figure and how many below it, and where most of those above are.

    An area at the figure is neither. `most_in` is None where several places may have most of them.
    """

    line: float
    above: Compared
    below: Compared
    most_in: Concentrated | None


@dataclass(frozen=True, slots=True)
class Extreme:
    """The areas that stand first in something, by code; how many areas without a figure could pass or equal them."""

    areas: tuple[str, ...]
    others: int = 0


NOBODY = Extreme(())


@dataclass(frozen=True, slots=True)
class WithoutMover:
    """What the total is without the one area whose number moved most, up or down."""

    area: str
    total: Compared


@dataclass(frozen=True, slots=True)
class HistoryFacts:
    """The patch's rate (or total) beside every earlier period held, `periods` of them, the oldest `first`.

    `highest` is true where it is above all of them for sure. `highest_since` is the latest period that was as high or
    higher: None where there is none, or where that is not sure. `high_records` of the last 12 periods (`of_last`) were
    above all before them for sure. The same of the lowest.
    """

    periods: int
    first: Period
    highest: bool
    lowest: bool
    highest_since: Period | None
    lowest_since: Period | None
    high_records: int
    low_records: int
    of_last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """What is so of a patch in one measure.

    `total` is the sum of the measure's numerator, or of the measure itself where that adds up, and `rate` the pooled
    one. `peers` are the other patches of its kind in the same place, by name, and the ranks those among them and
    itself, by rate, else by total. Counts of areas are `up`, `down`, `same`, `doubled` and `halved` (at least; by
    number where there is a numerator). `highest` and `lowest` are the first and the last, `top` the first three. A rise
    or a fall in number is that of the numerator, or of the measure. `swap` is the fewest extra cases in second place
    that would put it first, alone. All of it is None or nobody where the table does not prove it.
    """

    measure: Measure
    companion: str
    total: Compared
    rate: Compared
    wider: tuple[WiderFacts, ...]
    peers: tuple[str, ...]
    rank_high: Compared
    rank_low: Compared
    without_mover: WithoutMover | None
    up: Bounds | None
    down: Bounds | None
    same: Bounds | None
    doubled: Bounds | None
    halved: Bounds | None
    lines: tuple[LineFacts, ...]
    most_of_total: Concentrated | None
    highest: Extreme
    top: Extreme
    lowest: Extreme
    rise: Extreme
    fall: Extreme
    rise_per_cent: Extreme
    fall_per_cent: Extreme
    swap: int | None
    history: HistoryFacts | None


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """An area's figure in one period, None where it has none: then `bounds` are what it may be.

    `bounds` are None where nobody said. `withheld` is true where its publisher, or newsgen, keeps it back. The ranks
    are among the patch's areas, from the highest and from the lowest; they are None without a figure. `count` is the
    numerator, None wherever the figure is.
    """

    value: float | None
    withheld: bool
    bounds: Bounds | None
    rank_high: Bounds | None
    rank_low: Bounds | None
    count: float | None


@dataclass(frozen=True, slots=True)
class AreaMeasure:
    """An area in one measure, now and before (None: no such period), with the change of its figure and of its count."""

    now: AreaFigure
    before: AreaFigure | None
    change: float | None
    count_change: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """An area of a patch: its figures, in step with the measures of the card."""

    area: Area
    figures: tuple[AreaMeasure, ...]


@dataclass(frozen=True, slots=True)
class FactsCard:
    """All facts of a patch. Areas ascend by code."""

    patch: Patch
    period: Period
    compared_with: Period | None
    measures: tuple[MeasureFacts, ...]
    areas: tuple[AreaFacts, ...]
