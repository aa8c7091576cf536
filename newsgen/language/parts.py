"""A share of a whole: "almost half", "two-thirds", "one in eight"."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from newsgen.language.comparisons import Anchor, Comparison, Ladder, Reach, compare, nearest
from newsgen.language.exact import Printed, exact, rounded, unsayable
from newsgen.language.figures import exact_in_prose
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.multiples import PARTS_OF_ONE
from newsgen.language.per_cents import percentage
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle
from newsgen.language.words import Qualifier

NONE = Anchor(Fraction(0), Reach.BARE, strict=True)
ALL = Anchor(Fraction(1), Reach.NEAR, strict=True)
FIFTHS = tuple(Anchor(Fraction(n, 5), Reach.NEAR) for n in (2, 3))
FRACTIONS = Ladder((NONE, *sorted((*PARTS_OF_ONE, *FIFTHS), key=lambda a: a.value), ALL), nearest)
IN_TENTHS = (Fraction(n, d) for n, d in ((2, 3), (3, 4), (2, 5), (3, 5), (4, 5), (3, 10), (7, 10), (9, 10)))
ONE_IN = (Fraction(1, n) for n in (*range(2, 21), 25, 30, 40, 50, 75, 100, 200, 500, 1_000, 10_000, 100_000))
SMALLEST = Fraction(1, 10)
"""Smaller parts are no size of a change: nothing rises "by one in 20"."""
CLOSE = Ladder(
    (NONE, *(one for one in PARTS_OF_ONE if Fraction(1, 5) <= one.value <= Fraction(3, 4))),
    lambda place: Comparison(Qualifier.EXACT, Fraction(0), Interval.point(place.value)),
)
"""Fractions that a change is close to, of those that papers write; where it is close to none, the anchor is zero."""
CHANCES = Ladder((NONE, *(Anchor(value) for value in sorted((*IN_TENTHS, *ONE_IN))), ALL), nearest)


@template_filter
def fraction(value: Any, *, style: HouseStyle) -> Phrase:
    """A share (0 to 1) as a fraction: "a third", "just over two-thirds", "almost half", "all", "none".

    A bare "half" is within half of one per cent, "almost" and "just over" within five; beyond that it is more
    or less than the closer fraction. "All" and "none" are exactly that. `truth` holds the shares for which
    the words are true. LanguageError: a value that is not a number from 0 to 1.

    >>> [str(fraction(x, style=uk)) for x in (0, 0.25, 0.3, 0.34, 0.4)]
    ['none', 'a quarter', 'less than a third', 'just over a third', 'two-fifths']
    >>> [str(fraction(x, style=uk)) for x in (0.48, 0.655, 0.98, 1)]
    ['almost half', 'almost two-thirds', 'almost all', 'all']
    """
    found = compare([_share(value)], FRACTIONS)
    language = words_of(style.language)
    return Phrase(language.QUALIFIERS[found.qualifier].format(language.PARTS[found.anchor]), found.truth)


@template_filter
def one_in(value: Any, *, style: HouseStyle) -> Phrase:
    """A share (0 to 1) as so many in so many: "one in eight", "almost two in three".

    The rules and errors are those of `fraction`.

    >>> [str(one_in(x, style=uk)) for x in (0.125, 0.12, 0.05, 0.66, 0.0909)]
    ['one in eight', 'almost one in eight', 'one in 20', 'almost two in three', 'one in 11']
    """
    found = compare([_share(value)], CHANCES)
    language = words_of(style.language)
    if found.anchor.denominator == 1:
        anchor = language.PARTS[found.anchor]
    else:
        n, of = (Fraction(part) for part in found.anchor.as_integer_ratio())
        anchor = language.one_in(Printed(exact_in_prose(n, style), n), Printed(exact_in_prose(of, style), of))
    return Phrase(language.QUALIFIERS[found.qualifier].format(anchor), found.truth)


@template_filter
def by_part(value: Any, *, style: HouseStyle) -> Phrase:
    """The size of a change in hundredths, after "by": "a quarter", "just over half", or else "31 per cent".

    As close to a fraction, from a tenth up, as `fraction` says it bare, with "almost" or with "just over"; anything
    else is a whole percentage, with a decimal below one, and where it would round up to all.
    LanguageError: a value that is not a number from 0 up.

    >>> [str(by_part(x, style=uk)) for x in (25, 52.3, 34, 31, 66.7, 120, 0.4)]
    ['a quarter', 'just over half', 'just over a third', '31 per cent', 'two-thirds', '120 per cent', '0.4 per cent']
    """
    size = exact(value)
    if size < 0:
        raise unsayable(value, "a size of 0 or more")
    language = words_of(style.language)
    if 0 < size < 95 and (found := compare([size / 100], CLOSE)).anchor:
        return Phrase(
            language.QUALIFIERS[found.qualifier].format(language.PARTS[found.anchor]),
            found.truth.times(Fraction(100)),
        )
    near_all = rounded(size, 0) == 100 and size < 100
    return Phrase(percentage(size, 1 if 0 < size < 1 or near_all else 0, style).text)


def _share(value: Any) -> Fraction:
    share = exact(value, "a share from 0 to 1")
    if not 0 <= share <= 1:
        raise unsayable(value, "a share from 0 to 1")
    return share
