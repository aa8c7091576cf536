"""Numbers as they were written: exact fractions, so that nothing is decided by binary noise.

A float stands for the shortest decimal that reads back as it: 304.85 is 304.85, though the machine holds a
little less.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real
from reprlib import repr as shortened
from typing import Any

from newsgen.errors import Fault, LanguageError
from newsgen.model.exact import MOST_DECIMALS, decimals_of, written

MOST_DECIMALS_WRITTEN = 3
"""A number with more decimals was worked out, not written: it is rounded before it is printed."""


def unsayable(value: object, wanted: str, nearest: str = "") -> LanguageError:
    """The error for a value that has no words; the filter's name is added by `template_filter`."""
    return LanguageError(Fault("", shortened(value), wanted, nearest))


def exact(value: object, wanted: str = "a number") -> Fraction:
    """The number exactly as written; LanguageError for a value that is not a finite number, text and true among it.

    >>> exact(304.85)
    Fraction(6097, 20)
    """
    if type(value) is Fraction:  # most calls: it has been here before
        return value
    if isinstance(value, bool):
        raise unsayable(value, wanted)
    if isinstance(value, Rational):
        return Fraction(int(value)) if isinstance(value, Integral) else Fraction(value)
    if isinstance(value, Decimal):
        if value.is_finite():
            return Fraction(value)
    elif isinstance(value, Real) and math.isfinite(number := float(value)):
        return written(number)
    raise unsayable(value, wanted)


def whole(value: object, wanted: str = "a whole number", *, least: int | None = None) -> int:
    """The whole number; LanguageError where it has a fraction or is under `least`."""
    number = exact(value, wanted)
    if number.denominator != 1 or (least is not None and number < least):
        raise unsayable(value, wanted)
    return number.numerator


def text(value: object, wanted: str = "text") -> str:
    """The text, as plain text where it was marked as HTML; LanguageError where it is none, or blank."""
    if isinstance(value, str) and value.strip():
        return str(value)
    raise unsayable(value, wanted)


def places(decimals: object) -> int:
    """A number of decimals; LanguageError outside 0 to 9."""
    number = whole(decimals, "a number of decimals, 0 to 9", least=0)
    if number > MOST_DECIMALS:
        raise unsayable(decimals, "a number of decimals, 0 to 9")
    return number


def rounded(value: Fraction, decimals: int) -> Fraction:
    """The value to so many decimals, half away from zero; fewer than none for whole tens, hundreds ...

    >>> rounded(exact(-2.5), 0), rounded(exact(1250), -2)
    (Fraction(-3, 1), Fraction(1300, 1))
    """
    if decimals < 0:
        step = int(10**-decimals)
        return rounded(value / step, 0) * step
    scale = 10**decimals
    units = (2 * abs(value.numerator) * scale + value.denominator) // (2 * value.denominator)
    return Fraction(units if value >= 0 else -units, scale)


def decimals_written(value: Fraction) -> int | None:
    """How many decimals the number was written with, or None where it must have been worked out."""
    return decimals_of(value, MOST_DECIMALS_WRITTEN)


def decimals_as_set(value: Fraction) -> int:
    """All that a number of the project's own has: a threshold is never rounded. LanguageError for more than nine."""
    decimals = decimals_of(value)
    if decimals is None:
        raise unsayable(float(value), f"a number of at most {MOST_DECIMALS} decimals")
    return decimals


def decimals_to_print(value: Fraction, usual: int) -> int:
    """Its own where it was written; `usual` where it was worked out, or as many as show it is not zero."""
    written = decimals_written(value)
    if written is not None:
        return written
    return next((n for n in range(usual, 10) if rounded(value, n)), usual)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as print has it: its text, and the value that a reader takes from it."""

    text: str
    value: Fraction

    def __str__(self) -> str:
        return self.text


def ratios_of(value: Any, other: Any, printed: Any) -> tuple[Fraction, ...]:
    """The exact ratio, and the printed one where it differs."""
    ratio = _ratio(value, other)
    if printed is None:
        return (ratio,)
    if not isinstance(printed, Sequence) or isinstance(printed, str) or len(printed) != 2:
        raise unsayable(printed, "printed=(value, other), the two numbers as the draft prints them")
    as_printed = _ratio(*printed)
    return (ratio,) if as_printed == ratio else (ratio, as_printed)


def _ratio(value: Any, other: Any) -> Fraction:
    above, below = exact(value), exact(other)
    if above < 0:
        raise unsayable(value, "a number of 0 or more")
    if below <= 0:
        raise unsayable(other, "a number above 0 to compare with")
    return above / below
