"""A period that is longer or shorter than a week, month, quarter or year is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.period import Grain, Period
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
DAYS: Final[Mapping[Grain, tuple[int, int]]] = {
    "day": (1, 1),
    "week": (7, 7),
    "month": (28, 31),
    "quarter": (90, 92),
    "year": (365, 366),
}
"""The fewest and the most days; an election is of one day, or of several."""


def seen(draft: Draft, plan: StoryPlan) -> tuple[Period, Period | None]:
    """The period of its figures and the one that it is held against."""
    return plan.table.period, plan.table.compared_with


def edition_faults(seen: Sequence[tuple[Period, Period | None]], newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for the newest period and one for the period that it is held against."""
    for periods in seen[:1]:
        for period in periods:
            if period is None or period.grain not in DAYS:
                continue
            fewest, most = DAYS[period.grain]
            if not fewest <= period.days <= most:
                yield f"{period.start} to {period.end} is called a {period.grain}, and has {period.days} days"
