"""A small invented table with withheld figures, what its publisher knows, and what anyone may know of it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.attacker import Cell, Knowledge

AT_MOST, MARK, PER, SOURCE = 2, "[c]", 100_000, "table.csv"
BEFORE, NOW = "2025-02-02", "2025-02-09"
PLACES = (
    ("Plumstead Episcopi", "Barchester", 5000, 14, 21),
    ("Puddingdale", "Barchester", 6000, 2, 9),
    ("Crabtree Parva", "Barchester", 4000, 7, 1),
    ("St Ewold's", "Barchester", 8000, 30, 34),
    ("Hiram's Hospital", "Barchester", 7000, 11, 15),
    ("Precentor's Row", "Barchester", 5500, 8, 6),
    ("Framley", "Silverbridge", 6400, 5, 2),
    ("Hoggle End", "Silverbridge", 5800, 3, 1),
    ("Courcy", "Silverbridge", 7200, 12, 18),
    ("Chaldicotes", "Silverbridge", 6600, 29, 27),
    ("Gatherum", "Silverbridge", 5100, 16, 11),
    ("Boxall Hill", "Greshamsbury", 4800, 6, 8),
    ("Scatcherd", "Greshamsbury", 5300, 10, 13),
    ("Ullathorne", "Greshamsbury", 6900, 1, 5),
    ("Greshamsbury Park", "Greshamsbury", 7700, 25, 22),
)
"""Name, council, people, cases before and now, as only the publisher knows them. One is withheld now in Barchester, two
in Silverbridge; one before in Barchester and in Greshamsbury."""
COUNTS = tuple((before, now) for *_, before, now in PLACES)
COUNCILS = tuple(dict.fromkeys(council for _, council, *_ in PLACES))


def rate(cases: float, people: float) -> str:
    return f"{cases / people * PER:.1f}"


@dataclass
class World:
    """Rows as the publisher knows them, which become a table with marks; and the knowledge that goes with it."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    truth: dict[Cell, float] = field(default_factory=dict)

    def at(self, name: str, week: str, column: str) -> Cell:
        return Cell(SOURCE, self._number(name, week), column)

    def row(self, name: str, week: str) -> dict[str, Any]:
        return self.rows[self._number(name, week) - 2]

    def _number(self, name: str, week: str) -> int:
        return 2 + next(i for i, r in enumerate(self.rows) if (r["name"], r["week_ending"]) == (name, week))

    def write(self, path: Path, columns: Iterable[str] = ("cases",), shown: Iterable[str] = ()) -> None:
        """The table, small counts of `columns` withheld and with them the rate, but for the columns `shown`."""
        header = list(self.rows[0])
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            for number, row in enumerate(self.rows, 2):
                small = {
                    c for c in columns if c not in shown and isinstance(row[c], int) and row[c] <= AT_MOST
                }
                hidden = small | ({"rate"} - set(shown) if "cases" in small else set())
                self.truth |= {Cell(SOURCE, number, c): float(row[c]) for c in small}
                writer.writerow([MARK if column in hidden else row[column] for column in header])

    def knowledge(self, public: Sequence[str] = ("cases", "population")) -> Knowledge:
        """What anyone may know: the marks, what is a rate of what, all single places' figures of those columns."""
        known = Knowledge(dict.fromkeys(self.truth, AT_MOST))
        names = {name for name, *_ in PLACES}
        for number, row in enumerate(self.rows, 2):
            people, cell = row["population"], Cell(SOURCE, number, "cases")
            known.rate(cell._replace(column="rate"), cell, people, PER, 1)
            if row["name"] in names:
                for column in public:
                    if column in row and cell._replace(column=column) not in self.truth:
                        known.public[cell._replace(column=column)] = float(row[column])
        return known


def world(counts: Sequence[tuple[int, int]] = COUNTS) -> World:
    """The table of two weeks; `counts` are the cases of each place before and now."""
    rows = []
    for week, at in ((BEFORE, 0), (NOW, 1)):
        for number, (name, council, people, *_) in enumerate(PLACES, 1):
            count = counts[number - 1][at]
            rows.append(
                {
                    "code": f"BX{number:02}", "name": name, "council": council, "county": "Barsetshire",
                    "week_ending": week, "cases": count, "rate": rate(count, people), "population": people,
                }
            )  # fmt: skip
    return World(rows)


def members(council: str = "") -> list[str]:
    return [name for name, of, *_ in PLACES if council in ("", of)]
