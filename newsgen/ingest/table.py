"""A source as a table: its rows, its name in derivations, its columns by their declared names."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.apart import apart
from newsgen.ingest.fetch import Fetch, Opener, fetch, file_name
from newsgen.ingest.foot import without_foot
from newsgen.ingest.header import find_header
from newsgen.ingest.readers import reader_for
from newsgen.ingest.rows import Indices, Rows, Texts
from newsgen.ingest.unpack import unpack
from newsgen.model.source import Reading


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows, the name of their source as declared, and which of the rows count (`kept`, ascending)."""

    rows: Rows
    source: str
    sha256: str
    kept: Indices
    cache: dict[str, Texts] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.rows.name

    @property
    def numbers(self) -> Indices:
        """The number of each kept row."""
        numbers = self.rows.numbers
        return numbers if numbers.size == self.kept.size else numbers[self.kept]

    def has(self, column: str) -> bool:
        return bool(column) and self.rows.find(column) is not None

    def heading(self, column: str) -> str:
        """A column's name as the file writes it."""
        place = self.rows.find(column)
        assert place is not None  # columns are checked before any is read
        return self.rows.header[place]

    def texts(self, column: str) -> Texts:
        """The kept cells of a column."""
        if column not in self.cache:
            place = self.rows.find(column)
            assert place is not None  # columns are checked before any is read
            self.cache[column] = self.rows.texts(place).take(self.kept)
        return self.cache[column]

    def keep(self, mask: NDArray[np.bool_]) -> Table:
        """Only the kept rows for which `mask` is true."""
        return replace(self, kept=self.kept[mask], cache={})


def read_rows(
    data: bytes, name: str, reading: Reading, wanted: Collection[str] = (), patterns: Collection[str] = ()
) -> Rows:
    """The raw rows of a file's bytes: text, its header found (by the wanted columns, where there are any).

    SourceError where the bytes are no table.
    """
    data, name = unpack(data, name, reading.member)
    reader = reader_for(data, name, reading)
    find = partial(find_header, wanted=tuple(wanted), patterns=tuple(patterns))
    if reader.apart:
        rows: Rows = apart(name, reader.read, data, name, reading, find)
    else:
        rows = reader.read(data, name, reading, find)
    return without_foot(rows, reading.skip_below)


def open_table(
    source: str,
    reading: Reading,
    folder: Path,
    opener: Opener,
    wanted: Collection[str],
    patterns: Collection[str] = (),
    taken: Fetch = fetch,
) -> Table:
    """A source, fetched and read, with all of its rows kept."""
    data = taken(source, folder, opener)
    rows = read_rows(data, file_name(source), reading, wanted, patterns)
    return Table(rows, source, hashlib.sha256(data).hexdigest(), np.arange(len(rows.numbers), dtype=np.int32))
