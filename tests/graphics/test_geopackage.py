"""GeoPackage: read where pyogrio is, each thing that is wrong with one said, and a plain word where it is not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from newsgen.errors import ProjectError, SourceError
from newsgen.graphics.boundaries import boundaries_of, read_boundaries
from newsgen.model.map_source import MapSource
from tests.graphics.squares import area, board, collection

AREAS = [area(f"S{r}{c}") for r in range(2) for c in range(2)]
SOURCE = MapSource(boundaries="map.gpkg", code="code")
BRITISH = 400_000


def package(
    folder: Path, layer: str = "areas", field: str = "code", by: float = 0, crs: str = "EPSG:4326"
) -> None:
    """A layer of four squares in map.gpkg, beside what is there, moved `by` so many units."""
    raw = pytest.importorskip("pyogrio.raw")
    features = board(2, 2)
    shapes = [shapely.transform(shape(one["geometry"]), lambda xy: xy + by) for one in features]
    raw.write(
        folder / "map.gpkg",
        geometry=shapely.to_wkb(np.array(shapes)),
        field_data=[np.array([one["properties"]["code"] for one in features], dtype=object)],
        fields=[field],
        geometry_type="Polygon",
        layer=layer,
        crs=crs,
        driver="GPKG",
        append=(folder / "map.gpkg").exists(),
    )


def test_it_is_the_same_shapes_as_geojson(tmp_path: Path) -> None:
    package(tmp_path)
    found = read_boundaries(SOURCE, tmp_path, AREAS)
    same = boundaries_of(collection(board(2, 2)), "code", AREAS)
    assert [*found.outlines] == [*same.outlines]
    assert all(found.outlines[code].equals(same.outlines[code]) for code in same.outlines)
    assert found.cautions == ()


def test_the_layer_is_that_of_the_property(tmp_path: Path) -> None:
    package(tmp_path, "towns", "town")
    package(tmp_path, "areas")
    assert [*read_boundaries(SOURCE, tmp_path, AREAS).outlines] == [one.code for one in AREAS]


def wrong(folder: Path, areas: list[Any] | None = None) -> str:
    with pytest.raises(SourceError) as refused:
        read_boundaries(SOURCE, folder, areas or AREAS)
    return str(refused.value)


def test_two_layers_of_the_property_are_one_too_many(tmp_path: Path) -> None:
    package(tmp_path, "areas")
    package(tmp_path, "old areas")
    assert (
        wrong(tmp_path)
        == "map.gpkg: the property 'code' in 2 layers: areas, old areas; wanted one layer with it"
    )


def test_no_property_of_that_name(tmp_path: Path) -> None:
    package(tmp_path, field="cod")
    said = "map.gpkg: no feature has the property 'code'; wanted one of cod; did you mean 'cod'?"
    assert wrong(tmp_path) == said


def test_metres(tmp_path: Path) -> None:
    package(tmp_path, by=BRITISH, crs="EPSG:27700")
    assert "metres of a projected map; wanted degrees of longitude and latitude" in wrong(tmp_path)


@pytest.mark.parametrize("more", [b"", b"\0" * 5000], ids=["cut", "noughts"])
def test_a_file_that_is_none(more: bytes, tmp_path: Path) -> None:
    pytest.importorskip("pyogrio")
    (tmp_path / "map.gpkg").write_bytes(b"SQLite format 3\0" + more)
    assert wrong(tmp_path) == "map.gpkg: no GeoPackage; wanted a file of outlines that GDAL can read"


def test_without_pyogrio_what_to_install_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "map.gpkg").write_bytes(b"SQLite format 3\0")
    monkeypatch.setitem(sys.modules, "pyogrio", None)
    with pytest.raises(ProjectError) as refused:
        read_boundaries(SOURCE, tmp_path, AREAS)
    said = "map.gpkg is a GeoPackage, which needs pyogrio; wanted pip install 'newsgen[geopackage]'"
    assert str(refused.value) == f"newsgen.toml, map.boundaries: {said}"
