"""Where labels stand on a map: beside what they name, no two over one another, none over the edge.

The most important label is placed first. It stands inside its shape where that is large, or else beside it, or farther
off with a line to it, but on no shape that is named. What finds no place in the end is left out: the list has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

import shapely
from shapely.geometry.base import BaseGeometry

from newsgen.graphics.lettering import width

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words for a shape: a point inside it, the box around it; all lines are bold but the last, with the figure."""

    x: float
    y: float
    around: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label at its place: left end and base line of the first line; `far` where it needs a line to its point."""

    label: Label
    x: float
    y: float
    box: Box
    far: bool

    @property
    def end(self) -> tuple[float, float]:
        """Where the line to its point ends: the nearest point of its box."""
        left, top, right, bottom = self.box
        return min(max(self.label.x, left), right), min(max(self.label.y, top), bottom)


_RINGS = 16
_BUSY = 9
"""By how many rings a label moves off rather than stand on what has a colour, or lead its line over what is named."""


def placed(labels: Sequence[Label], size: float, within: Box, busy: BaseGeometry) -> tuple[Placed, ...]:
    """The labels that find a place inside `within`, each outside all shapes that are named, or well inside its own.

    What is `busy` is covered only where the free places are much farther off.
    """
    found: list[Placed] = []
    shapely.prepare(busy)
    for label in labels:
        others = [one.around for one in labels if one is not label]
        best: tuple[float, Placed] | None = None
        for cost, one in _tries(label, size):
            if best is not None and cost >= best[0]:
                break  # those that follow are no nearer
            own = [] if cost < 0 else [label.around]
            if not _inside(one.box, within) or any(_meet(one.box, box) for box in (*others, *own)):
                continue
            if any(_in_the_way(one, other) or _in_the_way(other, one) for other in found):
                continue
            covers = cost >= 0 and bool(shapely.intersects(busy, shapely.box(*one.box)))
            if covers:  # it stands on what is another's, so that its line has to say whose it is
                one = replace(one, far=True)
            weighs = cost + _BUSY * (covers + any(_crosses(one, box) for box in others))
            if best is None or weighs < best[0]:
                best = weighs, one
        if best is not None:
            found.append(best[1])
    return tuple(found)


def _tries(label: Label, size: float) -> Iterator[tuple[float, Placed]]:
    """Places to try, the nearest first, each with what it costs: the ring that it is on.

    In the middle of a large shape; beside, above and below it; then on wider and wider rings around it, with a line.
    """
    wide = max(width(text, size, bold=text is not label.lines[-1]) for text in label.lines) + size / 3
    high = size * 1.2 * len(label.lines) + size / 6

    def at(x: float, y: float, far: bool) -> Placed:
        return Placed(label, x + size / 6, y + size, (x, y, x + wide, y + high), far)

    left, top, right, bottom = label.around
    half = (right - left) / 2, (bottom - top) / 2
    if wide < 1.3 * half[0] and high < 1.3 * half[1]:
        yield -1, at(label.x - wide / 2, label.y - high / 2, False)
    middle = left + half[0], top + half[1]
    for ring in range(_RINGS):
        steps = 8 if ring == 0 else 24
        for i in range(steps):
            angle = 2 * pi * i / steps
            x = middle[0] + cos(angle) * (half[0] + (0.3 + ring) * size)
            y = middle[1] + sin(angle) * (half[1] + (0.3 + ring) * size)
            across = (cos(angle) > 0.4) - (cos(angle) < -0.4)
            down = (sin(angle) > 0.4) - (sin(angle) < -0.4)
            yield ring, at(*_corner(x, y, across, down, wide, high), ring > 0 or bool(across and down))


def _in_the_way(one: Placed, other: Placed) -> bool:
    """Whether a label stands on another, or on the line to its point."""
    if _meet(one.box, other.box):
        return True
    return _crosses(other, one.box)


def _crosses(one: Placed, box: Box) -> bool:
    """Whether the line to its point runs over what is in a box."""
    if not one.far:
        return False
    way = shapely.linestrings([(one.label.x, one.label.y), one.end])
    return bool(shapely.intersects(way, shapely.box(*box)))


def _corner(x: float, y: float, across: int, down: int, wide: float, high: float) -> tuple[float, float]:
    return x - wide * (1 - across) / 2, y - high * (1 - down) / 2


def _inside(box: Box, within: Box) -> bool:
    return box[0] >= within[0] and box[1] >= within[1] and box[2] <= within[2] and box[3] <= within[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
