"""Figures that are old news: published too long before the day of the edition, or about a period too long past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.period import Grain, Period
from newsgen.model.plan import StoryPlan
from newsgen.model.strict import STRICT

SEVERITY: Severity = "warn"
DAYS: Final[Mapping[Grain, int]] = {
    "day": 5,
    "week": 10,
    "month": 45,
    "quarter": 135,
    "year": 400,
    "election": 30,
}
"""How long a table is news: until some time after the next one is due."""
LAG: Final[Mapping[Grain, int]] = {
    "day": 14,
    "week": 28,
    "month": 120,
    "quarter": 240,
    "year": 730,
    "election": 365,
}
"""How long after its period a table is published, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set; where it does not, the grain of its periods decides."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    days: int | None = None
    """How many days after publication a table is news; usual are 5 (of days), 10, 45, 135, 400 or 30 (elections)."""
    lag: int | None = None
    """How many days after its period a table may come; usual are 14 (of days), 28, 120, 240, 730 or 365 (elections)."""


USUAL = Options()


def seen(draft: Draft, plan: StoryPlan) -> tuple[Period, date]:
    """The period of its figures, and the day on which they were published."""
    return plan.table.period, plan.published


def edition_faults(
    seen: Sequence[tuple[Period, date]], newsroom: NewsroomSettings, options: Options = USUAL
) -> Iterable[str]:
    """One message for the vintage, one for the period."""
    for period, published in seen[:1]:  # one table, one vintage
        grain = period.grain
        days, age = options.days or DAYS[grain], (newsroom.as_of - published).days
        if age > days:
            yield (
                f"the table was published on {published}, {age} days before the day of this edition; figures of a "
                f"{grain} are news for {days}"
            )
        days, age = options.lag or LAG[grain], (published - period.end).days
        if age > days:
            yield (
                f"the newest {grain} ended on {period.end}, {age} days before the table was published; "
                f"usual are {days} at most"
            )
