"""A file of outlines: what is read, and each thing that is wrong with one, in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from newsgen.errors import SourceError
from newsgen.graphics.boundaries import MOST_BYTES, boundaries_of, read_boundaries
from newsgen.model.map_source import MapSource
from tests.graphics.squares import area, board, collection, square

AREAS = [area(f"S{r}{c}") for r in range(2) for c in range(2)]


def moved(by: float) -> list[dict[str, Any]]:
    found = board(2, 2)
    for one in found:
        one["geometry"]["coordinates"] = [
            [[x + by, y + by] for x, y in ring] for ring in one["geometry"]["coordinates"]
        ]
    return found


def eight(code: str) -> dict[str, Any]:
    crossing = square(code, 0, 0)
    crossing["geometry"]["coordinates"] = [[[0, 0], [0.1, 0.1], [0.1, 0], [0, 0.1], [0, 0]]]
    return crossing


WRONG = {
    "no property of that name": (board(2, 2), "cod", "no feature has the property 'cod'; wanted one of code; did you mean 'code'?"),
    "no boundaries for any area": ([square("E01", 0, 0)], "code", "no outline for any area of the table: its codes are such as 'E01'; wanted codes such as 'S00', 'S01', 'S10'"),
    "metres": (moved(400_000), "code", "coordinates from (400,000, 400,000) to (400,000, 400,000): metres of a projected map; wanted degrees"),
    "twice": ([*board(2, 2), square("S00", 5, 5)], "code", "2 features of the code 'S00'; wanted one"),
    "crosses itself": ([eight("S00")], "code", "the outline of 'S00' crosses itself"),
    "overlap": ([square("S00", 0, 0), square("S01", 0.5, 0)], "code", "'S00' and 'S01' overlap; wanted areas that lie side by side"),
    "no features": ([], "code", "no features in it"),
    "a point": ([square("S00", 0, 0) | {"geometry": {"type": "Point", "coordinates": [0, 0]}}], "code", "'S00' is Point; wanted a Polygon"),
    "no geometry to speak of": ([square("S00", 0, 0) | {"geometry": {"type": "Polygon", "coordinates": "x"}}], "code", "the geometry of 'S00' is none"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said(case: str) -> None:
    features, code, said = WRONG[case]
    with pytest.raises(SourceError) as refused:
        boundaries_of(collection(features), code, AREAS, "map.geojson")
    assert str(refused.value).startswith(f"map.geojson: {said}")


@pytest.mark.parametrize("given", [None, [], {}, {"type": "FeatureCollection"}, {"type": "Topology"}, 3, "x"])
def test_what_is_no_geojson_is_no_crash(given: Any) -> None:
    with pytest.raises(SourceError, match="no features in it"):
        boundaries_of(given, "code", AREAS)


def test_slips_of_rounding_are_none() -> None:
    found = boundaries_of(collection([square("S00", 0, 0), square("S01", 0.9999, 0)]), "code", AREAS)
    assert [*found.outlines] == ["S00", "S01"]


def test_an_area_without_an_outline_is_a_caution() -> None:
    found = boundaries_of(collection([*board(2, 1), square("S1O", 0, 1)]), "code", AREAS)
    assert found.cautions == (
        "Place S10 (S10) has no outline and is not on the map; the file has 'S1O'",
        "Place S11 (S11) has no outline and is not on the map; the file has 'S1O'",
    )


def test_of_many_without_an_outline_three_are_named() -> None:
    many = [area(f"X{i:03}") for i in range(9)]
    found = boundaries_of(collection(board(2, 2)), "code", [*AREAS, *many])
    assert len(found.cautions) == 4
    assert found.cautions[-1] == "6 more areas have no outline and are not on the map"


TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [1, 2]},
    "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 1], [1, 0], [0, -1], [-1, 0]]],
    "objects": {"map": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "S00"}},
        {"type": "MultiPolygon", "arcs": [[[-1, -3]]], "properties": {"code": "S01"}},
        {"type": None, "properties": {"code": "S10"}},
    ]}},
}  # fmt: skip


def test_topojson_is_the_same_shapes() -> None:
    found = boundaries_of(TOPOLOGY, "code", AREAS).outlines
    assert found["S00"].equals(shapely.box(1, 2, 1.1, 2.1).normalize()) or found["S00"].equals_exact(
        shapely.box(1, 2, 1.1, 2.1), 1e-9, normalize=True
    )
    assert found["S01"].equals_exact(
        shapely.multipolygons([shapely.box(1.1, 2, 1.2, 2.1)]), 1e-9, normalize=True
    )


def test_slivers_of_quantised_topojson_go() -> None:
    """Rings of three points, as an atlas of ten thousand steps has them for holes and islands smaller than a step."""
    sliver = [[[0, 0], [1, 0], [-1, 0]]]
    arcs = [*TOPOLOGY["arcs"], *sliver]
    polygons = [{"type": "Polygon", "arcs": [[0, 1], [3]], "properties": {"code": "S00"}}]
    polygons.append({"type": "MultiPolygon", "arcs": [[[-1, -3]], [[3]]], "properties": {"code": "S01"}})
    polygons.append({"type": "Polygon", "arcs": [[3]], "properties": {"code": "S10"}})
    objects = {"map": {"type": "GeometryCollection", "geometries": polygons}}
    found = boundaries_of(TOPOLOGY | {"arcs": arcs, "objects": objects}, "code", AREAS).outlines
    assert found["S00"].area == pytest.approx(0.01)
    assert found["S01"].area == pytest.approx(0.01)
    assert "S10" not in found  # a caution: there is nothing to draw


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "map.geojson").open("wb") as file:
        file.truncate(500 * 1024**2)
    with pytest.raises(SourceError, match=r"map\.geojson: 500 MiB; wanted at most 64 MiB: simplify it"):
        read_boundaries(MapSource(boundaries="map.geojson", code="code"), tmp_path, AREAS)
    assert MOST_BYTES < 500 * 1024**2


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[" * 100_000], ids=["empty", "half", "binary", "deep"]
)
def test_a_file_that_is_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "map.geojson").write_bytes(data)
    with pytest.raises(SourceError, match="no GeoJSON, TopoJSON or GeoPackage"):
        read_boundaries(MapSource(boundaries="map.geojson", code="code"), tmp_path, AREAS)


def test_the_two_forms_of_the_north_east_are_one_map(shared: Path) -> None:
    folder = shared / "boundaries"
    given = json.loads((folder / "msoa11_north_east_simplified.geojson").read_text(encoding="utf-8"))
    areas = [area(one["properties"]["msoa11cd"]) for one in given["features"]]
    plain, packed = (
        read_boundaries(
            MapSource(boundaries=f"msoa11_north_east_simplified.{end}", code="msoa11cd"), folder, areas
        )
        for end in ("geojson", "topojson")
    )
    assert len(plain.outlines) == len(packed.outlines) == 340
    assert plain.cautions == packed.cautions == ()
    for code, one in plain.outlines.items():
        assert one.symmetric_difference(packed.outlines[code]).area < 0.02 * one.area, code
