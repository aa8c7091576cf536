"""One value above or below another, by so many per cent."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from newsgen.language.comparisons import BARE
from newsgen.language.exact import unsayable
from newsgen.language.filters import template_filter
from newsgen.language.per_cents import percentage
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.ratios import ABOUT, per_cent_between, ratios_of, ratios_within
from newsgen.language.style import HouseStyle
from newsgen.language.words import Qualifier, Way, words_of


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


def _ways_to_say(ratio: Fraction, style: HouseStyle) -> list[tuple[str, Interval]]:
    """The closest first."""
    one = Fraction(1)
    language = words_of(style.language)
    near = (language.times(Qualifier.AROUND, one, ""), Interval(1 - BARE, 1 + BARE, True, True))
    if ratio == 1:
        return [(language.compared(Way.UNCHANGED, None, roughly=False), Interval.point(one)), near]
    way = Way.UP if ratio > 1 else Way.DOWN
    side = Interval.above(one) if ratio > 1 else Interval.below(one)
    found = per_cent_between(ratio)
    if found is None:
        slightly = Fraction(5, 10_000)
        beside = (
            Interval(one, 1 + slightly, False) if ratio > 1 else Interval(1 - slightly, one, False, False)
        )
        return [(language.compared(way, None, roughly=True), beside), near]
    shown, truth = found
    size = percentage(shown, None, style).text
    roughly = ratios_within(shown, ABOUT, rise=ratio > 1) if shown >= 2 * ABOUT else truth
    return [
        (language.compared(way, size, roughly=False), truth),
        (language.compared(way, size, roughly=True), roughly),
        (language.compared(way, None, roughly=False), side),
        near,
    ]
