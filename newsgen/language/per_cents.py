"""Percentages, the percentage points between two of them, and the per cent that lies between two values."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from newsgen.language.exact import Printed, exact, places, rounded, unsayable
from newsgen.language.figures import figure, figure_as_written, in_words_or_figures
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.nouns import Case, case_of
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle

ABOUT = Fraction(3, 2)
""" "About 24 per cent" is within so many per cents either side."""


@template_filter
def per_cent(value: Any, decimals: Any = None, *, style: HouseStyle) -> Phrase:
    """A percentage, in hundredths (27 is 27 per cent), always in figures.

    Without `decimals` it has its own, up to three; a number with more was worked out, and has the house's
    usual ones. LanguageError: a value that is not a number; decimals outside 0 to 9.

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
    LanguageError: a value that is not a number, or is below zero; decimals outside 0 to 9.

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


def per_cent_between(ratio: Fraction) -> tuple[Fraction, Interval] | None:
    """The per cent by which a ratio differs from one, rounded, and the ratios that round to the same.

    Whole per cents; one decimal below 1, and where a fall would round to all of it. None where even that
    shows nothing.

    >>> per_cent_between(Fraction(124, 100))[0], per_cent_between(Fraction(9970, 10000))[0]
    (Fraction(24, 1), Fraction(3, 10))
    >>> per_cent_between(Fraction(3, 1000))[0], per_cent_between(Fraction(10001, 10000))
    (Fraction(997, 10), None)
    """
    change = abs(ratio - 1) * 100
    for decimals in (0, 1):
        shown = rounded(change, decimals)
        misleads = (change < 1 and not decimals) or not shown or (shown == 100 and 0 < ratio < 1)
        if not misleads:
            return shown, ratios_within(shown, Fraction(1, 2 * 10**decimals), rise=ratio > 1)
    return None


def per_cent_true_of(ratios: Sequence[Fraction]) -> tuple[Fraction, bool, Interval] | None:
    """The per cent of the first ratio, whether all of them are only about so much, and where that is true.

    None where no per cent shows, or where the ratios lie too far apart.
    """
    found = per_cent_between(ratios[0])
    if found is None:
        return None
    shown, truth = found
    if all(ratio in truth for ratio in ratios):
        return shown, False, truth
    loosely = ratios_within(shown, ABOUT, rise=ratios[0] > 1)
    if shown >= 2 * ABOUT and all(ratio in loosely for ratio in ratios):
        return shown, True, loosely
    return None


def ratios_within(per_cent: Fraction, by: Fraction, *, rise: bool) -> Interval:
    """The ratios whose difference from one lies within `by` of so many per cent; the outer end is open."""
    inner, outer = (per_cent - by) / 100, (per_cent + by) / 100
    return Interval(1 + inner, 1 + outer) if rise else Interval(1 - outer, 1 - inner, False, True)
