"""One percentage above or below another, in percentage points."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from newsgen.language.exact import exact, places
from newsgen.language.languages import words_of
from newsgen.language.nouns import Case
from newsgen.language.per_cents import percentage_points
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle
from newsgen.language.words import Way


def apart(value: Any, other: Any, decimals: Any, style: HouseStyle, printed: Any = None) -> Phrase:
    """How far one percentage lies above or below another, in front of "the average": "2.5 percentage points above".

    Both are of 100. Points have as many `decimals`; fewer than show there are "just above"; equal values are "the same
    as". Of two values as they are `printed` it is what a reader gets by subtraction. `truth` holds the values for which
    the words are true. LanguageError: a value that is not a number.

    >>> [str(apart(n, 40, 1, uk)) for n in (42.5, 39, 40, 40.01)]
    ['2.5 percentage points above', 'one percentage point below', 'the same as', 'just above']
    """
    one, second, shown_to = exact(value), exact(other), places(decimals)
    language = words_of(style.language)
    way = Way.UP if one > second else Way.DOWN if one < second else Way.UNCHANGED
    high, low = (one, second) if printed is None else map(exact, printed)
    size = percentage_points(abs(high - low), shown_to, style, Case.NOMINATIVE)
    half = Fraction(1 if printed is None else 2, 2 * 10**shown_to)
    if way is Way.UNCHANGED:
        return Phrase(language.compared(way, None, roughly=False), Interval.point(second))
    if not size.value:
        near = Interval(second, second + half, False) if way is Way.UP else Interval(second - half, second)
        return Phrase(language.compared(way, None, roughly=True), near)
    middle = second + size.value if way is Way.UP else second - size.value
    truth = Interval(middle - half, middle + half, True, True)
    return Phrase(language.compared(way, size.text, roughly=False), truth)
