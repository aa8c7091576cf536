"""One value above or below another, in per cent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from newsgen.language.comparisons import BARE, NEAR
from newsgen.language.exact import ratios_of, unsayable
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.per_cents import per_cent_true_of, percentage
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.point_difference import apart
from newsgen.language.style import HouseStyle
from newsgen.language.words import Qualifier, Way, Words

SLIGHTEST = Fraction(1, 2000)
"""A difference under this shows as 0.0 per cent."""


@template_filter
def against(value: Any, other: Any, printed: Any = None, points: Any = None, *, style: HouseStyle) -> Phrase:
    """How far the value lies above or below the other, in front of "the average": "30 per cent above".

    Whole per cents, one decimal below 1; what shows in neither is "just above", equal values are "the same
    as". `printed` is (value, other) as the draft prints them; where the per cent from those differs, it is
    "about 30 per cent above", or only "above". `truth` holds the ratios for which the words are true.
    Of percentages the difference is given in percentage points, that of those `printed`: `points` is how many decimals
    they have, and `truth` then holds the values. LanguageError: a value that is not a number, or under 0; `other` 0.

    >>> [str(against(n, 100, style=uk)) for n in (130, 92, 100, 100.3, 100.01)]
    ['30 per cent above', '8 per cent below', 'the same as', '0.3 per cent above', 'just above']
    >>> str(against(42.5, 40, points=1, style=uk))
    '2.5 percentage points above'
    """
    if points is not None:
        return apart(value, other, points, style, printed)
    ratios = ratios_of(value, other, printed)
    language = words_of(style.language)
    if found := per_cent_true_of(ratios):
        shown, roughly, truth = found
        return Phrase(language.compared(_way(ratios[0]), percentage(shown, None, style).text, roughly), truth)
    for text, truth in _without_a_size(ratios[0], language):
        if all(ratio in truth for ratio in ratios):
            return Phrase(text, truth)
    raise unsayable([float(r) for r in ratios], "numbers that are printed exactly enough to be compared")


def _way(ratio: Fraction) -> Way:
    return Way.UP if ratio > 1 else Way.DOWN if ratio < 1 else Way.UNCHANGED


def _without_a_size(ratio: Fraction, language: Words) -> Iterator[tuple[str, Interval]]:
    """What else may be said, the closest first."""
    one, way = Fraction(1), _way(ratio)
    if way is Way.UNCHANGED:
        yield language.compared(way, None, roughly=False), Interval.point(one)
    else:
        if abs(ratio - 1) < SLIGHTEST:
            yield language.compared(way, None, roughly=True), _beside(way)
        beyond = Interval.above(one) if way is Way.UP else Interval.below(one)
        yield language.compared(way, None, roughly=False), beyond
    for qualifier, width in ((Qualifier.AROUND, BARE), (Qualifier.ROUGHLY, NEAR)):
        yield language.times(qualifier, one, ""), Interval(1 - width, 1 + width, True, True)


def _beside(way: Way) -> Interval:
    one = Fraction(1)
    if way is Way.UP:
        return Interval(one, one + SLIGHTEST, False, False)
    return Interval(one - SLIGHTEST, one, False, False)
