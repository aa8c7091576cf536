"""A column of area codes: which area each of its cells is about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from newsgen.ingest.pairs import firsts
from newsgen.ingest.rows import Indices, Texts
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain

OUTSIDE = -1
"""The index of an area that is left out."""


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
