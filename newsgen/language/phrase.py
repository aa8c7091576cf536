"""What a filter gives: words, and the values for which they are true."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from newsgen.language.exact import exact

Bound = Fraction | float
"""An exact bound; `math.inf` and `-math.inf` are the only floats."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values from `low` to `high`; a closed end belongs to it.

    >>> 2 in Interval(Fraction(2), Fraction(3)), 3 in Interval(Fraction(2), Fraction(3))
    (True, False)
    >>> 0.1 in Interval.point(Fraction(1, 10))
    True
    """

    low: Bound
    high: Bound
    low_closed: bool = True
    high_closed: bool = False

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """The one value."""
        return cls(value, value, True, True)

    @classmethod
    def above(cls, value: Fraction) -> Interval:
        """Everything strictly above."""
        return cls(value, math.inf, False, False)

    @classmethod
    def below(cls, value: Fraction) -> Interval:
        """Everything strictly below."""
        return cls(-math.inf, value, False, False)

    def times(self, factor: Fraction) -> Interval:
        """Both ends multiplied by a number above zero."""
        return Interval(self.low * factor, self.high * factor, self.low_closed, self.high_closed)

    def __contains__(self, value: object) -> bool:
        number = exact(value)
        return (self.low < number or (self.low_closed and self.low == number)) and (
            number < self.high or (self.high_closed and self.high == number)
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a draft.

    `truth` holds the values of the subject for which the words are true (for `multiple_of`, of the ratio); it
    is None where the words make no comparison.
    """

    text: str
    truth: Interval | None = None

    def __str__(self) -> str:
        return self.text
