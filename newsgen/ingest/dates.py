"""The text of a cell -> the days it means: one day, a month, a quarter, a year; and the period that these stand for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from newsgen.ingest.spans import Span, day_span, label, month_number, month_span
from newsgen.ingest.wording import plain
from newsgen.model.derivation import Setting
from newsgen.model.period import Grain, Period
from newsgen.model.source import PeriodColumns
from newsgen.model.step import adjoin

_LEAD = re.compile(
    r"^(?:(?:year|quarter|month|week|period|[0-9]+ (?:days|weeks|months)) (?:ending|ended|to)|w/e|y/?e) ",
    re.I,
)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ", re.I)
_EXCEL_EPOCH = date(1899, 12, 30)
_SLASHED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?: [0-9:.]+)?")
YEARS = range(1700, 2201)
"""A date of another year is a slip of the pen, not a date."""
WANTED = "a date such as 2021-02-18, 18/02/2021, 18 February 2021, 2021-02, 2021 Q1 or 2021"
_YEAR, _WORD, _TH = r"((?:1[89]|20)[0-9]{2})", r"([A-Za-z]{3,9}\.?)", r"(?:st|nd|rd|th)?"
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "year": 12}


def parse_dates(
    texts: Sequence[str], written: str = "", starts_in: int | None = None, order: str = ""
) -> list[Span | str]:
    """Each text's days; or, where it means none, what was wanted.

    18/02/2021 is day before month, unless that is impossible for some text of the column and month before
    day is possible for all, or the `order` is given. Where neither order fits all, every such text is at fault: nothing
    is guessed. Labels of years (2022/23) begin in the month `starts_in`.
    """
    if written:
        return [_checked(partial(_as_written, plain(text), written)) for text in texts]
    bare = [_WEEKDAY.sub("", _LEAD.sub("", plain(text))) for text in texts]
    order = order or _order([match.groups() for text in bare if (match := _SLASHED.fullmatch(text))])
    return [_span(text, order, starts_in) for text in bare]


def parse_periods(texts: Sequence[str], declared: PeriodColumns, *, ends: bool) -> list[Period | str]:
    """The period of each text, its last day (or its first); or, where it has none, what was wanted.

    Where both orders of day and month are possible, and periods overlap when the day comes first and adjoin one another
    when the month does, the month comes first: 01/01/2021, 02/01/2021 and 03/01/2021 are three months.
    """
    found = _periods(texts, declared, ends=ends)
    if not declared.format and _overlap(found) and any(_SLASHED.fullmatch(plain(text)) for text in texts):
        others = _periods(texts, declared, ends=ends, order="month first")
        known = sorted({period for period in others if isinstance(period, Period)})
        whole = not any(isinstance(period, str) for period in others)
        if whole and all(map(adjoin, known[1:], known)):
            return others
    return found


def _periods(
    texts: Sequence[str], declared: PeriodColumns, *, ends: bool, order: str = ""
) -> list[Period | str]:
    spans = parse_dates(texts, declared.format, declared.starts_in, order)
    return [period_of(span, declared, ends=ends) if isinstance(span, Span) else span for span in spans]


def _overlap(found: Sequence[Period | str]) -> bool:
    known = sorted({period for period in found if isinstance(period, Period)})
    return any(later.start <= before.end for before, later in pairwise(known))


def period_of(span: Span, declared: PeriodColumns, *, ends: bool) -> Period | str:
    """The period that ends (or starts) with a span; or what was wanted, where the span is the coarser."""
    grain = declared.grain
    if span.size == grain:
        return Period(span.last, span.first, grain)
    coarse = span.size == "week" or _MONTHS.get(span.size, 0) > _MONTHS.get(grain, 0)
    if ends:
        # "Year ending Dec 1995": a month stands for its last day
        return f"the last day of a {grain}" if coarse else _ending(span.last, grain)
    return f"the first day of a {grain}" if coarse else _starting(span.first, grain)


def stated(end: date, key: str, grain: Grain) -> Period:
    """The period that ends on a day which the project states under that key."""
    return replace(_ending(end, grain), origin=Setting(f"data.period.{key}", end.isoformat()))


def _span(text: str, order: str, starts_in: int | None) -> Span | str:
    if slashed := _SLASHED.fullmatch(text):
        if not order:
            return "one order of day and month throughout the column, or data.period.format"
        first, second, year = slashed.groups()
        day, month = (first, second) if order == "day first" else (second, first)
        return _checked(lambda: day_span(_full(int(year), year), int(month), int(day)))
    labelled = _checked(lambda: label(text, starts_in) or "")
    if labelled:
        return labelled
    for shape, meaning in _SHAPES:
        if match := shape.fullmatch(text):
            return _checked(lambda found=match, make=meaning: make(*found.groups()))  # type: ignore[misc]
    return WANTED


def _order(parts: Sequence[tuple[str, ...]]) -> str:
    """Either "day first" or "month first"; "" where neither fits them all."""
    if all(int(month) <= 12 for _, month, _ in parts):
        return "day first"
    return "month first" if all(int(month) <= 12 for month, _, _ in parts) else ""


def _as_written(text: str, written: str) -> Span | str:
    try:
        year, month, day = time.strptime(text, written)[:3]
    except ValueError:
        return f"a date written as {written}"
    if re.search(r"%[djxcD]", written):
        return day_span(year, month, day)
    return month_span(year, month, 1) if re.search(r"%[mbB]", written) else month_span(year, 1, 12)


def _checked(make: Callable[[], Span | str]) -> Span | str:
    try:
        span = make()
    except (ValueError, OverflowError):
        return "a day that the calendar has"
    return (
        span
        if isinstance(span, str) or span.first.year in YEARS
        else f"a year from {YEARS[0]} to {YEARS[-1]}"
    )


def _full(year: int, text: str) -> int:
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _quarter(year: str, quarter: str) -> Span:
    return month_span(int(year), int(quarter) * 3 - 2, 3)


def _serial(days: str) -> Span:
    there = _EXCEL_EPOCH + timedelta(days=int(days))
    return Span(there, there, "day")


_SHAPES: list[tuple[re.Pattern[str], Callable[..., Span]]] = [
    (re.compile(shape), meaning)
    for shape, meaning in (
        (
            r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+(?:Z|[-+][0-9:]+)?)?",
            lambda y, m, d: day_span(int(y), int(m), int(d)),
        ),
        (_YEAR + r"([0-9]{2})([0-9]{2})", lambda y, m, d: day_span(int(y), int(m), int(d))),
        (_YEAR + r"[-/ M]?(0[1-9]|1[0-2])", lambda y, m: month_span(int(y), int(m), 1)),
        (r"(0?[1-9]|1[0-2])/" + _YEAR, lambda m, y: month_span(int(y), int(m), 1)),
        (_YEAR + r"[- ]?Q([1-4])", _quarter),
        (r"Q([1-4])[- /]?" + _YEAR, lambda q, y: _quarter(y, q)),
        (_YEAR, lambda y: month_span(int(y), 1, 12)),
        (
            r"([0-9]{1,2})" + _TH + r"[- ](?:of )?" + _WORD + r",?[- ]([0-9]{4}|[0-9]{2})",
            lambda d, m, y: day_span(_full(int(y), y), month_number(m), int(d)),
        ),
        (
            _WORD + r"[- ]([0-9]{1,2})" + _TH + r",? " + _YEAR,
            lambda m, d, y: day_span(int(y), month_number(m), int(d)),
        ),
        (_WORD + r"[- ,]+([0-9]{4}|[0-9]{2})", lambda m, y: month_span(_full(int(y), y), month_number(m), 1)),
        (_YEAR + r"[- ]" + _WORD, lambda y, m: month_span(int(y), month_number(m), 1)),
        (r"([2-6][0-9]{4})(?:\.0)?", _serial),
    )
]


def _ending(end: date, grain: Grain) -> Period:
    """The period of that grain whose last day it is."""
    if grain == "week":
        return Period(end, end - timedelta(days=6), grain)
    if grain in {"day", "election"}:
        return Period(end, end, grain)
    return Period(end, end + timedelta(days=1) - relativedelta(months=_MONTHS[grain]), grain)


def _starting(start: date, grain: Grain) -> Period:
    if grain == "week":
        return Period(start + timedelta(days=6), start, grain)
    if grain in {"day", "election"}:
        return Period(start, start, grain)
    return Period(start + relativedelta(months=_MONTHS[grain]) - timedelta(days=1), start, grain)
