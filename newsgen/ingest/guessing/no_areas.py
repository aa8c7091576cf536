"""Which rows of a table are no areas: totals and the rest, places of another level, rows without a code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.faults import some
from newsgen.ingest.guessing.area import GSS, AreaGuess
from newsgen.ingest.guessing.column import Column
from newsgen.ingest.guessing.measures import kind_of
from newsgen.ingest.leave_out import named_in
from newsgen.model.levels import of_another_level
from newsgen.model.no_place import is_total

FEWEST_PARTS = 3
"""Among fewer others, one may well have as many as they have together."""
_LEAST = 50
"""So large a figure is the sum of all others by chance only rarely, where the table has few areas."""
MOST = 0.5
"""Rows of more than this part of a table are what it is about."""


@dataclass(frozen=True, slots=True, eq=False)
class NoAreas:
    """`leave_out` of the declaration, the rows that it keeps, and why."""

    leave_out: Mapping[str, tuple[str, ...]]
    kept: NDArray[np.bool_]
    why: str


def guess_no_areas(columns: Sequence[Column], area: AreaGuess) -> NoAreas | None:
    """What to leave out; None where all rows are areas."""
    by_name = {c.name: c for c in columns if c.name}
    code, name = by_name.get(area.area.code), by_name.get(area.area.name)
    found: dict[str, list[str]] = {}
    reasons: list[str] = []
    kept = np.ones(columns[0].texts.which.size, np.bool_)

    def drop(column: Column, words: Sequence[str], why: str) -> None:
        nonlocal kept
        rows = named_in(column.texts, words)[0] & kept
        if words and rows.any() and rows.mean() <= MOST and (kept & ~rows).any():
            found.setdefault(column.name, []).extend(words)
            told = name if name is not None else column
            called = dict.fromkeys(told.words[i] for i in told.texts.which[rows].tolist())
            reasons.append(f"{some(filter(None, called), 8) or repr('')}: {why}")
            kept &= ~rows

    if code is not None:
        odd = of_another_level(code.words)
        kinds = sorted(set(odd.values()))
        drop(code, _shapes(odd, code), f"by code of another level than the others ({', '.join(kinds)})")
        if name is not None and not code.filled.all() and _apart(code, name):
            drop(code, [""], "no code")
    if name is not None:
        drop(name, [word for word in dict.fromkeys(name.words) if is_total(word)], "no place, by name")
    key = code if code is not None else name
    if key is not None:
        word = _sum_of_others(columns, key, area, kept)
        drop(key, [word] if word else [], "the sum of all others")
    if not found:
        return None
    return NoAreas({c: tuple(words) for c, words in found.items()}, kept, "; ".join(reasons))


def _shapes(odd: Mapping[str, str], code: Column) -> list[str]:
    """These codes: as E12* where they are of the Office for National Statistics, and no other code begins so."""
    usual = {word[:3] for word in code.words if word not in odd}
    return sorted({f"{c[:3]}*" if GSS.fullmatch(c) and c[:3] not in usual else c for c in odd})


def _apart(code: Column, name: Column) -> bool:
    """Whether no row without a code has the name of one with a code."""
    with_code = set(name.texts.which[code.filled].tolist())
    return not with_code.intersection(name.texts.which[~code.filled].tolist())


def _sum_of_others(columns: Sequence[Column], key: Column, area: AreaGuess, kept: NDArray[np.bool_]) -> str:
    """The one area, with a row of its own, whose counts are all the sum of all other rows' counts."""
    counts = [
        c
        for c in columns
        if c.place not in area.used and c.is_figure and not c.spans and kind_of(c) == "count"
    ]
    figures = [np.where(kept, c.values[c.texts.which], 0.0) for c in counts]
    figures = [f for f in figures if np.unique(f[kept]).size > FEWEST_PARTS]
    rows = np.flatnonzero(kept)
    if not figures or rows.size <= FEWEST_PARTS or np.unique(key.texts.which[rows]).size < rows.size:
        return ""
    for row in rows.tolist():
        if all(not np.isnan(f).any() and f[row] >= _LEAST and 2 * f[row] == f.sum() for f in figures):
            return key.words[int(key.texts.which[row])]
    return ""
