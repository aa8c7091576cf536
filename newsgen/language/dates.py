"""Days."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from typing import Any

from newsgen.language.exact import unsayable
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle

A_DATE = "a date, such as 2021-02-18"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@template_filter
def day(value: Any, as_of: Any = None, *, style: HouseStyle) -> Phrase:
    """A day as the house writes it: "February 18", "18 February", "Feb. 18".

    The year is given where it is not that of `as_of`, the day of the story. Dates are dates or ISO texts.
    LanguageError: a value that is not a date.

    >>> str(day("2021-02-18", style=uk)), str(day("2021-02-18", as_of="2022-01-05", style=uk))
    ('February 18', 'February 18, 2021')
    >>> str(day("2021-02-18", style=ap)), str(day("2021-03-03", style=ap))
    ('Feb. 18', 'March 3')
    """
    return Phrase(day_in_words(date_of(value), as_of, style))


@template_filter
def weekday(value: Any, *, style: HouseStyle) -> Phrase:
    """The day of the week.

    LanguageError: a value that is not a date.

    >>> str(weekday("2021-02-23", style=uk))
    'Tuesday'
    """
    return Phrase(_day_names(style.locale)[date_of(value).weekday()])


@template_filter
def week_to(value: Any, as_of: Any = None, *, style: HouseStyle) -> Phrase:
    """The week that ends on a day, the day as in `day`.

    LanguageError: a value that is not a date.

    >>> str(week_to("2021-02-18", style=bbc))
    'the week to 18 February'
    """
    return Phrase(words_of(style.language).week_to(day_in_words(date_of(value), as_of, style)))


def date_of(value: Any) -> date:
    """A date, or a text in ISO form (a time of day is dropped); LanguageError for all else."""
    if isinstance(value, date) and value == value:  # pandas' NaT passes for a date, and does not equal itself
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, str) and _ISO.fullmatch(value):
        with suppress(ValueError):  # 2021-02-30
            return date.fromisoformat(value)
    raise unsayable(value, A_DATE)


def day_in_words(when: date, as_of: Any, style: HouseStyle) -> str:
    """The day, with its year where it is not the story's own."""
    months = style.dates.months_with_day or month_names_in_full(style.locale)
    same_year = as_of is None or date_of(as_of).year == when.year
    form = style.dates.day if same_year else style.dates.day_and_year
    return form.format(month=months[when.month - 1], day=when.day, year=when.year)


@cache
def month_names_in_full(locale: str) -> tuple[str, ...]:
    """The twelve months."""
    from babel.dates import get_month_names

    return tuple(get_month_names("wide", locale=locale)[n] for n in range(1, 13))


@cache
def month_names(style: HouseStyle) -> frozenset[str]:
    """Every way in which the style writes a month, in small letters and without a full stop."""
    from babel.dates import get_month_names

    short = get_month_names("abbreviated", locale=style.locale)
    names = (
        *month_names_in_full(style.locale),
        *style.dates.months_with_day,
        *(short[n] for n in range(1, 13)),
    )
    return frozenset(name.rstrip(".").lower() for name in names)


@cache
def _day_names(locale: str) -> tuple[str, ...]:
    from babel.dates import get_day_names

    return tuple(get_day_names("wide", locale=locale)[n] for n in range(7))
