"""Writes the invented map of Barsetshire: data/map.geojson, an outline for each neighbourhood of the tables.

    python make_map.py            writes it into data/, beside this file
    python make_map.py FOLDER     writes it there

It needs shapely (`pip install 'newsgen[maps]'`). The county lies where the equator meets the meridian of Greenwich, in
open sea, so that nobody takes it for a real place. Each council has a seat, its neighbourhoods are scattered around
that, thickest in the middle, and each gets the land that is nearest to it (a Voronoi partition), cut at the coast.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from math import cos, pi, sin
from pathlib import Path

import shapely

SEED = 1857  # the year of Barchester Towers
HERE = Path(__file__).parent
SEATS = ((0.0, 0.02), (0.3, 0.24), (-0.29, 0.2), (-0.3, -0.22), (0.08, -0.31), (0.35, -0.12), (-0.02, 0.34))
COAST = 0.55
DIGITS = 4


def areas() -> list[tuple[str, str, str]]:
    """Code, name and council of each neighbourhood, by code."""
    with (HERE / "data" / "flu_by_neighbourhood.csv").open(encoding="utf-8", newline="") as file:
        return sorted({(row["code"], row["name"], row["council"]) for row in csv.DictReader(file)})


def coast(dice: random.Random) -> shapely.Polygon:
    """A round county with bays."""
    waves = [(n, dice.uniform(0.01, 0.06), dice.uniform(0, 2 * pi)) for n in (2, 3, 5, 8, 13)]
    turns = [2 * pi * i / 180 for i in range(180)]
    far = [COAST * (1 + sum(size * sin(n * turn + at) for n, size, at in waves)) for turn in turns]
    return shapely.Polygon([(r * cos(turn), r * sin(turn)) for r, turn in zip(far, turns, strict=True)])


def outlines() -> dict[str, shapely.Geometry]:
    """The land of each neighbourhood, by code."""
    dice, known = random.Random(SEED), areas()
    county = coast(dice)
    seats = dict(zip(sorted({council for _, _, council in known}), SEATS, strict=False))
    points = []
    for _, _, council in known:
        while True:
            x, y = seats[council]
            far, turn = 0.22 * dice.random() ** 0.8, dice.uniform(0, 2 * pi)
            point = shapely.Point(x + far * cos(turn), y + far * sin(turn))
            if county.contains(point) and all(point.distance(other) > 0.012 for other in points):
                break
        points.append(point)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=county, ordered=True)
    )
    land = shapely.set_precision(shapely.intersection(cells, county), 10**-DIGITS)
    return {code: one for (code, _, _), one in zip(known, land, strict=True)}


def features() -> str:
    """The map as GeoJSON, a feature a line."""
    names = {code: (name, council) for code, name, council in areas()}
    lines = []
    for code, one in outlines().items():
        name, council = names[code]
        shape = json.loads(shapely.to_geojson(shapely.normalize(one)))
        rounded = [[[round(x, DIGITS), round(y, DIGITS)] for x, y in ring] for ring in shape["coordinates"]]
        lines.append(
            json.dumps(
                {
                    "type": "Feature",
                    "properties": {"code": code, "name": name, "council": council, "note": "invented"},
                    "geometry": {"type": shape["type"], "coordinates": rounded},
                }
            )
        )
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "data"
    (folder / "map.geojson").write_text(features(), encoding="utf-8")
