"""TopoJSON -> the features of GeoJSON: arcs, each kept once, put together to rings again.

The libraries at hand (topojson) encode, and read only by way of geopandas and pandas' whole tail; decoding is what
stands here. Definition: https://github.com/topojson/topojson-specification, quantised arcs included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

Point = tuple[float, float]


def features_of(topology: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every geometry of all objects, as a feature. KeyError, IndexError, TypeError, ValueError: no TopoJSON."""
    arcs = _arcs(topology)

    def line(numbers: list[int]) -> list[Point]:
        points: list[Point] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc  # where two arcs meet, both have the point
        return points

    def geometries(given: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if given["type"] == "GeometryCollection":
            for one in given["geometries"]:
                yield from geometries(one)
            return
        shape = None
        if given["type"] in _RINGS:
            rings = _RINGS[given["type"]](given["arcs"], line)
            shape = {"type": given["type"], "coordinates": rings} if rings else None
        yield {
            "type": "Feature",
            "id": given.get("id"),
            "properties": given.get("properties") or {},
            "geometry": shape,
        }

    for one in topology["objects"].values():
        yield from geometries(one)


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    if "transform" not in topology:
        return [[(x, y) for x, y, *_ in arc] for arc in topology["arcs"]]
    (a, b), (c, d) = topology["transform"]["scale"], topology["transform"]["translate"]
    return [
        [
            (x * a + c, y * b + d)
            for x, y in accumulate((tuple(p[:2]) for p in arc), lambda p, q: (p[0] + q[0], p[1] + q[1]))
        ]
        for arc in topology["arcs"]
    ]


def _polygon(arcs: Any, line: Callable[[Any], list[Point]]) -> list[list[Point]]:
    """Its rings. One of fewer than four points is what quantising leaves of a sliver: it holds nothing, and goes."""
    outer, *holes = (line(ring) for ring in arcs)
    return [outer, *(ring for ring in holes if len(ring) >= 4)] if len(outer) >= 4 else []


def _polygons(arcs: Any, line: Callable[[Any], list[Point]]) -> list[list[list[Point]]]:
    return [found for polygon in arcs if (found := _polygon(polygon, line))]


_RINGS: dict[str, Callable[[Any, Callable[[Any], list[Point]]], Any]] = {
    "Polygon": _polygon,
    "MultiPolygon": _polygons,
}
