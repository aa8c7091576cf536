"""Ratios of two values, exact and as print has them, and the per cent that lies between the two."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from newsgen.language.exact import exact, rounded, unsayable
from newsgen.language.phrase import Interval

ABOUT = Fraction(3, 2)
""" "About 24 per cent" is within so many per cents either side."""


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


def per_cent_between(ratio: Fraction) -> tuple[Fraction, Interval] | None:
    """The per cent by which a ratio differs from one, rounded, and the ratios that round to the same.

    Whole per cents; one decimal below 1, and where a fall would round to all of it. None where even that
    shows nothing.

    >>> per_cent_between(Fraction(124, 100))[0], per_cent_between(Fraction(9970, 10000))[0]
    (Fraction(24, 1), Fraction(3, 10))
    >>> per_cent_between(Fraction(3, 1000))[0], per_cent_between(Fraction(10001, 10000))
    (Fraction(997, 10), None)
    """
    change = abs(ratio - 1) * 100
    for decimals in (0, 1):
        shown = rounded(change, decimals)
        misleads = (change < 1 and not decimals) or not shown or (shown == 100 and 0 < ratio < 1)
        if not misleads:
            return shown, ratios_within(shown, Fraction(1, 2 * 10**decimals), rise=ratio > 1)
    return None


def per_cent_true_of(ratios: Sequence[Fraction]) -> tuple[Fraction, bool, Interval] | None:
    """The per cent of the first ratio, whether all of them are only about so much, and where that is true.

    None where no per cent shows, or where the ratios lie too far apart.
    """
    found = per_cent_between(ratios[0])
    if found is None:
        return None
    shown, truth = found
    if all(ratio in truth for ratio in ratios):
        return shown, False, truth
    loosely = ratios_within(shown, ABOUT, rise=ratios[0] > 1)
    if shown >= 2 * ABOUT and all(ratio in loosely for ratio in ratios):
        return shown, True, loosely
    return None


def ratios_within(per_cent: Fraction, by: Fraction, *, rise: bool) -> Interval:
    """The ratios whose difference from one lies within `by` of so many per cent; the outer end is open."""
    inner, outer = (per_cent - by) / 100, (per_cent + by) / 100
    return Interval(1 + inner, 1 + outer) if rise else Interval(1 - outer, 1 - inner, False, True)
