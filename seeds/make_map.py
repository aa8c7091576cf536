"""Writes covid_north_east.map.geojson: the outlines of the neighbourhoods of the six councils that the table is of.

    python make_map.py NEIGHBOURHOODS.geojson [FOLDER]

NEIGHBOURHOODS.geojson has the outlines of the North East's neighbourhoods (MSOAs of 2011), with the properties
msoa11cd, name and la_name; covid_north_east.map.SOURCE.md says where they are from. It needs shapely
(`pip install 'newsgen[maps]'`). All outlines are simplified together, so that no gap opens between neighbours.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import shapely

COUNCILS = (
    "County Durham",
    "Darlington",
    "Hartlepool",
    "Middlesbrough",
    "Redcar and Cleveland",
    "Stockton-on-Tees",
)
DIGITS, OFF = 4, 0.002
"""Decimals of a degree, and by how many degrees a corner may be off: some 10 and 150 metres."""


def features(given: Path) -> str:
    """The outlines as GeoJSON, a feature a line, by code."""
    found = json.loads(given.read_text(encoding="utf-8"))["features"]
    mine = sorted(
        (one for one in found if one["properties"]["la_name"] in COUNCILS),
        key=lambda one: one["properties"]["msoa11cd"],
    )
    shapes = [
        shapely.set_precision(shapely.from_geojson(json.dumps(one["geometry"])), 10**-DIGITS) for one in mine
    ]
    lines = []
    for one, shape in zip(mine, shapely.coverage_simplify(shapes, OFF), strict=True):
        flat = json.loads(shapely.to_geojson(shapely.normalize(shapely.set_precision(shape, 10**-DIGITS))))
        properties = {key: one["properties"][key] for key in ("msoa11cd", "name", "la_name")}
        geometry = {"type": flat["type"], "coordinates": _rounded(flat["coordinates"])}
        lines.append(json.dumps({"type": "Feature", "properties": properties, "geometry": geometry}))
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _rounded(given: list) -> list:  # type: ignore[type-arg]
    return [_rounded(one) if isinstance(one, list) else round(one, DIGITS) for one in given]


if __name__ == "__main__":
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent
    (folder / "covid_north_east.map.geojson").write_text(features(Path(sys.argv[1])), encoding="utf-8")
