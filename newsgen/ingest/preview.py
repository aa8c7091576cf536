"""How a table was read, before anything is written of it: what was kept, what was left out, and its highest figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from newsgen.errors import Fault, InputError
from newsgen.ingest.dataset import Dataset, Status
from newsgen.ingest.guessing.decided import UNKNOWN_DAY, Guess
from newsgen.ingest.reading import read
from newsgen.ingest.table import read_rows
from newsgen.model.figure import Figure, Unit
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.source import Source

SHOWN = 5
"""Rows that are shown as read."""
_NOMINAL = date(2000, 12, 31)
"""The day on which figures are read whose day is not known; it is in nothing that is shown."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A look at a table through a guess. `unread` are the faults that stopped the reading, if any did.

    `period` is the newest with a figure of the first measure, None where the table does not say when. `highest` has for
    each measure, by name, its highest figure of that period and the name of the place; none where it has no figure.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int
    areas: int
    columns_kept: tuple[str, ...]
    columns_left_out: tuple[str, ...]
    rows_chosen: str
    period: Period | None
    measures: tuple[Measure, ...]
    highest: dict[str, tuple[str, Figure]]
    unread: tuple[Fault, ...] = ()


def preview_of(guess: Guess, data: bytes) -> Preview:
    """The preview of the table of those bytes. SourceError where they are no table."""
    source = guess.source
    name = source.source.replace("\\", "/").rsplit("/", 1)[-1]
    rows = read_rows(data, name, source)
    used = _columns(source, guess.measures, rows.header)
    dataset, faults = _read(source, guess.measures, data)
    is_dated = source.period.ends_on != UNKNOWN_DAY
    at = -1 if dataset is None else _newest(dataset, guess.measures[0].name)
    return Preview(
        title=_title(data, name, source),
        header=rows.header,
        rows=tuple(map(tuple, rows.records(SHOWN))),
        count=len(rows.numbers),
        areas=0 if dataset is None else len(dataset.areas),
        columns_kept=tuple(h for h in rows.header if h in used),
        columns_left_out=tuple(h for h in rows.header if h and h not in used),
        rows_chosen=next((d.why for d in guess.decisions if d.key == "data.where"), ""),
        period=dataset.periods[at] if dataset and is_dated else None,
        measures=guess.measures,
        highest={} if dataset is None else dict(_highest(dataset, guess.measures, at)),
        unread=faults,
    )


def _read(
    source: Source, measures: tuple[Measure, ...], data: bytes
) -> tuple[Dataset | None, tuple[Fault, ...]]:
    if source.period.ends_on == UNKNOWN_DAY:
        source = replace(source, period=replace(source.period, ends_on=_NOMINAL))
    taken: Callable[..., bytes] = lambda *_: data  # noqa: E731 - the bytes are at hand
    try:
        return read(source, measures, Path(), taken, taken), ()
    except InputError as error:
        return None, error.faults


def _newest(dataset: Dataset, measure: str) -> int:
    """The index of the newest period with a figure; -1 where none has one."""
    there = np.flatnonzero((dataset.grids[measure].status == Status.PRESENT).any(axis=0))
    return int(there[-1]) if there.size else -1


def _highest(
    dataset: Dataset, measures: tuple[Measure, ...], at: int
) -> list[tuple[str, tuple[str, Figure]]]:
    found = []
    for measure in measures:
        grid = dataset.grids.get(measure.name)
        if grid is None or not (grid.status[:, at] == Status.PRESENT).any():
            continue
        row = int(np.nanargmax(grid.values[:, at]))
        unit: Unit = measure.kind
        figure = Figure(float(grid.values[row, at]), unit, grid.origin(row, at), measure, dataset.areas[row])
        found.append((measure.name, (dataset.areas[row].name, figure)))
    return found


def _columns(source: Source, measures: tuple[Measure, ...], header: tuple[str, ...]) -> frozenset[str]:
    """The headers that a declaration names."""
    import re

    area, period = source.area, source.period
    named = {
        area.name,
        area.code,
        *area.within.values(),
        period.ends,
        period.starts,
        period.compared_ends,
        *source.where,
    }
    named |= {
        column for measure in measures for column in (measure.column, measure.compared_column, *measure.where)
    }
    patterns = [re.compile(p) for p in (area.columns, period.columns) if p]
    return frozenset(named | {h for h in header if any(p.fullmatch(h) for p in patterns)}) - {""}


def _title(data: bytes, name: str, source: Source) -> str:
    """The first text above the header; "" where there is none."""
    if (source.header_row or 1) < 2:
        return ""
    try:
        above = read_rows(data, name, replace(source, header_row=1)).header
    except InputError:  # a line above with fewer cells than the table
        return ""
    return next((text for text in above if text), "")
