"""A file of outlines -> the outline of each area, by its code.

Shapes are read as their file has them, in degrees (WGS84). What would draw a wrong map is a fault, each with the codes
that it is about; an area without an outline is a caution, since the others can still be drawn.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from newsgen.errors import Fault, SourceError, nearest
from newsgen.graphics.geopackage import BEGINS, features_in
from newsgen.graphics.topojson import features_of
from newsgen.model.area import Area
from newsgen.model.map_source import MapSource

MOST_BYTES = 64 * 1024**2
"""The largest file of outlines: all of England's 6,791 neighbourhoods are 3 MB when they are simplified."""
SLIP = 0.01
"""Part of an area that may lie across itself, or in another: what rounding of coordinates leaves."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The outlines of areas by code, in ascending order of codes; `cautions` say which areas have none.

    `others` are outlines of areas that are not among them, where these are wanted.
    """

    outlines: Mapping[str, BaseGeometry]
    others: Mapping[str, BaseGeometry] = field(default_factory=dict)
    cautions: tuple[str, ...] = ()


def read_boundaries(source: MapSource, folder: Path, areas: Sequence[Area]) -> Boundaries:
    """The outlines of these areas. SourceError with all that is wrong: see `boundaries_of`, and a file that is none."""
    path, name = folder / source.boundaries, Path(source.boundaries).name
    try:
        size = os.stat(path).st_size  # noqa: PTH116 - follows links as reading does
        if size > MOST_BYTES:
            found = f"{size / 1024**2:,.0f} MiB"
            wanted = f"at most {MOST_BYTES // 1024**2} MiB: simplify it, or keep the areas of the table alone"
            raise SourceError(Fault(name, found, wanted))
        data = path.read_bytes()
        given = (
            features_in(path, source.code)
            if data.startswith(BEGINS)
            else json.loads(data.decode("utf-8-sig"))
        )
    except OSError as error:
        raise SourceError(Fault(name, error.strerror or str(error), "a file that can be read")) from None
    except (ValueError, RecursionError):
        raise SourceError(
            Fault(name, "no GeoJSON, TopoJSON or GeoPackage", "a file of outlines in one of these")
        ) from None
    return boundaries_of(given, source.code, areas, name, others=source.others)


def boundaries_of(
    given: Any, code: str, areas: Sequence[Area], name: str = "boundaries", *, others: bool = False
) -> Boundaries:
    """The outlines of these areas out of parsed GeoJSON or TopoJSON; those of other areas where they are wanted.

    A feature may have a shape of shapely in place of its geometry.

    SourceError: no outlines in it; no property of that name; no outline for any area; two features of one code;
    coordinates that are no degrees; an outline that crosses itself; two areas that overlap.
    """
    features = _features(given, name)
    known = sorted({key for feature in features for key in feature["properties"]})
    if code not in known:
        wanted = f"one of {', '.join(known)}" if known else "properties"
        raise SourceError(Fault(name, f"no feature has the property {code!r}", wanted, nearest(code, known)))
    wanted_codes = {area.code for area in areas}
    mine = [(str(f["properties"].get(code)), f["geometry"]) for f in features if f["geometry"]]
    codes = sorted({found for found, _ in mine})
    if not wanted_codes.intersection(codes):
        found = f"no outline for any area of the table: its codes are such as {_some(codes)}"
        wanted = f"codes such as {_some(sorted(wanted_codes))}"
        raise SourceError(Fault(name, found, wanted))
    if not others:
        mine = [(found, geometry) for found, geometry in mine if found in wanted_codes]
    faults = [
        Fault(name, f"{times} features of the code {found!r}", "one")
        for found, times in Counter(found for found, _ in mine).items()
        if times > 1
    ]
    shapes = {}
    for found, geometry in mine:
        try:
            shapes[found] = shape(geometry)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError, shapely.errors.ShapelyError):
            faults.append(Fault(name, f"the geometry of {found!r} is none", "a Polygon or MultiPolygon"))
    if not faults:
        faults = [*_not_in_degrees(shapes, name)] or [*_crossing(shapes, name)]
    if faults:
        raise SourceError(*faults)
    outlines = {found: _sound(shapes[found]) for found in sorted(shapes)}
    if overlaps := [*_overlapping(outlines, name)]:
        raise SourceError(*overlaps)
    own = {found: one for found, one in outlines.items() if found in wanted_codes}
    around = {found: one for found, one in outlines.items() if found not in wanted_codes}
    return Boundaries(own, around, tuple(_cautions(areas, own, codes)))


def _features(given: Any, name: str) -> list[dict[str, Any]]:
    """The features, each with properties (its id among them) and a geometry or none."""
    try:
        found = [*features_of(given)] if given["type"] == "Topology" else given["features"]
        for feature in found:
            feature["properties"] = dict(feature.get("properties") or {})
            if feature.get("id") is not None:
                feature["properties"].setdefault("id", feature["id"])
            feature.setdefault("geometry", None)
    except (KeyError, TypeError, IndexError, ValueError, AttributeError):
        found = []
    if not found:
        raise SourceError(
            Fault(name, "no features in it", "a FeatureCollection of GeoJSON, or a Topology of TopoJSON")
        )
    return found


def _not_in_degrees(shapes: Mapping[str, BaseGeometry], name: str) -> Iterator[Fault]:
    low_x, low_y, high_x, high_y = shapely.total_bounds([*shapes.values()]).tolist()
    if low_x < -180 or high_x > 360 or low_y < -90 or high_y > 90:
        found = f"coordinates from ({low_x:,.0f}, {low_y:,.0f}) to ({high_x:,.0f}, {high_y:,.0f})"
        yield Fault(name, f"{found}: metres of a projected map", "degrees of longitude and latitude (WGS84)")


def _crossing(shapes: Mapping[str, BaseGeometry], name: str) -> Iterator[Fault]:
    """A figure of eight: what its rings enclose once is not what they go around."""
    for code, one in shapes.items():
        if one.is_empty or one.geom_type not in {"Polygon", "MultiPolygon"}:
            yield Fault(name, f"{code!r} is {one.geom_type}", "a Polygon or MultiPolygon with points")
        elif not one.is_valid:
            sound = _sound(one)
            if abs(sound.area - one.area) > SLIP * sound.area:
                yield Fault(name, f"the outline of {code!r} crosses itself", "rings that do not")


def _sound(one: BaseGeometry) -> BaseGeometry:
    """The same shape with no ring that touches or crosses itself."""
    if one.is_valid:
        return one
    found = shapely.make_valid(one)
    parts = [part for part in shapely.get_parts(found) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.union_all(parts)


def _overlapping(outlines: Mapping[str, BaseGeometry], name: str) -> Iterator[Fault]:
    codes, shapes = [*outlines], [*outlines.values()]
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for i, k in zip(one.tolist(), other.tolist(), strict=True):
        if i < k and not shapely.touches(shapes[i], shapes[k]):
            shared = shapely.intersection(shapes[i], shapes[k]).area
            if shared > SLIP * min(shapes[i].area, shapes[k].area):
                yield Fault(name, f"{codes[i]!r} and {codes[k]!r} overlap", "areas that lie side by side")


def _cautions(
    areas: Sequence[Area], found: Mapping[str, BaseGeometry], codes: Sequence[str]
) -> Iterator[str]:
    lacking = [area for area in areas if area.code not in found]
    spare = sorted({*codes} - {*found})
    for area in lacking[:_SHOWN]:
        close = nearest(area.code, spare)
        guess = f"; the file has {close!r}" if close else ""
        yield f"{area.name} ({area.code}) has no outline and is not on the map{guess}"
    if (more := len(lacking) - _SHOWN) > 0:
        yield f"{more} more areas have no outline and are not on the map"


def _some(codes: Sequence[str]) -> str:
    return ", ".join(map(repr, codes[:_SHOWN])) or "none"
