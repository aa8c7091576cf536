"""What the published neighbourhood tables say, worked out apart: the csv module, and no line of newsgen."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

COUNCILS = (
    "County Durham",
    "Darlington",
    "Hartlepool",
    "Middlesbrough",
    "Redcar and Cleveland",
    "Stockton-on-Tees",
)


@dataclass(frozen=True)
class Row:
    code: str
    name: str
    council: str
    rate: Fraction | None
    cases: int | None
    before: Fraction | None
    cases_before: int | None


def read(path: Path, region: str = "North East") -> list[Row]:
    def number(text: str) -> Fraction | None:
        return Fraction(text) if text else None

    def whole(text: str) -> int | None:
        return int(text) if text else None

    with path.open(newline="", encoding="utf-8") as file:
        return [
            Row(
                r["msoa11cd"],
                r["name"],
                r["la_name"],
                number(r["rate"]),
                whole(r["cases"]),
                number(r["prev_rate"]),
                whole(r["prev_cases"]),
            )
            for r in csv.DictReader(file)
            if r["region_name"] == region
        ]


def patches(rows: list[Row]) -> dict[str, list[Row]]:
    found = {"North East": rows}
    for council in sorted({r.council for r in rows}):
        found[council] = [r for r in rows if r.council == council]
    found["County Durham, Darlington and Teesside"] = [r for r in rows if r.council in COUNCILS]
    return found


def ranks(rows: list[Row]) -> dict[str, tuple[int, int, bool]]:
    """By code: rank from the highest, from the lowest, and whether it is shared."""
    rates = [r.rate for r in rows if r.rate is not None]
    return {
        r.code: (
            1 + sum(v > r.rate for v in rates),
            1 + sum(v < r.rate for v in rates),
            rates.count(r.rate) > 1,
        )
        for r in rows
        if r.rate is not None
    }


def mean(rows: list[Row]) -> Fraction:
    rates = [r.rate for r in rows if r.rate is not None]
    return sum(rates, Fraction(0)) / len(rates)
