"""Which row of a table holds the names of its columns, and how several rows of them are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from newsgen.ingest.wording import plain

PREVIEW = 60
"""How many rows are looked at: notes above a header are fewer."""

FindHeader: TypeAlias = Callable[[Sequence[Sequence[str]]], int]
"""From the first rows of a file to the number of its header row, counted from 1."""


def find_header(
    records: Sequence[Sequence[str]], wanted: Collection[str] = (), patterns: Collection[str] = ()
) -> int:
    """The first row that holds most of the wanted columns, or texts that fit a pattern.

    Where nothing is wanted, or no row holds any of it: the first row with about as many texts as the fullest.
    """
    names = {plain(name) for name in wanted}
    best, row = 0, 0
    for number, record in enumerate(records, 1):
        score = _score({plain(text) for text in record}, names, patterns)
        if score > best:
            best, row = score, number
        if best and best == len(names) + len(patterns):
            break
    if best:
        return row
    filled = [sum(bool(plain(text)) for text in record) for record in records]
    enough = 0.8 * max(filled, default=0)
    return next((i for i, count in enumerate(filled, 1) if count and count >= enough), 1)


def joined(records: Sequence[Sequence[str]]) -> list[str]:
    """The names of the columns by the rows that hold them, the lowest last: "Jobs" over "Total" is "Jobs: Total".

    A name of an upper row stands for the columns to its right too, up to the next one, as merged cells do. A year or a
    number comes behind: "2024" over "Cases" is "Cases 2024".
    """
    names = list(records[-1])
    for record in reversed(records[:-1]):
        over = ""
        for place, name in enumerate(names):
            over = plain(record[place]) if place < len(record) and plain(record[place]) else over
            if not plain(name):
                # a name that has a column to itself: nothing stands below it
                names[place], over = over, over
            elif over and plain(name) != over:
                names[place] = f"{name} {over}" if over[:1].isdigit() else f"{over}: {name}"
    return names


def _score(texts: set[str], names: set[str], patterns: Collection[str]) -> int:
    return len(names & texts) + sum(any(re.search(p, text) for text in texts) for p in patterns)
