"""What the published neighbourhood tables say, worked out apart: the csv module, and no line of newsgen."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

AT_MOST = 2
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
    people: int


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
                int(r["pop_mid2019"]),
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


def pooled(rows: list[Row]) -> Fraction:
    """The rate of a place: of all its areas where it prints alike whatever withheld cases are, else of those known."""
    known = [r for r in rows if r.cases is not None]
    cases, people = sum(r.cases or 0 for r in rows), sum(r.people for r in rows)
    ends = [Fraction(n * 100_000, people) for n in (cases, cases + AT_MOST * (len(rows) - len(known)))]
    if len({math.floor(end * 10 + Fraction(1, 2)) for end in ends}) == 1:
        return ends[0]
    return Fraction(cases * 100_000, sum(r.people for r in known))
