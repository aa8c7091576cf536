"""A column of area codes: which area each of its cells is about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from newsgen.ingest.rows import Indices, Texts
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain

OUTSIDE = -1
"""The index of an area that is left out."""


def firsts(which: Indices) -> tuple[Indices, Indices]:
    """The different indices, ascending, and the place where each first stands."""
    at = np.full(int(which.max(initial=-1)) + 1, -1, np.int32)
    # of those at one place, the last stays
    at[which[::-1]] = np.arange(which.size - 1, -1, -1, dtype=np.int32)
    used = np.flatnonzero(at >= 0).astype(np.int32)
    return used, at[used]


def unique_pairs(first: Indices, second: Indices) -> tuple[list[tuple[int, int]], Indices, Indices]:
    """The different pairs, ascending; the place where each first stands; the pair of each place."""
    used, at = firsts(first)
    of = np.zeros(int(used.max(initial=0)) + 1, np.int32)
    of[used] = np.arange(used.size)
    which = of[first]
    # as nearly always: what is said of a place is the same in each row
    if (second == second[at][which]).all():
        return list(zip(used.tolist(), second[at].tolist(), strict=True)), at, which
    width = int(second.max(initial=0)) + 1
    # one number a pair: numpy's unique rows are twenty times slower
    numbers = first.astype(np.int64) * width + second
    codes, places, pairs = np.unique(numbers, return_index=True, return_inverse=True)
    found = [divmod(code, width) for code in codes.tolist()]
    return found, places.astype(np.int32), pairs.astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """A column of area codes: the plain text of each of its words."""

    texts: Texts
    codes: list[str]

    def used(self) -> list[str]:
        return [self.codes[word] for word in firsts(self.texts.which)[0].tolist()]

    def areas(self, index: dict[str, int]) -> Indices:
        """The index of each cell's area."""
        return np.array([index.get(code, OUTSIDE) for code in self.codes] or [OUTSIDE], np.int32)[
            self.texts.which
        ]

    def first_rows(self, code: str, table: Table) -> list[int]:
        """The numbers of the rows that have this code."""
        words = [i for i, known in enumerate(self.codes) if known == code]
        numbers: list[int] = table.numbers[np.isin(self.texts.which, words)].tolist()
        return numbers


def codes_of(table: Table, column: str) -> Codes:
    """The codes of a table's kept rows."""
    texts = table.texts(column)
    return Codes(texts, [plain(word) for word in texts.list_words()])
