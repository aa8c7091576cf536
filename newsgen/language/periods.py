"""Weeks, months, quarters, years and elections, and how one lies to another."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from newsgen.errors import Fault, LanguageError, nearest
from newsgen.language.dates import date_of, day_in_words, month_names_in_full
from newsgen.language.exact import exact, unsayable, whole
from newsgen.language.figures import in_words_or_figures
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.nouns import case_of
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle

DAYS_OF = {
    "day": (1, 1),
    "week": (7, 7),
    "month": (28, 31),
    "quarter": (89, 92),
    "year": (365, 366),
    "election": (1, math.inf),
}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
A_DAY = timedelta(days=1)


@template_filter
def period(value: Any, end: Any, grain: Any, as_of: Any = None, *, style: HouseStyle) -> Phrase:
    """A period, from its first day to its last: "the week to February 18", "October 2020".

    `grain` is "day", "week", "month", "quarter", "year" or "election". A month of the year of `as_of` is given
    without its year. What does not start and end with the calendar is named by its end: "the three months to
    February 2021", "the year to March 15". LanguageError: a value that is not a date; an end before the start; a length
    that is not the grain's.

    >>> str(period("2021-02-12", "2021-02-18", "week", style=uk))
    'the week to February 18'
    >>> str(period("2020-10-01", "2020-10-31", "month", style=uk))
    'October 2020'
    >>> str(period("2020-10-01", "2020-10-31", "month", as_of="2020-11-03", style=uk))
    'October'
    >>> str(period("2021-01-01", "2021-03-31", "quarter", style=uk))
    'the first quarter of 2021'
    >>> str(period("2020-04-01", "2021-03-31", "year", style=uk))
    'the year to March 2021'
    """
    return Phrase(_said(*_dates(value, end, grain), grain, as_of, style))


@template_filter
def so_far(value: Any, end: Any, grain: Any, as_of: Any = None, *, style: HouseStyle) -> Phrase:
    """The end of a period, of what counts everything up to then: "by the end of February", "by October 23".

    Arguments and errors are those of `period`.

    >>> str(so_far("2020-10-01", "2020-10-31", "month", as_of="2020-11-03", style=uk))
    'by the end of October'
    >>> str(so_far("2021-02-12", "2021-02-18", "week", style=uk))
    'by February 18'
    """
    _, last = _dates(value, end, grain)
    language = words_of(style.language)
    if last + A_DAY != (last + A_DAY).replace(day=1) or grain in {"day", "week", "election"}:
        return Phrase(language.by_day(day_in_words(last, as_of, style)))
    if grain == "year" and last.month == 12:
        return Phrase(language.by_end_of(str(last.year)))
    same_year = as_of is not None and date_of(as_of).year == last.year
    return Phrase(
        language.by_end_of(_dated(month_names_in_full(style.locale)[last.month - 1], last, same_year))
    )


@template_filter
def earlier_period(
    value: Any, end: Any, grain: Any, than_start: Any, than_end: Any, as_of: Any = None, *, style: HouseStyle
) -> Phrase:
    """A period as seen from a later one of its grain: "the week before", "the same month a year earlier".

    "The week before" ends the day before the later one starts. "The same week" lies whole weeks earlier and
    ends within three days of a year before; it is "last year" where `as_of` is in the later one's year. Every
    other is worded as by `period`. LanguageError: as for `period`, for either; the earlier one starts no
    earlier.

    >>> str(earlier_period("2021-02-05", "2021-02-11", "week", "2021-02-12", "2021-02-18", style=uk))
    'the week before'
    >>> february = "2021-02-01", "2021-02-28"
    >>> str(earlier_period("2020-02-01", "2020-02-29", "month", *february, as_of="2021-03-09", style=uk))
    'the same month last year'
    """
    start, last = _dates(value, end, grain)
    later_start, later_last = _dates(than_start, than_end, grain)
    if start >= later_start:
        raise unsayable(value, f"a period that starts before {later_start}")
    language = words_of(style.language)
    if last + A_DAY == later_start and grain != "election":
        return Phrase(language.one_before(grain))
    if _is_a_year_earlier(start, last, later_start, later_last, grain):
        told = None if as_of is None else date_of(as_of).year
        return Phrase(language.same_a_year_earlier(grain, told == later_last.year == last.year + 1))
    return Phrase(_said(start, last, grain, as_of, style))


@template_filter
def duration(value: Any, case: Any = None, *, style: HouseStyle) -> Phrase:
    """A number of days as a length of time: weeks where it is made of whole weeks, else days.

    `case` is for languages that have cases. LanguageError: a value that is not a whole number of at least 1.

    >>> [str(duration(days, style=uk)) for days in (1, 7, 10, 28)]
    ['one day', 'one week', '10 days', 'four weeks']
    """
    days = whole(value, "a number of days, 1 or more", least=1)
    amount, unit = (days // 7, "week") if days % 7 == 0 else (days, "day")
    printed = in_words_or_figures(exact(amount), style)
    return Phrase(words_of(style.language).duration(printed, unit, case_of(case)))


def _dates(start: Any, end: Any, grain: Any) -> tuple[date, date]:
    if grain not in DAYS_OF:
        raise LanguageError(
            Fault("", repr(grain), f"one of {', '.join(DAYS_OF)}", nearest(str(grain), DAYS_OF))
        )
    first, last = date_of(start), date_of(end)
    shortest, longest = DAYS_OF[grain]
    if not shortest <= (last - first).days + 1 <= longest:
        raise unsayable(f"{first} to {last}", f"the first and the last day of one {grain}")
    return first, last


def _said(start: date, end: date, grain: str, as_of: Any, style: HouseStyle) -> str:
    language = words_of(style.language)
    if grain == "day":
        return language.on_day(day_in_words(end, as_of, style))
    if grain == "week":
        return language.week_to(day_in_words(end, as_of, style))
    if grain == "election":
        return language.election(end.year)
    if start.day != 1 or start + relativedelta(months=MONTHS_OF[grain]) - A_DAY != end:
        return language.stretch_to_day(grain, day_in_words(end, as_of, style))
    if grain == "quarter" and end.month % 3 == 0:
        return language.calendar_quarter(end.month // 3, end.year)
    if grain == "year" and end.month == 12:
        return language.calendar_year(end.year)
    same_year = as_of is not None and date_of(as_of).year == end.year
    month, year = month_names_in_full(style.locale)[end.month - 1], None if same_year else end.year
    return language.month(month, year) if grain == "month" else language.stretch_to_month(grain, month, year)


def _dated(month: str, day: date, same_year: bool) -> str:
    return month if same_year else f"{month} {day.year}"


def _is_a_year_earlier(start: date, end: date, later_start: date, later_end: date, grain: str) -> bool:
    if grain == "week":
        whole_weeks = (later_end - end).days % 7 == 0
        return whole_weeks and abs(end + relativedelta(years=1) - later_end) <= timedelta(days=3)
    in_a_year = start + relativedelta(years=1), end + A_DAY + relativedelta(years=1) - A_DAY
    return grain in {"month", "quarter"} and in_a_year == (later_start, later_end)
