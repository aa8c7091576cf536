"""Made-up outlines: squares on a board, with codes S00, S01 ... row by row."""

from __future__ import annotations

from typing import Any

from newsgen.model.area import Area

SIDE = 0.1


def area(code: str, name: str = "") -> Area:
    return Area(code, name or f"Place {code}", "neighbourhood", (("council", "Board"),))


def square(code: str, column: float, row: float, side: float = SIDE, **properties: Any) -> dict[str, Any]:
    x, y = column * SIDE, row * SIDE
    ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {
        "type": "Feature",
        "properties": {"code": code, **properties},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def board(columns: int, rows: int) -> list[dict[str, Any]]:
    return [square(f"S{r}{c}", c, r) for r in range(rows) for c in range(columns)]


def collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}
