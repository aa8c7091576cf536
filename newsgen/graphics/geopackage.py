"""GeoPackage -> the features of GeoJSON, by pyogrio where it is installed: GDAL, which it brings, is large."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import shapely

from newsgen.errors import Fault, ProjectError, SourceError

BEGINS = b"SQLite format 3\0"
"""What every GeoPackage begins with."""


def features_in(path: Path, code: str) -> dict[str, Any]:
    """The outlines of the layer whose features have the property `code`, as a FeatureCollection.

    ProjectError where pyogrio is not installed; SourceError: no GeoPackage; no such property in any layer, or in
    several.
    """
    try:
        import pyogrio  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ModuleNotFoundError:
        found, wanted = (
            f"{path.name} is a GeoPackage, which needs pyogrio",
            "pip install 'newsgen[geopackage]'",
        )
        raise ProjectError(Fault("newsgen.toml, map.boundaries", found, wanted)) from None
    try:
        with warnings.catch_warnings(
            action="ignore"
        ):  # GDAL's remarks on a file that can be read all the same
            layer, known = _layer(pyogrio, path, code)
            columns = [code] if known else None
            meta, _, shapes, values = pyogrio.raw.read(path, layer=layer, columns=columns)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pyogrio.errors.FeatureError):
        raise SourceError(
            Fault(path.name, "no GeoPackage", "a file of outlines that GDAL can read")
        ) from None
    names = [*map(str, meta["fields"])]
    outlines = shapely.force_2d(shapely.from_wkb(shapes, on_invalid="ignore")).tolist()
    rows = zip(*(column.tolist() for column in values), strict=True) if names else ((),) * len(outlines)
    return {
        "type": "FeatureCollection",
        "features": [
            {"properties": dict(zip(names, row, strict=True)), "geometry": outline}
            for row, outline in zip(rows, outlines, strict=True)
        ],
    }


def _layer(pyogrio: Any, path: Path, code: str) -> tuple[str, bool]:
    """The layer to read, and whether its features have the property: the one that has it, or else the first."""
    layers = [str(name) for name, kind in pyogrio.list_layers(path).tolist() if kind is not None]
    having = [name for name in layers if code in pyogrio.read_info(path, layer=name)["fields"]]
    if len(having) > 1:
        found = f"the property {code!r} in {len(having)} layers: {', '.join(having)}"
        raise SourceError(Fault(path.name, found, "one layer with it"))
    if not layers:
        raise SourceError(Fault(path.name, "no layer with outlines", "a GeoPackage with one"))
    return (having or layers)[0], bool(having)
