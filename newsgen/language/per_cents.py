"""Percentages, and the percentage points that lie between them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from newsgen.language.exact import Printed, exact, places, unsayable
from newsgen.language.figures import figure, figure_as_written, in_words_or_figures
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.nouns import Case, case_of
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle


@template_filter
def per_cent(value: Any, decimals: Any = None, *, style: HouseStyle) -> Phrase:
    """A percentage, in hundredths (27 is 27 per cent), always in figures.

    Without `decimals` it has its own, up to three; a number with more was worked out, and has the house's
    usual ones. LanguageError: what is no number; decimals outside 0 to 9.

    >>> [str(per_cent(x, style=uk)) for x in (27, 0.5, 33.333333333333336)]
    ['27 per cent', '0.5 per cent', '33.3 per cent']
    >>> str(per_cent(10.23, 1, style=bbc))
    '10.2%'
    """
    return Phrase(percentage(exact(value), None if decimals is None else places(decimals), style).text)


@template_filter
def points(value: Any, decimals: Any = None, case: Any = None, *, style: HouseStyle) -> Phrase:
    """A difference of two percentages, in percentage points: whole ones up to nine in words.

    It has no sign: `change_from` and `direction` say which way. `case` is for languages that have cases.
    LanguageError: what is no number, or is below zero; decimals outside 0 to 9.

    >>> [str(points(x, style=uk)) for x in (1, 0.6, 3)]
    ['one percentage point', '0.6 percentage points', 'three percentage points']
    """
    number = exact(value)
    if number < 0:
        raise unsayable(value, "a size of 0 or more; change_from and direction say which way")
    shown = None if decimals is None else places(decimals)
    return Phrase(percentage_points(number, shown, style, case_of(case)).text)


def percentage(value: Fraction, decimals: int | None, style: HouseStyle) -> Printed:
    """A percentage as printed."""
    number = figure_as_written(value, style) if decimals is None else figure(value, decimals, style)
    return Printed(style.per_cent.form.format(number.text), number.value)


def percentage_points(value: Fraction, decimals: int | None, style: HouseStyle, case: Case) -> Printed:
    """A difference of percentages as printed: 3 is three whatever decimals were asked for, 2.96 is 3.0."""
    if value.denominator == 1:
        number = in_words_or_figures(value, style)
    else:
        number = figure_as_written(value, style) if decimals is None else figure(value, decimals, style)
    said = words_of(style.language).points(Printed(number.text, value), case)
    return Printed(said, number.value)
