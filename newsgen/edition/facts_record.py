"""What facts/<patch>.json holds, as other programs and our own readers find it (docs/edition.md)."""

from __future__ import annotations

from typing import NotRequired, TypeAlias, TypedDict

from newsgen.edition.records import PeriodRecord


class EndsRecord(TypedDict):
    """The least and the most that a quantity may be; null where there is no such end."""

    low: float | None
    high: float | None


Quantity: TypeAlias = float | EndsRecord
"""A number, or its ends where withheld figures leave it open."""


class ComparedRecord(TypedDict):
    """A quantity now and before, with its change in its own unit and in per cent: each where it is known."""

    now: NotRequired[Quantity]
    before: NotRequired[Quantity]
    change: NotRequired[Quantity]
    per_cent: NotRequired[Quantity]


class WiderRecord(TypedDict):
    """A place that holds all of the patch."""

    patch: str
    total: ComparedRecord | None
    rate: ComparedRecord | None


class WithoutMoverRecord(TypedDict):
    """The total without the area whose number moved most."""

    area: str
    total: ComparedRecord


class ConcentratedRecord(TypedDict):
    """The place inside the patch that has most of something: `held` of its `of`, `areas` of its `all_areas`."""

    level: str
    place: str
    held: Quantity
    of: Quantity
    areas: int
    all_areas: int


class LineRecord(TypedDict):
    """How many areas are on either side of a round figure."""

    line: float
    above: ComparedRecord | None
    below: ComparedRecord | None
    most_in: ConcentratedRecord | None


class ExtremeRecord(TypedDict):
    """The areas that stand first in something, by code, and how many without a figure could pass or equal them."""

    areas: list[str]
    others: int


class HistoryRecord(TypedDict):
    """The patch beside every earlier period that the table holds."""

    periods: int
    first: PeriodRecord
    highest: bool
    lowest: bool
    highest_since: PeriodRecord | None
    lowest_since: PeriodRecord | None
    high_records: int
    low_records: int
    of_last: int


class MeasureFactsRecord(TypedDict):
    """What is so of the patch in one measure."""

    measure: str
    companion: str
    counted_in: str
    total: ComparedRecord | None
    rate: ComparedRecord | None
    wider: list[WiderRecord]
    peers: list[str]
    rank_high: ComparedRecord | None
    rank_low: ComparedRecord | None
    without_mover: WithoutMoverRecord | None
    up: Quantity | None
    down: Quantity | None
    same: Quantity | None
    doubled: Quantity | None
    halved: Quantity | None
    lines: list[LineRecord]
    most_of_total: ConcentratedRecord | None
    highest: ExtremeRecord
    top: ExtremeRecord
    lowest: ExtremeRecord
    rise: ExtremeRecord
    fall: ExtremeRecord
    rise_per_cent: ExtremeRecord
    fall_per_cent: ExtremeRecord
    swap: int | None
    history: HistoryRecord | None


class AreaFigureRecord(TypedDict):
    """An area's figure in one period; without one `withheld` (with the ends that its publisher gives) or `missing`."""

    value: NotRequired[float]
    count: NotRequired[float]
    rank_high: NotRequired[Quantity]
    rank_low: NotRequired[Quantity]
    withheld: NotRequired[bool]
    missing: NotRequired[bool]
    low: NotRequired[float]
    high: NotRequired[float]


class AreaMeasureRecord(TypedDict):
    """An area in one measure."""

    now: AreaFigureRecord
    before: NotRequired[AreaFigureRecord]
    change: NotRequired[float]
    count_change: NotRequired[float]
    denominator: NotRequired[float]


class AreaFactsRecord(TypedDict):
    """An area of the patch, and its figures by measure."""

    code: str
    name: str
    figures: dict[str, AreaMeasureRecord]


class FactsRecord(TypedDict):
    """facts/<patch>.json."""

    patch: str
    slug: str
    kind: str
    period: PeriodRecord
    compared_with: PeriodRecord | None
    measures: list[MeasureFactsRecord]
    areas: list[AreaFactsRecord]
