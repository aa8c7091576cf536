"""The days that a text means: a day, a week, a month, a quarter, a year; labels of years that begin in any month."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.parser import parserinfo
from dateutil.relativedelta import relativedelta

STARTS_IN: Final = (
    "data.period.starts_in, the month in which such a year begins (4 for financial years, 9 for school years)"
)
_NAMES = parserinfo()
_YEAR, _MONTH = r"((?:1[89]|20)[0-9]{2})", r"([A-Za-z]{3,9}\.?)"
_TWO_YEARS = _YEAR + r"[-/–]?((?:1[89]|20)?[0-9]{2})"
_TO = r" ?(?:-|–|to) ?"


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that a text means; `size` is "day", "week", "month", "quarter" or "year"."""

    first: date
    last: date
    size: str


def day_span(year: int, month: int, day: int) -> Span:
    """One day. ValueError where the calendar has none."""
    there = date(year, month, day)
    return Span(there, there, "day")


def month_span(year: int, month: int, count: int) -> Span:
    """A month, a quarter or a year that begins with that month. KeyError for another count of months."""
    size = {1: "month", 3: "quarter", 12: "year"}[count]
    first = date(year, month, 1)
    return Span(first, first + relativedelta(months=count) - timedelta(days=1), size)


def month_number(word: str) -> int:
    """The number of a month's name or its short form. ValueError where it is none."""
    number = _NAMES.month(word.rstrip("."))
    if number is None:
        raise ValueError(word)
    return number


def label(text: str, starts_in: int | None) -> Span | str | None:
    """What a label of a year that runs from one calendar year into the next, of a week or of some months means.

    What was wanted, where it needs `starts_in`, the first month of such years; None where the text is no such label.
    2010-11 is a year where `starts_in` is given, and else left to those that read it as a month. ValueError where the
    calendar has no such week or month, or the months are no quarter.
    """
    for shape, meaning in _SHAPES:
        if match := shape.fullmatch(text):
            return meaning(*match.groups())
    if match := _OF_YEARS.fullmatch(text):
        year, next_year, quarter = match.groups()
        if int(next_year) != (int(year) + 1) % 10 ** len(next_year):
            return None
        if starts_in is None:
            return (
                None if len(next_year) == 2 and int(next_year) in range(1, 13) and not quarter else STARTS_IN
            )
        first = date(int(year), starts_in, 1)
        if quarter:
            first += relativedelta(months=3 * (int(quarter) - 1))
        return month_span(first.year, first.month, 3 if quarter else 12)
    return None


def _week(year: str, week: str) -> Span:
    first = date.fromisocalendar(int(year), int(week), 1)
    return Span(first, first + timedelta(days=6), "week")


def _some_months(first: int, last: int, year: int) -> Span:
    """From one month to another; `year` is that of the first one."""
    count = (last - first) % 12 + 1
    if count not in {3, 12}:
        raise ValueError(count)
    return month_span(year, first, count)


def _year_first(year: str, first: str, last: str) -> Span:
    return _some_months(month_number(first), month_number(last), int(year))


def _year_last(first: str, last: str, year: str) -> Span:
    begin, end = month_number(first), month_number(last)
    return _some_months(begin, end, int(year) - (begin > end))


_OF_YEARS = re.compile(_TWO_YEARS + r"(?:[- ]?Q([1-4]))?")
_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Span]], ...] = tuple(
    (re.compile(shape, re.I), meaning)
    for shape, meaning in (
        (_YEAR + r"[- ]?(?:W|week |wk )([0-9]{1,2})", _week),
        (_YEAR + " " + _MONTH + _TO + _MONTH, _year_first),
        (_MONTH + _TO + _MONTH + " " + _YEAR, _year_last),
    )
)
