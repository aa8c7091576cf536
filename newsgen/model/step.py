"""Periods that keep step: from which earlier ones a series may be made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from newsgen.model.period import Period

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_YEAR, _NEAR = 365, 3
A_YEAR: Final[Mapping[str, int]] = {"week": 52, "month": 12, "quarter": 4}
"""How many periods of a grain lie between one and the same of the year before."""


def in_step(newest: Period, earlier: Period) -> bool:
    """Whether `earlier` lies a whole number of periods of its grain before `newest`.

    Weeks that end on another day of the week do not, nor do years that end in another month: they overlap their
    neighbours. Elections always do.
    """
    if earlier.grain != newest.grain or earlier.end >= newest.start:
        return False
    if newest.grain == "week":
        return (newest.end - earlier.end).days % 7 == 0
    months = 12 * (newest.end.year - earlier.end.year) + newest.end.month - earlier.end.month
    return months % _MONTHS.get(newest.grain, 1) == 0


def adjoin(later: Period, earlier: Period) -> bool:
    """Whether nothing lies between two periods; of elections, whatever lies between is no election."""
    return later.grain == "election" or earlier.end == later.start - timedelta(days=1)


def a_year_before(newest: Period, earlier: Period) -> bool:
    """Whether `earlier` is the same week, month or quarter of the year before; a year and an election have none.

    The same week lies whole weeks earlier and ends within three days of a year before.
    """
    if earlier.grain != newest.grain or newest.grain not in A_YEAR:
        return False
    if newest.grain == "week":
        days = (newest.end - earlier.end).days
        return days % 7 == 0 and abs(days - _YEAR) <= _NEAR
    months = 12 * (newest.end.year - earlier.end.year) + newest.end.month - earlier.end.month
    return months == _MONTHS["year"]


def unbroken(newest: Period, earlier: tuple[Period, ...]) -> int:
    """How many of the earlier periods, newest first, adjoin one another and the newest."""
    for count, (later, before) in enumerate(zip((newest, *earlier), earlier, strict=False)):
        if not adjoin(later, before):
            return count
    return len(earlier)
