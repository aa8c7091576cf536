"""One value above or below another, by so many per cent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from newsgen.language.comparisons import BARE, NEAR
from newsgen.language.exact import unsayable
from newsgen.language.filters import template_filter
from newsgen.language.per_cents import percentage
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.ratios import ABOUT, per_cent_between, ratios_of, ratios_within
from newsgen.language.style import HouseStyle
from newsgen.language.words import Qualifier, Way, words_of

SLIGHTEST = Fraction(1, 2000)
"""A difference under this shows as 0.0 per cent."""


@template_filter
def against(value: Any, other: Any, printed: Any = None, *, style: HouseStyle) -> Phrase:
    """How far the value lies above or below the other, in front of "the average": "30 per cent above".

    Whole per cents, one decimal below 1; what shows in neither is "just above", equal values are "the same
    as". `printed` is (value, other) as the draft prints them; where the per cent from those differs, it is
    "about 30 per cent above", or only "above". `truth` holds the ratios for which the words are true.
    LanguageError: what is no number, or under 0; `other` 0.

    >>> [str(against(n, 100, style=uk)) for n in (130, 92, 100, 100.3, 100.01)]
    ['30 per cent above', '8 per cent below', 'the same as', '0.3 per cent above', 'just above']
    """
    ratios = ratios_of(value, other, printed)
    for text, truth in _ways_to_say(ratios[0], style):
        if all(ratio in truth for ratio in ratios):
            return Phrase(text, truth)
    raise unsayable(
        [float(ratio) for ratio in ratios], "numbers that are printed exactly enough to be compared"
    )


def _ways_to_say(ratio: Fraction, style: HouseStyle) -> Iterator[tuple[str, Interval]]:
    """The closest first."""
    language = words_of(style.language)
    if ratio == 1:
        yield language.compared(Way.UNCHANGED, None, roughly=False), Interval.point(ratio)
    else:
        way, rise = (Way.UP if ratio > 1 else Way.DOWN), ratio > 1
        if found := per_cent_between(ratio):
            shown, truth = found
            size = percentage(shown, None, style).text
            yield language.compared(way, size, roughly=False), truth
            if shown >= 2 * ABOUT:
                yield language.compared(way, size, roughly=True), ratios_within(shown, ABOUT, rise=rise)
        elif abs(ratio - 1) < SLIGHTEST:
            yield language.compared(way, None, roughly=True), _beside(way)
        yield (
            language.compared(way, None, roughly=False),
            (Interval.above if rise else Interval.below)(Fraction(1)),
        )
    for qualifier, width in ((Qualifier.AROUND, BARE), (Qualifier.ROUGHLY, NEAR)):
        yield language.times(qualifier, Fraction(1), ""), Interval(1 - width, 1 + width, True, True)


def _beside(way: Way) -> Interval:
    one = Fraction(1)
    if way is Way.UP:
        return Interval(one, one + SLIGHTEST, False, False)
    return Interval(one - SLIGHTEST, one, False, False)
