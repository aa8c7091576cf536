"""The bands of a map and their colours: those of the project, or five of our own, and the line around each area.

The colours are the first five of six of ColorBrewer's YlGnBu, which people with each common kind of colour blindness
can tell apart, and which print in grey. No five colours in a row differ by 3:1 each (the product would be 81:1, and
black on white is 21:1); so every area has a line around it that differs by 3:1 at least from its colour: dark where
that is enough, white around darker ones. Whichever of two lines is seen where two areas meet, it sets one of them off.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from newsgen.model.measure import Band

COLOURS = ("#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8")
DARK, LIGHT = "#1a1a1a", "#ffffff"
ENOUGH = 3.0
"""The contrast that WCAG 2.2 asks of graphics (1.4.11)."""
_FAIR = (Fraction(5), Fraction(5, 2), Fraction(2), Fraction(1))


def bands_of(
    declared: Sequence[Band], values: Sequence[Fraction], *, whole: bool = False
) -> tuple[Band, ...]:
    """The project's bands, or bands that hold about a fifth of these values each, their edges rounded to fair numbers.

    An edge is a multiple of 1, 2, 2.5 or 5 times a power of ten, the coarsest that keeps the edges apart; of `whole`
    values, of a whole number. Where many values are equal there are fewer bands. None for no values.
    """
    if declared:
        return tuple(declared)
    ordered = sorted(values)
    if not ordered:
        return ()
    cuts = sorted({_quantile(ordered, part) for part in range(1, len(COLOURS))} - {ordered[0]})
    edges = [edge for edge in _fair(cuts, whole) if edge > ordered[0]]
    ends = [None, *map(float, edges), None]
    # few bands take colours from all of the row
    step = (len(COLOURS) - 1) / max(len(ends) - 2, 1)
    return tuple(
        Band(name="", colour=COLOURS[round(i * step)], low=low, high=high)
        for i, (low, high) in enumerate(pairwise(ends))
    )


def band_at(bands: Sequence[Band], value: Fraction) -> int | None:
    """The number of the band that a value lies in; None where it lies below the first or above the last."""
    for i, band in enumerate(bands):
        if (band.low is None or value >= _exact(band.low)) and (
            band.high is None or value < _exact(band.high)
        ):
            return i
    return None


def line_around(colour: str) -> str:
    """The line that sets an area of this colour off."""
    return DARK if contrast(colour, DARK) >= ENOUGH else LIGHT


def contrast(one: str, other: str) -> float:
    """How much two colours differ, from 1 to 21, as WCAG 2.2 defines it.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _quantile(ordered: Sequence[Fraction], part: int) -> Fraction:
    """The value that `part` fifths of the others are below."""
    return ordered[min(len(ordered) * part // len(COLOURS), len(ordered) - 1)]


def _fair(cuts: Sequence[Fraction], whole: bool) -> list[Fraction]:
    """The cuts rounded to multiples of the coarsest fair number that keeps them apart, as near as it can be."""
    if not cuts:
        return []
    power = Fraction(10) ** 9
    while power > Fraction(1, 10**6):
        for fair in _FAIR:
            step = fair * power
            if whole and step.denominator != 1:
                continue
            edges = [round(cut / step) * step for cut in cuts]
            if len({*edges}) == len(cuts) and all(
                abs(edge - cut) * 4 <= near for edge, cut, near in zip(edges, cuts, _room(cuts), strict=True)
            ):
                return edges
        power /= 10
    return [*cuts]


def _room(cuts: Sequence[Fraction]) -> list[Fraction]:
    """For each cut how far the nearest other is: an edge strays by a quarter of that at most."""
    if len(cuts) == 1:
        return [abs(cuts[0]) or Fraction(1)]
    gaps = [high - low for low, high in pairwise(cuts)]
    return [min(gaps[max(i - 1, 0) : i + 1]) for i in range(len(cuts))]


def _exact(bound: float) -> Fraction:
    return Fraction(str(bound))
