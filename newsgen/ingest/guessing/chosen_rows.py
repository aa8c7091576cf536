"""Which rows a project should keep, where a table has several for one place and period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.codes import unique_pairs
from newsgen.ingest.guessing.column import Column
from newsgen.ingest.rows import Indices

MOST_CATEGORIES = 60


@dataclass(frozen=True, slots=True, eq=False)
class RowGuess:
    """`where` and `add_up` of the declaration, the rows kept, and why."""

    where: dict[str, str]
    add_up: bool
    kept: Indices
    why: str


def guess_rows(
    key: Column,
    period: Column | None,
    others: Sequence[Column],
    published: Column | None,
    weight: NDArray[np.float64],
    *,
    counts: bool,
) -> RowGuess:
    """One row for each place and period: the newest publication, the largest category, and what is left added up.

    `weight` is a figure of each row, by which categories are large. Rows without a code go with their category.
    """
    kept = np.arange(key.texts.which.size, dtype=np.int32)
    where: dict[str, str] = {}
    reasons: list[str] = []
    if published is not None and _repeats(key, period, kept):
        newest = max(published.spans, key=lambda word: published.spans[word].last)
        where[published.name] = published.words[newest]
        kept = kept[published.texts.which[kept] == newest]
        reasons.append(f"of several publications the newest, {published.words[newest]}")
    categories = [
        c for c in others if 1 < c.different <= MOST_CATEGORIES and c.filled.all() and not c.is_figure
    ]
    for column in sorted(categories, key=lambda c: (c.different, c.place)):
        gaps = not key.filled[kept].all()
        if not gaps and not _repeats(key, period, kept):
            break
        if where and not gaps and counts:
            break
        value = _largest(column, kept, weight, key)
        where[column.name] = column.words[value]
        kept = kept[column.texts.which[kept] == value]
        why = (
            "only its rows all have a code"
            if gaps
            else "several rows stand for one place, and it is the largest"
        )
        reasons.append(f"{column.words[value]!r} of {column.name!r}: {why}")
    add_up = counts and _repeats(key, period, kept)
    if add_up:
        reasons.append("several rows still stand for one place, and counts can be added up")
    return RowGuess(where, add_up, kept, "; ".join(reasons))


def _repeats(key: Column, period: Column | None, kept: Indices) -> bool:
    which = key.texts.which[kept]
    when = np.zeros(which.size, np.int32) if period is None else period.texts.which[kept]
    return len(unique_pairs(which, when)[0]) < which.size


def _largest(column: Column, kept: Indices, weight: NDArray[np.float64], key: Column) -> int:
    which, filled = column.texts.which[kept], key.filled[kept]
    size = len(column.words)
    gaps = np.bincount(which[~filled], minlength=size)
    rows = np.bincount(which, minlength=size)
    total = np.bincount(which, weights=np.nan_to_num(weight[kept]), minlength=size)
    by_rows = not filled.all()
    order = [
        (rows[i] > 0, gaps[i] == 0, rows[i] if by_rows else total[i], column.words[i]) for i in range(size)
    ]
    return max(range(size), key=order.__getitem__)
