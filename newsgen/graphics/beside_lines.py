"""Where the words of a point stand beside the lines of a chart: on no other words, and on few of the lines."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from newsgen.graphics.lettering import width

_FAR = 12
"""How far words lie from the middle of their point, which has a ring."""


def beside(
    point: tuple[float, float],
    text: str,
    size: float,
    edges: tuple[float, float],
    taken: Sequence[BaseGeometry],
) -> tuple[float, float, BaseGeometry]:
    """The left end and base line of words for a point, and the room that they take, between the left and right edge.

    Above and below it, in the middle or to a side: the first place that what is `taken` (lines, other words) leaves
    free, else the one of which it takes least.
    """
    wide, high = width(text, size), size
    x, y = point
    places = [
        (min(max(left, edges[0]), edges[1] - wide), base)
        for base in (y - _FAR, y + _FAR + high * 0.8)
        for left in (x - wide / 2, x - wide, x)
    ]
    beside_it = [x + _FAR] * (x + _FAR + wide <= edges[1]) + [x - _FAR - wide] * (x - _FAR - wide >= edges[0])
    places += [(left, y + high * 0.36) for left in beside_it]
    rooms = [
        shapely.box(left - 2, base - high * 0.9, left + wide + 2, base + high * 0.3) for left, base in places
    ]
    met = [_met(room, taken) for room in rooms]
    best = met.index(min(met))
    return (*places[best], rooms[best])


def _met(room: BaseGeometry, taken: Sequence[BaseGeometry]) -> float:
    """How much of a room is taken: the length of lines in it, and all of the edge of words in it."""
    return sum(shapely.intersection(room, one).length for one in taken)
