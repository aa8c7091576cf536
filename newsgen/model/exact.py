"""Arithmetic on figures as they were published: decimals, of which a sum, a mean or a ratio is exact.

A float stands for the shortest decimal that reads back as it: 304.85 is 304.85, though the machine holds a little less.
What is worked out here becomes a float once, at its end: the one nearest to the exact value.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor

MOST_DECIMALS = 9
"""With how many decimals a number can be printed."""


def written(value: float) -> Fraction:
    """The number as it was written.

    >>> written(304.85)
    Fraction(6097, 20)
    """
    return Fraction(Decimal(repr(float(value))))


def total(values: Iterable[float]) -> float:
    """The sum of them.

    >>> total([0.1, 0.2])
    0.3
    """
    return float(sum(map(written, values)))


def difference(one: float, other: float) -> float:
    """The first minus the second: 452.2 - 350.1 and 302.1 - 200.0 are the same, which floats would tell apart.

    >>> difference(452.2, 350.1) == difference(302.1, 200.0) == 102.1
    True
    """
    return float(Decimal(repr(float(one))) - Decimal(repr(float(other))))


def ratio(one: float, other: float) -> float:
    """The first over the second, which is not zero.

    >>> ratio(0.3, 0.1)
    3.0
    """
    return float(written(one) / written(other))


def percent_change(new: float, old: float) -> float:
    """The change from the second to the first, which is not zero, in hundredths of it.

    >>> percent_change(1.1, 1.0)
    10.0
    """
    return float((written(new) / written(old) - 1) * 100)


def cases_short(rate: Fraction, cases: float, people: float) -> int:
    """How many whole cases more it takes for so many of so many people to be above a rate: one at the least.

    >>> cases_short(Fraction(14, 2741), 39, 8175)
    3
    """
    return max(1, floor(rate * written(people) - written(cases)) + 1)


def to_places(value: Fraction, decimals: int) -> Fraction:
    """The value rounded half up to so many decimals; below zero to tens, hundreds ...

    >>> to_places(Fraction(8101), -2), to_places(Fraction(2203, 10), 0)
    (Fraction(8100, 1), Fraction(220, 1))
    """
    scale = Fraction(10) ** decimals
    return Fraction(floor(value * scale + Fraction(1, 2))) / scale


def decimals_of(value: Fraction, most: int = MOST_DECIMALS) -> int | None:
    """How many decimals the number needs, None where that is more than `most`.

    >>> decimals_of(written(1.25)), decimals_of(Fraction(1, 3))
    (2, None)
    """
    return next((n for n in range(most + 1) if 10**n % value.denominator == 0), None)
