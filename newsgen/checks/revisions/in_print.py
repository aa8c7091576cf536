"""Whether words that were printed of one value are still right of another."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isclose

_NUMBER = re.compile(r"\d(?:[\d.,\u202f\u00a0’']*\d)?")
_SCALES = tuple(map(Decimal, ("1", "100", "0.000001", "0.000000001", "0.001")))
"""How a value may stand in print: as it is, a share as a percentage, in millions, billions or thousands."""


def same(was: float, now: float) -> bool:
    """Whether the two are one value, but for the last bits of a sum."""
    return isclose(was, now, rel_tol=1e-9, abs_tol=1e-12)


def still_holds(text: str, was: float, now: float) -> bool:
    """Whether a text with figures that printed `was` prints `now` as well: 293.9 of 293.94 and of 293.87.

    False where the text has no figures, or prints the value otherwise than by rounding it ("more than 15 times").

    >>> still_holds("452.2 cases per 100,000 people", 452.2, 459.9)
    False
    >>> still_holds("37 per cent", -37.2, -36.9)
    True
    """
    match = _NUMBER.search(text)
    if match is None or (was < 0) != (now < 0):
        return False
    for printed in _readings(match[0]):
        step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
        for scale in _SCALES:
            shown = (abs(Decimal(repr(float(v)))) * scale for v in (was, now))
            rounded = [v.quantize(step, ROUND_HALF_UP) for v in shown]
            if rounded[0] == printed:
                return rounded[1] == printed
    return False


def _readings(number: str) -> list[Decimal]:
    """A number's possible values: its last mark may part decimals (452.2; 452,2) or thousands (4,560; 4.560)."""
    whole = Decimal(re.sub(r"\D", "", number))
    mark = re.search(r"[.,](\d+)$", number)
    return [whole.scaleb(-len(mark[1])), whole] if mark else [whole]
