"""The cells behind a grid, made when asked for: a million of them would cost more than the reading."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.ingest.rows import Indices, Texts
from newsgen.model.derivation import Cell


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """Cells of one measure: each with its area, its period, the number of its row, and its column.

    `period` and `column_of` are None where all have the first.
    """

    table: str
    source: str
    texts: Texts
    area: Indices
    row: Indices
    columns: tuple[str, ...]
    period: Indices | None = None
    column_of: Indices | None = None

    def cell(self, entry: int) -> Cell:
        return Cell(self.source, int(self.row[entry]), self.column(entry), self.texts.cell(entry))

    def column(self, entry: int) -> str:
        return self.columns[0 if self.column_of is None else int(self.column_of[entry])]

    def where(self, entry: int) -> str:
        """What a fault calls the cell."""
        return f"{self.table}, row {int(self.row[entry])}, column {self.column(entry)!r}"


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """`cells[area, period]` is the cells of that place, as a tuple: none, one, or those that are added up.

    `order` is the entries, place after place; those of place p are order[start[p]:start[p + 1]].
    Where `periods` is 1, the same cells stand for every period.
    """

    entries: Entries
    order: Indices
    start: Indices
    periods: int

    def __getitem__(self, place: tuple[int, int]) -> tuple[Cell, ...]:
        return tuple(self.entries.cell(entry) for entry in self.numbers(*place))

    def numbers(self, area: int, period: int) -> list[int]:
        """The entries of a place, by index."""
        at = int(area) * self.periods + (int(period) if self.periods > 1 else 0)
        entries: list[int] = self.order[self.start[at] : self.start[at + 1]].tolist()
        return entries
