"""One value as a multiple of another: "almost twice", "less than half", "1.3 times"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from newsgen.language.comparisons import Anchor, Comparison, Ladder, Place, Reach, compare, nearest, upwards
from newsgen.language.exact import decimals_as_set, exact, ratios_of, rounded, unsayable
from newsgen.language.figures import exact_in_prose, figure, in_words_or_figures
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.per_cents import percentage
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle
from newsgen.language.words import Qualifier, Way

PARTS_OF_ONE = (
    Anchor(Fraction(1, 100)),
    Anchor(Fraction(1, 20)),
    Anchor(Fraction(1, 10)),
    Anchor(Fraction(1, 5)),
    Anchor(Fraction(1, 4)),
    Anchor(Fraction(1, 3)),
    Anchor(Fraction(1, 2)),
    Anchor(Fraction(2, 3)),
    Anchor(Fraction(3, 4)),
    Anchor(Fraction(4, 5)),
    Anchor(Fraction(9, 10)),
)
TIMES = (
    Anchor(Fraction(1), Reach.NEAR, strict=True),
    Anchor(Fraction(3, 2), Reach.NEAR),
    *(Anchor(Fraction(n, 2)) for n in (4, 5, 6, 7, 8)),
    *(Anchor(Fraction(n, 2), Reach.BARE if n % 2 else Reach.FAR) for n in range(9, 20)),
)
NEAR_AT_MOST = Fraction(1, 4)
"""10.4 lies within five per cent of 10, and nobody would call it just over."""


@template_filter
def multiple_of(value: Any, other: Any, printed: Any = None, *, style: HouseStyle) -> Phrase:
    """The value as a multiple of the other, in front of "the average": "twice", "almost three times", "half".

    A bare "twice" is within half of one per cent, "almost" and "just over" within five (and within a quarter
    of one); beyond that a multiple is "more than" the round one below it, and a part more or less than the
    closer one. Between one and two it is a figure, "1.3 times". `printed` is (value, other) as the draft
    prints them; the words are then true of both ratios. `truth` holds the ratios for which they are.
    LanguageError: a value that is not a number, or under 0; `other` 0; numbers printed so roughly that no words are
    true of both ratios.

    >>> [str(multiple_of(n, 100, style=uk)) for n in (30, 48, 50, 100, 130)]
    ['less than a third of', 'almost half', 'half', 'the same as', '1.3 times']
    >>> [str(multiple_of(n, 100, style=uk)) for n in (198, 200, 204, 225, 1040)]
    ['almost twice', 'twice', 'just over twice', 'more than twice', 'more than 10 times']
    >>> str(multiple_of(200.4, 99.6, printed=(200, 100), style=uk)), str(multiple_of(200.4, 99.6, style=uk))
    ('roughly twice', 'just over twice')
    """
    ratios = ratios_of(value, other, printed)
    found = compare(ratios, _ladder(ratios))
    number = exact_in_prose(found.anchor, style)
    return Phrase(words_of(style.language).times(found.qualifier, found.anchor, number), found.truth)


def multiple_as_set(value: Any, style: HouseStyle) -> str:
    """A multiple exactly as a project set it, in front of "the average": "twice", "1.75 times".

    Below one and a half it is the per cent above: "25 per cent above". LanguageError: a number of 1 or below, or of
    more decimals than print has.

    >>> [multiple_as_set(n, uk) for n in (1.25, 1.5, 1.75, 2, 2.25, 10)]
    ['25 per cent above', 'one and a half times', '1.75 times', 'twice', '2.25 times', '10 times']
    """
    number, language = exact(value), words_of(style.language)
    if number <= 1:
        raise unsayable(value, "a multiple above 1")
    if number < Fraction(3, 2):
        per_cent = (number - 1) * 100
        return language.compared(
            Way.UP, percentage(per_cent, decimals_as_set(per_cent), style).text, roughly=False
        )
    if number.denominator == 1:
        return language.times(
            Qualifier.EXACT, number, in_words_or_figures(number, style, millions=False).text
        )
    return language.times(Qualifier.EXACT, number, figure(number, decimals_as_set(number), style).text)


def _ladder(ratios: Sequence[Fraction]) -> Ladder:
    """The anchors; from 10 on, the whole numbers around each ratio."""
    if max(ratios) < 10:
        return _UP_TO_TEN
    wholes = {n for ratio in ratios for n in (int(ratio), int(ratio) + 1) if n > 10}
    return replace(_UP_TO_TEN, anchors=(*_UP_TO_TEN.anchors, *(Anchor(Fraction(n)) for n in sorted(wholes))))


def _far(place: Place) -> Comparison | None:
    if 1 < place.value < 2:
        tenths = rounded(place.value, 1)
        half = Fraction(1, 20)
        return Comparison(Qualifier.EXACT, tenths, Interval(tenths - half, tenths + half))
    return (nearest if place.value < 1 else upwards)(place)


_UP_TO_TEN = Ladder(
    (*PARTS_OF_ONE, *TIMES, Anchor(Fraction(10))), _far, around=True, near_at_most=NEAR_AT_MOST
)
