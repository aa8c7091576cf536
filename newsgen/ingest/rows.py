"""The raw rows of a table: text, before anything is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

from newsgen.ingest.arrow import mask, numbers, strings
from newsgen.ingest.wording import plain, trimmed

Indices: TypeAlias = NDArray[np.int32]
"""Of words, rows, areas or periods: a file of a gibibyte, the largest that is read, has fewer than 2**31 of each."""
CODED = pa.dictionary(pa.int32(), pa.string())
"""How pyarrow has the cells of a column by their different texts."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The cells of a column: `words` are its different texts, `which` the index of each cell's."""

    words: Any
    """A pyarrow array of strings, without nulls."""
    which: Indices

    def take(self, rows: Indices) -> Texts:
        """The cells of these rows, ascending."""
        if rows.size == self.which.size:
            return self
        return Texts(self.words, self.which[rows])

    def list_words(self) -> list[str]:
        words: list[str] = self.words.to_pylist()
        return words

    def cell(self, row: int) -> str:
        """One cell's text, untouched."""
        return str(self.words[int(self.which[row])])


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A table as text: its header, its columns (pyarrow arrays of strings, or of indices of such), each row's number.

    Rows are counted as a spreadsheet does: from 1, with the header, the notes above it and blank lines.
    `name` is what faults call the table: "week.xlsx, sheet 'Table 1'". Rows without any text are left out. `above` are
    the records right above the header, the nearest last; `below` the numbers of the rows of notes below the table, left
    out; `filled` the columns whose merged cells have been filled.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[Any, ...]
    numbers: Indices
    header_row: int = 1
    above: tuple[tuple[str, ...], ...] = ()
    below: tuple[int, ...] = ()
    filled: tuple[str, ...] = ()

    @property
    def first_row(self) -> int:
        """The number of the first row below the header."""
        return self.header_row + 1

    def find(self, column: str) -> int | None:
        """The place of the column of that name, spaces of any kind alike; None where there is none."""
        wanted = plain(column)
        return next((i for i, name in enumerate(self.header) if plain(name) == wanted), None)

    def take(self, kept: NDArray[np.bool_]) -> Rows:
        """Only the rows for which `kept` is true."""
        held = mask(kept)
        return replace(self, columns=tuple(c.filter(held) for c in self.columns), numbers=self.numbers[kept])

    def texts(self, *places: int) -> Texts:
        """The cells of a column; of several, one column below the other."""
        pieces = [c for place in places for c in chunks(self.columns[place])]
        if not pieces:
            return Texts(strings([]), np.zeros(0, np.int32))
        coded = pa.chunked_array([c.dictionary_encode() for c in pieces], CODED).unify_dictionaries().chunks
        which = np.concatenate([numbers(chunk.indices) for chunk in coded], dtype=np.int32)
        return Texts(coded[-1].dictionary, which)

    def records(self, most: int | None = None) -> list[list[str]]:
        """The first rows as lists of texts: for a look at them, not for work."""
        cut = [column.slice(0, most).to_pylist() for column in self.columns]
        return [list(record) for record in zip(*cut, strict=True)]


def rows_of(
    name: str,
    header: Sequence[str],
    columns: Sequence[Any],
    header_row: int,
    above: Sequence[Sequence[str]] = (),
    below: Sequence[int] = (),
    filled_in: Sequence[int] = (),
) -> Rows:
    """Columns of equal length that follow a header, as Rows: blank rows dropped, each row with its number.

    `filled_in` are the places of the columns whose merged cells have been filled.
    """
    size = len(columns[0]) if columns else 0
    filled = np.zeros(size, np.bool_)
    for column in columns:
        if filled.all():
            break
        filled |= _filled(column)
    places = np.arange(header_row + 1, header_row + 1 + size, dtype=np.int32)
    if not filled.all():
        kept = mask(filled)
        columns, places = [column.filter(kept) for column in columns], places[filled]
    names = tuple(trimmed(text) for text in header)
    return Rows(
        name, names, tuple(columns), places, header_row, tuple(map(tuple, above)), tuple(below),
        tuple(names[place] for place in filled_in),
    )  # fmt: skip


def _filled(column: Any) -> NDArray[np.bool_]:
    """Which cells of a column have a text."""
    if isinstance(column, pa.ChunkedArray):
        return np.concatenate([_filled(chunk) for chunk in column.chunks] or [np.zeros(0, np.bool_)])
    if pa.types.is_dictionary(column.type):
        filled: NDArray[np.bool_] = _filled(column.dictionary)[numbers(column.indices)]
    else:
        filled = numbers(pc.binary_length(pc.utf8_trim_whitespace(column))) > 0
    return filled


def rows_of_records(name: str, records: Sequence[Sequence[str]], header_row: int) -> Rows:
    """Records (lists of texts of one length), of which `header_row` counted from 1 is the header, as Rows."""
    header, body = records[header_row - 1], records[header_row:]
    columns = [strings([record[i] for record in body]) for i in range(len(header))]
    return rows_of(name, header, columns, header_row)


def chunks(column: Any) -> list[Any]:
    """The contiguous arrays that a pyarrow column consists of."""
    return column.chunks if isinstance(column, pa.ChunkedArray) else [column]
