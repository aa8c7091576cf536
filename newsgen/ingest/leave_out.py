"""The areas that a project leaves out: totals, places of another level, what has no code."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.faults import Faults, some
from newsgen.ingest.rows import Texts
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain
from newsgen.model.source import Source


def leave_out(source: Source, table: Table, faults: Faults) -> tuple[Table, tuple[str, ...]]:
    """The table without the areas that `data.leave_out` names, and notes that say which they were.

    An area goes whole or stays whole: where only some of its rows are named, that is a fault, since `where` is what
    chooses among rows. A text that no row has is told, too: the next edition of a table may have it again.
    """
    if not source.leave_out:
        return table, ()
    out = np.zeros(table.kept.size, np.bool_)
    notes = []
    for column, given in source.leave_out.items():
        texts = table.texts(column)
        wanted = (given,) if isinstance(given, str) else given
        named, unknown = named_in(texts, wanted)
        out |= named
        if unknown:
            notes.append(f"no row has {some(map(repr, unknown))} in {column!r}, as data.leave_out says")
    key = table.texts(source.area.code or source.area.name)
    empty = np.array([not plain(word) for word in key.list_words()], np.bool_)[key.which]
    split = np.intersect1d(key.which[out & ~empty], key.which[~out & ~empty])
    if split.size:
        words = key.list_words()
        found = (
            f"data.leave_out names some rows of {some([repr(plain(words[i])) for i in split.tolist()], 3)}"
        )
        faults.add(table.name, f"{found}, and not the others", "whole areas; data.where chooses among rows")
    if out.all():
        faults.add(table.name, "data.leave_out leaves no row", "at least one row")
    if out.any():
        notes.insert(0, f"left out, as data.leave_out says: {some(_names(source, table, out), 10)}")
    return table.keep(~out), tuple(notes)


def named_in(texts: Texts, wanted: Iterable[str]) -> tuple[NDArray[np.bool_], list[str]]:
    """Which cells have one of these texts, and which of the texts none has.

    * stands for any characters, unless a cell is written so itself.
    """
    words = [plain(word) for word in texts.list_words()]
    used = set(texts.which.tolist())
    held = np.zeros(len(words), np.bool_)
    unknown = []
    for text in map(plain, wanted):
        exact = [i for i, word in enumerate(words) if word == text]
        shape = ".*".join(map(re.escape, text.split("*")))
        fitting = exact or [i for i, word in enumerate(words) if "*" in text and re.fullmatch(shape, word)]
        held[fitting] = True
        if not used.intersection(fitting):
            unknown.append(text)
    return held[texts.which], unknown


def _names(source: Source, table: Table, out: NDArray[np.bool_]) -> list[str]:
    area = source.area
    texts = table.texts(area.name if table.has(area.name) else area.code)
    words = texts.list_words()
    return list(dict.fromkeys(plain(words[i]) or "rows without a code" for i in texts.which[out].tolist()))
