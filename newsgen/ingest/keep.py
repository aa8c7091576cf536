"""The rows that a project wants: those that have a value in a column."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from newsgen.errors import nearest
from newsgen.ingest.faults import Faults, some
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain


def keep_rows(table: Table, where: Mapping[str, str | tuple[str, ...]], faults: Faults) -> Table:
    """The table with only the rows that have one of the wanted values in each column of `where`.

    A value that stands in no row is a fault that names the nearest one.
    """
    if not where:
        return table
    mask = np.ones(table.kept.size, np.bool_)
    for column, wanted in where.items():
        texts = table.texts(column)
        words = [plain(word) for word in texts.list_words()]
        values = [plain(value) for value in ((wanted,) if isinstance(wanted, str) else wanted)]
        for value in values:
            if value not in words:
                known = dict.fromkeys(words)
                place = f"{table.name}, column {table.heading(column)!r}"
                faults.add(
                    place, f"no row has {value!r}", f"one of {some(sorted(known))}", nearest(value, known)
                )
        mask &= np.array([word in values for word in words], np.bool_)[texts.which]
    if not mask.any() and not faults.found:
        faults.add(table.name, f"no row has all of {dict(where)}", "at least one row")
    return table.keep(mask)


def where_of(
    where: Mapping[str, str | tuple[str, ...]], table: Table
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`where` as a selection quotes it: the columns' names in the file, each with its values."""
    return tuple((table.heading(c), (v,) if isinstance(v, str) else tuple(v)) for c, v in where.items())
