"""The ranked dataset of a patch, from its facts: a row an area, sorted and searched on the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsgen.edition.facts_record import AreaFactsRecord, FactsRecord
from newsgen.edition.records import EditionRecord

COLUMNS = {
    "rank": "Rank",
    "name": "Place",
    "value": "Now",
    "before": "Before",
    "change": "Change",
    "count": "Number",
    "denominator": "Out of",
}
"""What the columns are called, by the names that an address has for them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An area's row: a number, "withheld", "no figure" or "" by column."""

    code: str
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sorted:
    """How a table is asked for: by which column, which way up, with which words in the place's name."""

    by: str = "rank"
    down: bool = False
    q: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Sorted:
        """From an address; a column that there is none of is the rank."""
        by = query.get("by", "")
        return cls(
            by if by in COLUMNS else "rank", query.get("down") == "1", query.get("q", "").strip()[:200]
        )


def rows_of(facts: FactsRecord, measure: str, asked: Sorted) -> list[Shown]:
    """The areas of a patch in one measure. Those without a figure in the column come last, whichever way up."""
    words = asked.q.casefold().split()
    rows = [_shown(area, measure) for area in facts["areas"] if measure in area["figures"]]
    rows = [row for row in rows if all(word in str(row.cells["name"]).casefold() for word in words)]
    rows.sort(key=lambda row: (str(row.cells["name"]).casefold(), row.code))
    has = [row for row in rows if _is_there(row.cells[asked.by])]
    has.sort(key=lambda row: _key(row.cells[asked.by]), reverse=asked.down)
    return has + [row for row in rows if not _is_there(row.cells[asked.by])]


def columns_of(rows: list[Shown]) -> list[str]:
    """The columns in which any row has something."""
    return [name for name in COLUMNS if name == "name" or any(row.cells[name] != "" for row in rows)]


def measures_of(facts: FactsRecord, record: EditionRecord) -> dict[str, str]:
    """The measures that a patch's table has, and what they are called."""
    nouns = {one["name"]: one["noun"] for one in record["measures"]}
    there = dict.fromkeys(name for area in facts["areas"] for name in area["figures"])
    return {name: nouns.get(name, name) for name in nouns if name in there} | {
        name: nouns.get(name, name) for name in there if name not in nouns
    }


def _shown(area: AreaFactsRecord, measure: str) -> Shown:
    figures = area["figures"][measure]
    now = figures["now"]
    return Shown(
        area["code"],
        {
            "rank": _rank(now.get("rank_high", "")),
            "name": area["name"],
            "value": _value(now),
            "before": _value(figures.get("before", {})),
            "change": figures.get("change", ""),
            "count": now.get("count", ""),
            "denominator": figures.get("denominator", ""),
        },
    )


def _rank(given: Any) -> Any:
    """A rank; "between 3 and 5" where withheld figures leave it open."""
    if not isinstance(given, dict):
        return given
    low, high = given["low"], given["high"]
    return f"{low or 1:g} to {high:g}" if high is not None else f"{low or 1:g} or later"


def _value(figure: Mapping[str, Any]) -> Any:
    if figure.get("withheld"):
        return "withheld"
    return "no figure" if figure.get("missing") else figure.get("value", "")


def _is_there(value: Any) -> bool:
    return value not in {"", "withheld", "no figure"}


def _key(value: Any) -> tuple[float, str]:
    if isinstance(value, int | float):
        return float(value), ""
    first = value.split(" ", 1)[0]
    return (float(first), value) if first.replace(".", "", 1).isdigit() else (0.0, value.casefold())
