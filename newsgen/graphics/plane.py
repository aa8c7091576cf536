"""Outlines in degrees -> shapes on a plane of whole units, simplified together, so that no gap opens between two.

The projection is equirectangular, true to scale along the middle latitude: right for a region, fair for a country.
Units run to the right and down. First all corners are put on the grid (so that what two areas share stays shared),
then the whole coverage is simplified at once (Visvalingam-Whyatt, by GEOS), which moves no shared edge apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

import shapely
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

LONG = 2_000
"""Units along the longer side of a map: 50 metres each in a region of 100 kilometres."""
PARTS_OF_WIDTH = 1_500
METRES_IN_A_DEGREE = 111_320
_SMALL = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the plane, in units."""

    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x} {self.y} {self.width} {self.height}"


@dataclass(frozen=True, slots=True)
class Plane:
    """Shapes by area code, in ascending order of codes, from (0, 0) to (width, height)."""

    width: int
    height: int
    shapes: Mapping[str, BaseGeometry]

    def around(self, codes: Sequence[str]) -> Box | None:
        """The box around these areas with a margin of a twentieth; None where none of them is there."""
        inside = [self.shapes[code] for code in codes if code in self.shapes]
        if not inside:
            return None
        left, top, right, bottom = shapely.total_bounds(inside).tolist()
        margin = max(right - left, bottom - top) / 20
        return Box(
            round(left - margin),
            round(top - margin),
            round(right - left + 2 * margin),
            round(bottom - top + 2 * margin),
        )


def on_a_plane(outlines: Mapping[str, BaseGeometry], tolerance: float | None = None) -> Plane:
    """The outlines on a plane, simplified to `tolerance` metres; by default a 1,500th of the longer side.

    An area too small to be seen at this size stands as a small square where it is.
    """
    shapes = [*outlines.values()]
    left, low, right, high = shapely.total_bounds(shapes).tolist()
    if right - left > 180:  # it lies on both sides of the date line: count on from 180
        shapes = [_eastward(one) for one in shapes]
        left, low, right, high = shapely.total_bounds(shapes).tolist()
    narrow = cos(radians((low + high) / 2))
    longer = max((right - left) * narrow, high - low) or 1
    scale = LONG / longer
    matrix = [scale * narrow, 0, 0, -scale, -left * scale * narrow, high * scale]
    flat = [shapely.set_precision(affine_transform(one, matrix), 1) for one in shapes]
    units = LONG / PARTS_OF_WIDTH if tolerance is None else tolerance * scale / METRES_IN_A_DEGREE
    flat = shapely.coverage_simplify(flat, units).tolist()
    seen = {
        code: one if one.area else _square(affine_transform(whole, matrix))
        for code, one, whole in zip(outlines, flat, shapes, strict=True)
    }
    return Plane(round((right - left) * narrow * scale), round((high - low) * scale), seen)


def _eastward(one: BaseGeometry) -> BaseGeometry:
    moved = [
        affine_transform(part, [1, 0, 0, 1, 360, 0]) if part.bounds[0] < 0 else part
        for part in shapely.get_parts(one).tolist()
    ]
    joined: BaseGeometry = shapely.multipolygons(moved)
    return joined


def _square(around: BaseGeometry) -> BaseGeometry:
    left, top, right, bottom = around.bounds
    x, y = round((left + right) / 2), round((top + bottom) / 2)
    square: BaseGeometry = shapely.box(x - _SMALL, y - _SMALL, x + _SMALL, y + _SMALL)
    return square
