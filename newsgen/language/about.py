"""A number by the round one near it: "around 179", "almost 2,000"."""

from __future__ import annotations

from typing import Any

from newsgen.language.comparisons import Anchor, Ladder, compare, upwards
from newsgen.language.exact import decimals_written, exact, unsayable
from newsgen.language.figures import exact_in_prose
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle

A_STEP = "a step above 0, of three decimals at most"


@template_filter
def about(value: Any, step: Any = 1, *, style: HouseStyle) -> Phrase:
    """The number by a multiple of `step`: "2,000" where it is exactly that, "around 179", "almost 2,000".

    "Around" is within half of one per cent, "almost" and "just over" within five; beyond that it is "more
    than" the multiple below, or "less than" the first one. `truth` holds the numbers for which the words are
    true. LanguageError: a value that is not a number, or under 0; a step that is not above 0, or has more than three
    decimals.

    >>> [str(about(x, 1000, style=uk)) for x in (2000, 1995, 1987, 2043, 5400, 300)]
    ['2,000', 'around 2,000', 'almost 2,000', 'just over 2,000', 'more than 5,000', 'less than 1,000']
    """
    number, width = exact(value), exact(step, A_STEP)
    if number < 0:
        raise unsayable(value, "a number of 0 or more")
    if width <= 0 or decimals_written(width) is None:
        raise unsayable(step, A_STEP)
    below = number // width * width
    ladder = Ladder(
        tuple(Anchor(a, strict=True) for a in (below, below + width) if a or not number), upwards, around=True
    )
    found = compare([number], ladder)
    qualified = words_of(style.language).QUALIFIERS[found.qualifier]
    return Phrase(qualified.format(exact_in_prose(found.anchor, style)), found.truth)
