"""The way from a claim to its cells, for a page: the steps in words, and rows of the table with its cells marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsgen.edition.records import ClaimRecord, EditionRecord, StoryRecord
from newsgen.explanation import Asked, Cells, explain_claim
from newsgen.explanation.arithmetic import file_of
from newsgen.explanation.step import Step
from newsgen.rereading import ProjectCells

MOST_ROWS = 6
"""Rows of the table that are shown for one claim; the steps tell of all."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a source: what it is called there, its cells by column, and the columns that the claim stands on."""

    source: str
    row: int
    name: str
    cells: tuple[tuple[str, str], ...]
    marked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Way:
    """A claim, the steps that it rests on, and rows of the table; `more` rows are not shown."""

    claim: ClaimRecord
    step: Step
    rows: tuple[TableRow, ...]
    more: int


def way_of(number: int, story: StoryRecord, edition: EditionRecord, cells: Cells | None) -> Way:
    """The way of the claim of that number. IndexError where the story has none of it."""
    claim = story["claims"][number]
    found: dict[tuple[str, int], list[Any]] = {}
    for cell in _cells(claim["derivation"]):
        if cell.get("row") is not None:
            found.setdefault((cell["source"], int(cell["row"])), []).append(cell)
    rows = tuple(_row(*at, here, claim["area"], cells) for at, here in [*found.items()][:MOST_ROWS])
    return Way(
        claim, explain_claim(Asked((claim,)), story, edition, cells), rows, max(0, len(found) - MOST_ROWS)
    )


def _row(source: str, row: int, here: list[Any], area: str, cells: Cells | None) -> TableRow:
    marked = {str(cell["column"]): str(cell["raw"]) for cell in here}
    whole: dict[str, str] = {}
    if isinstance(cells, ProjectCells) and area:
        for one in cells.row(area, source, row):
            whole[one.column] = "withheld" if one.withheld else one.raw
    name = cells.name(area) if cells is not None and whole else ""
    return TableRow(file_of(source), row, name, tuple((whole | marked).items()), frozenset(marked))


def _cells(given: Any) -> Iterator[Any]:
    """Every cell of a derivation, however deep."""
    if isinstance(given, dict):
        if "raw" in given and "column" in given:
            yield given
        for inner in given.values():
            yield from _cells(inner)
    elif isinstance(given, list):
        for inner in given:
            yield from _cells(inner)
