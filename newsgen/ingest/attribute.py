"""What a column says of each area, its name or the place that it lies in: one text, the newest where it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from newsgen.ingest.codes import OUTSIDE, unique_pairs
from newsgen.ingest.columns import holder
from newsgen.ingest.faults import Faults
from newsgen.ingest.rows import Indices
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain, refused

_ALIKE: Final = str.maketrans("\u2018\u2019`\u2010\u2011\u2013\u2014", "'''----")
"""Apostrophes and dashes that mean the same in a name."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Where faults and notes for the editor go, and the period of each row of the main table, where rows have one."""

    faults: Faults
    periods: Indices | None
    notes: list[str] = field(default_factory=list)


def attribute(
    column: str, tables: Sequence[Table], rows: Sequence[Indices], known: list[str], told: Told
) -> list[str]:
    """The text of each area in the newest period that has it; a note where it was another before.

    Texts that differ in capitals, apostrophes and dashes alone are the same. A fault where one period, or a lookup, has
    two for an area.
    """
    table = holder(column, tables)
    assert table is not None  # columns are checked before any is read
    faults = told.faults
    areas, texts = rows[next(i for i, t in enumerate(tables) if t is table)], table.texts(column)
    if areas.size != texts.which.size:  # a table with an area a column has no text for each
        where = f"{table.name}, column {column!r}"
        faults.add(where, "a column of names beside areas across", "it in a lookup")
        return [""] * len(known)
    words = [plain(word) for word in texts.list_words()]
    rows_of_areas, which = table.numbers, texts.which
    inside = areas != OUTSIDE
    periods = told.periods if table is tables[0] else None
    if not inside.all():
        areas, which, rows_of_areas = areas[inside], which[inside], rows_of_areas[inside]
        periods = None if periods is None else periods[inside]
    pairs, first, of_pair = unique_pairs(areas, which)
    newest = _newest(of_pair, len(pairs), periods)
    numbers, heading = rows_of_areas[first].tolist(), table.heading(column)
    found: dict[int, tuple[str, int, int]] = {}
    for (area, word), row, period in sorted(
        zip(pairs, numbers, newest, strict=True),
        key=lambda one: (one[0][0], -one[2], one[1], words[one[0][1]]),
    ):
        text = words[word]
        other, other_row, later = found.setdefault(area, (text, row, period))
        where = f"{table.name}, row {row}, column {heading!r}"
        if not text:
            faults.add(where, "an empty cell", f"a text for the area {known[area]!r}")
        elif why := refused(text):
            faults.add(where, f"{text!r} has the character {why}", "plain text")
        elif _alike(other) == _alike(text):
            continue
        elif period < later:
            told.notes.append(f"{known[area]} ({heading}: {other!r}, was {text!r})")
        else:
            differs = f"{known[area]!r} has {text!r}, but {other!r} in row {other_row}"
            faults.add(where, differs, "one text for an area")
    return [found.get(i, ("", 0, 0))[0] for i in range(len(known))]


def _newest(of_pair: Indices, pairs: int, periods: Indices | None) -> list[int]:
    """The newest period in which each pair of area and text stands; all alike where rows have no period."""
    latest = np.zeros(pairs, np.int32)
    if periods is not None and pairs:
        np.maximum.at(latest, of_pair, periods)
    return latest.tolist()


def _alike(text: str) -> str:
    return text.translate(_ALIKE).casefold()
