"""How often in a row, and for how many periods."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from newsgen.errors import Fault, LanguageError, nearest
from newsgen.language.exact import whole
from newsgen.language.figures import in_words_or_figures
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.nouns import case_of
from newsgen.language.numbers import ordinal
from newsgen.language.periods import DAYS_OF
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle


@template_filter
def in_a_row(value: Any, grain: Any = "", *, style: HouseStyle) -> Phrase:
    """How often something has happened without a break: "for the third time in a row", "for the 12th week in a row".

    `grain` is "week", "month", "quarter", "year" or "election", or "" for times. True of exactly that number.
    LanguageError: a value that is not a whole number of at least 2; another grain.

    >>> [str(in_a_row(n, grain, style=uk)) for n, grain in ((2, ""), (3, "week"), (12, "month"))]
    ['for the second time in a row', 'for the third week in a row', 'for the 12th month in a row']
    """
    number = whole(value, "a number of times, 2 or more", least=2)
    if grain:
        _check(grain)
    place = ordinal(number, style=style).text
    return Phrase(words_of(style.language).in_a_row(place, grain), Interval.point(Fraction(number)))


@template_filter
def periods(value: Any, grain: Any, case: Any = None, *, style: HouseStyle) -> Phrase:
    """A number of periods: "five weeks", "12 quarters", "one year".

    `grain` is as in `in_a_row`, `case` as in `duration`. LanguageError: a value that is not a whole number of at
    least 1; another grain.

    >>> [str(periods(n, grain, style=uk)) for n, grain in ((1, "year"), (5, "week"), (12, "quarter"))]
    ['one year', 'five weeks', '12 quarters']
    """
    number = whole(value, "a number of periods, 1 or more", least=1)
    _check(grain)
    printed = in_words_or_figures(Fraction(number), style)
    return Phrase(words_of(style.language).duration(printed, grain, case_of(case)))


def _check(grain: Any) -> None:
    if grain not in DAYS_OF:
        raise LanguageError(
            Fault("", repr(grain), f"one of {', '.join(DAYS_OF)}", nearest(str(grain), DAYS_OF))
        )
