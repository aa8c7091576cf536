"""A day, month, quarter or year that a table writes -> the period that it stands for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from newsgen.ingest.dates import Span
from newsgen.model.derivation import Setting
from newsgen.model.period import Grain, Period
from newsgen.model.source import PeriodColumns

_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "year": 12}


def period_of(span: Span, declared: PeriodColumns, *, ends: bool) -> Period | str:
    """The period that ends (or starts) with a span; or what was wanted, where the span is the coarser."""
    grain = declared.grain
    if span.size == grain:
        return Period(span.last, span.first, grain)
    coarse = span.size != "day" and _MONTHS[span.size] > _MONTHS.get(grain, 0)
    if ends:
        # "Year ending Dec 1995": a month stands for its last day
        return f"the last day of a {grain}" if coarse else _ending(span.last, grain)
    return f"the first day of a {grain}" if coarse else _starting(span.first, grain)


def stated(end: date, key: str, grain: Grain) -> Period:
    """The period that ends on a day which the project states under that key."""
    return replace(_ending(end, grain), origin=Setting(f"data.period.{key}", end.isoformat()))


def _ending(end: date, grain: Grain) -> Period:
    """The period of that grain whose last day it is."""
    if grain == "week":
        return Period(end, end - timedelta(days=6), grain)
    if grain == "election":
        return Period(end, end, grain)
    return Period(end, end + timedelta(days=1) - relativedelta(months=_MONTHS[grain]), grain)


def _starting(start: date, grain: Grain) -> Period:
    if grain == "week":
        return Period(start + timedelta(days=6), start, grain)
    if grain == "election":
        return Period(start, start, grain)
    return Period(start + relativedelta(months=_MONTHS[grain]) - timedelta(days=1), start, grain)
