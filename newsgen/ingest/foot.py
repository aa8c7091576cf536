"""Notes below a table: where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from newsgen.ingest.rows import Rows
from newsgen.ingest.wording import plain

LOOKED_AT = 300
"""How many rows from the end are looked at: notes are fewer."""
_WIDE = 4
"""In a table of so many columns, a note may have a cell for its mark and another for its text."""
_NOTE = re.compile(
    r"(?:sources?|notes?|footnotes?|contact|copyright|crown|©|\(c\)|[*†‡]|\[|\(?[0-9a-z][.)] |-{3}|quelle|https?:).*|"
    r".*[.:]|.{80,}|.*: .*",
    re.I | re.S,
)
_MARK = re.compile(r"[*†‡]+|\[[^\]]+\]|\(?[0-9a-z]{1,2}[.)]?|notes?:?|sources?:?", re.I)


def without_foot(rows: Rows, skip_below: int | None = None) -> Rows:
    """The rows without the notes below them, whose numbers go to `below`; `skip_below` is the stated last row.

    Notes are rows of a single text at the end of the file, from the first on that follows a blank row or reads like a
    note: "Source: Health Office", "1. Provisional". The last area of a table, without a figure, is none.
    """
    if skip_below is not None:
        return _cut(rows, int(np.searchsorted(rows.numbers, skip_below, side="right")))
    first = max(0, rows.numbers.size - LOOKED_AT)
    tail = list(zip(*(column.slice(first).to_pylist() for column in rows.columns), strict=True))
    start = len(tail)
    while start and is_sparse(tail[start - 1], len(rows.header)):
        start -= 1
    for place in range(start, len(tail)):
        at = first + place
        blank_above = at > 0 and rows.numbers[at] > rows.numbers[at - 1] + 1
        if at > 0 and (blank_above or is_note(tail[place])):
            return _cut(rows, at)
    return rows


def is_sparse(record: Sequence[str], width: int) -> bool:
    """Whether a row of a table of that width may be a note: one text, or its mark and a text."""
    filled = [plain(text) for text in record if plain(text)]
    if len(filled) == 2 and width >= _WIDE:
        return bool(_MARK.fullmatch(filled[0]))
    return len(filled) <= 1 < width


def is_note(record: Sequence[str]) -> bool:
    """Whether the first text of a row reads like a note."""
    first = next((plain(text) for text in record if plain(text)), "")
    return bool(_NOTE.fullmatch(first))


def _cut(rows: Rows, end: int) -> Rows:
    if end >= rows.numbers.size:
        return rows
    below = (*rows.numbers[end:].tolist(), *rows.below)
    columns = tuple(column.slice(0, end) for column in rows.columns)
    return replace(rows, columns=columns, numbers=rows.numbers[:end], below=below)
