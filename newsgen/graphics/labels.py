"""Where labels stand on a map: beside what they name, no two over one another, none over the edge.

Each is tried at eight places around its point, near before far, the most important label first; where all are taken it
moves on along a ring, with a line to its point. What finds no place in the end is left out: the list has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from newsgen.graphics.lettering import width


@dataclass(frozen=True, slots=True)
class Label:
    """Words for a point: the first line bold."""

    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label at its place: left end and base line of the first line; `far` where it needs a line to its point."""

    label: Label
    x: float
    y: float
    wide: float
    far: bool


Box = tuple[float, float, float, float]


def placed(labels: Sequence[Label], size: float, within: Box, taken: Iterable[Box] = ()) -> tuple[Placed, ...]:
    """The labels that find a place inside `within` (left, top, right, bottom) and outside what is `taken`."""
    boxes = [*taken, *((one.x - 4, one.y - 4, one.x + 4, one.y + 4) for one in labels)]
    found: list[Placed] = []
    for label in labels:
        wide = max(width(text, size, bold=i == 0) for i, text in enumerate(label.lines)) + size / 3
        high = size * 1.2 * len(label.lines)
        for left, top, far in _tries(label, wide, high, size):
            box = left, top, left + wide, top + high
            if _inside(box, within) and not any(_meet(box, other) for other in boxes):
                boxes.append(box)
                found.append(Placed(label, left + size / 6, top + size * 0.95, wide, far))
                break
    return tuple(found)


def _tries(label: Label, wide: float, high: float, size: float) -> Iterator[tuple[float, float, bool]]:
    """Left and top of the places to try: right and left of the point, above and below, then on wider rings."""
    near = size * 0.5
    for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
        yield (*_corner(label.x + across * near, label.y + down * near, across, down, wide, high), False)
    for ring in range(2, 16):
        for i in range(24):
            angle = 2 * pi * i / 24
            x, y = label.x + cos(angle) * ring * size, label.y + sin(angle) * ring * size
            across = (cos(angle) > 0.4) - (cos(angle) < -0.4)
            down = (sin(angle) > 0.4) - (sin(angle) < -0.4)
            yield (*_corner(x, y, across, down, wide, high), True)


def _corner(x: float, y: float, across: int, down: int, wide: float, high: float) -> tuple[float, float]:
    return x - wide * (1 - across) / 2, y - high * (1 - down) / 2


def _inside(box: Box, within: Box) -> bool:
    return box[0] >= within[0] and box[1] >= within[1] and box[2] <= within[2] and box[3] <= within[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
