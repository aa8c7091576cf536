"""The scale that readers of coronavirus maps know: 0 to 9, 10 to 49 ... 800 or more per 100,000 people.

Edges and colours are those of the map that stood on coronavirus.data.gov.uk; figures of different weeks and maps can be
held against one another in it, which bands made for one week's figures do not allow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from newsgen.graphics.shades import band_at
from newsgen.model.measure import Band, Measure

_EDGES = (None, 10.0, 50.0, 100.0, 200.0, 400.0, 800.0, None)
_COLOURS = ("#e0e543", "#74bb68", "#399384", "#2067ab", "#12407f", "#53084a", "#2b0226")
SCALE = tuple(
    Band(name="", colour=colour, low=low, high=high)
    for colour, (low, high) in zip(_COLOURS, pairwise(_EDGES), strict=True)
)
LEAST_BANDS, MOST_IN_ONE = 3, Fraction(2, 3)
"""In how many of its bands figures lie where they suit it, and what part of them one band may have."""
_PER_100_000 = re.compile(r"(?<![\d,.])100[,.\s']?000(?![,.]?\d)")


def is_per_100_000(measure: Measure) -> bool:
    """Whether it is a rate per 100,000, by its `per` or the words of its unit.

    >>> is_per_100_000(Measure(name="rate", noun="rate", kind="rate", unit="Fälle pro 100.000 Einwohner"))
    True
    """
    if measure.kind != "rate":
        return False
    return measure.per == 100_000 or bool(_PER_100_000.search(f"{measure.unit} {measure.short_unit}"))


def suits(values: Sequence[Fraction]) -> bool:
    """Whether the scale tells these figures apart: none below zero, in LEAST_BANDS or more, no band with nearly all."""
    if not values or min(values) < 0:
        return False
    held = Counter(band_at(SCALE, value) for value in values)
    return len(held) >= LEAST_BANDS and max(held.values()) <= MOST_IN_ONE * len(values)
