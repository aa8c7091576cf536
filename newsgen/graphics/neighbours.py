"""Which areas lie side by side, and where each arrow key leads, so that the keys reach every area.

An arrow leads to the neighbour that lies most nearly that way. Some areas would then be nobody's: each of these gets
the arrow of an area beside it that is not needed to reach another. Such an arrow always exists: an area from which no
other is reached first needs none of its four.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from math import atan2, degrees, hypot

import shapely
from shapely.geometry.base import BaseGeometry

Links = tuple[tuple[int, ...], ...]
UP, RIGHT, DOWN, LEFT = range(4)
_ANGLES = (-90.0, 0.0, 90.0, 180.0)
_WIDE = 60
"""Degrees by which a neighbour may lie off the way that an arrow points."""
NOWHERE = -1


def links(shapes: Sequence[BaseGeometry]) -> Links:
    """For each shape those that share an edge with it, ascending; islands are linked to what is nearest to them."""
    found: list[set[int]] = [set() for _ in shapes]
    ones, others = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = [(i, k) for i, k in zip(ones.tolist(), others.tolist(), strict=True) if i < k]
    if pairs:
        shared = shapely.intersection([shapes[i] for i, _ in pairs], [shapes[k] for _, k in pairs])
        for (i, k), length in zip(pairs, shapely.length(shared).tolist(), strict=True):
            if length > 0:
                found[i].add(k)
                found[k].add(i)
    _join(found, middles(shapes))
    return tuple(tuple(sorted(one)) for one in found)


def middles(shapes: Sequence[BaseGeometry]) -> list[tuple[float, float]]:
    """A point inside each shape."""
    return [(p.x, p.y) for p in shapely.point_on_surface(shapes).tolist()]


def _join(found: list[set[int]], at: Sequence[tuple[float, float]]) -> None:
    """Link each part that stands by itself to the nearest area outside it, until there is one part."""
    while len(parts := _parts(found)) > 1:
        inside = min(parts, key=lambda part: (len(part), min(part)))
        outside = [i for i in range(len(found)) if i not in inside]
        i, k = min(((i, k) for i in inside for k in outside), key=lambda pair: (_far(at, *pair), pair))
        found[i].add(k)
        found[k].add(i)


def _parts(found: Sequence[set[int]]) -> list[set[int]]:
    left, parts = set(range(len(found))), []
    while left:
        part, new = set(), [min(left)]
        while new:
            one = new.pop()
            if one not in part:
                part.add(one)
                new += found[one]
        parts.append(part)
        left -= part
    return parts


def arrows(near: Links, at: Sequence[tuple[float, float]]) -> list[list[int]]:
    """For each area where up, right, down and left lead, NOWHERE where not; from area 0 they reach every one."""
    ways = [[_most_nearly(i, near[i], angle, at) for angle in _ANGLES] for i in range(len(near))]
    while True:
        first = _reached(ways)
        lost = [i for i in range(len(near)) if i not in first]
        if not lost:
            return ways
        beside = [(v, u) for u in lost for v in near[u] if v in first]
        _lead(ways, first, at, beside) or _lead(ways, first, at, [(v, u) for u in lost[:1] for v in first])


def _lead(
    ways: list[list[int]],
    first: Mapping[int, tuple[int, int]],
    at: Sequence[tuple[float, float]],
    wanted: Sequence[tuple[int, int]],
) -> bool:
    """Give one of these (from, to) an arrow that nobody is first reached by; whether there was one."""
    needed = set(first.values())
    free = [
        (_off(v, u, _ANGLES[way], at) + (_WIDE if ways[v][way] != NOWHERE else 0), _far(at, v, u), v, way, u)
        for v, u in wanted
        for way in range(4)
        if (v, way) not in needed
    ]
    if free:
        _, _, v, way, u = min(free)
        ways[v][way] = u
    return bool(free)


def _most_nearly(i: int, near: Sequence[int], angle: float, at: Sequence[tuple[float, float]]) -> int:
    there = [(_off(i, k, angle, at), _far(at, i, k), k) for k in near]
    return min((one for one in there if one[0] <= _WIDE), default=(0, 0, NOWHERE))[2]


def _reached(ways: Sequence[Sequence[int]]) -> dict[int, tuple[int, int]]:
    """The areas that arrows reach from area 0, each with the area and the way by which it is reached first."""
    first, new = {0: (NOWHERE, NOWHERE)}, deque([0])
    while new:
        i = new.popleft()
        for way, k in enumerate(ways[i]):
            if k != NOWHERE and k not in first:
                first[k] = i, way
                new.append(k)
    return first


def _off(i: int, k: int, angle: float, at: Sequence[tuple[float, float]]) -> float:
    """By how many degrees k lies off that way, as seen from i."""
    (x, y), (u, v) = at[i], at[k]
    off = abs(degrees(atan2(v - y, u - x)) - angle) % 360
    return min(off, 360 - off)


def _far(at: Sequence[tuple[float, float]], i: int, k: int) -> float:
    return hypot(at[i][0] - at[k][0], at[i][1] - at[k][1])
