"""Cells -> a grid: one value for each area and period, several cells added up where that is declared."""

from __future__ import annotations

from typing import cast

import numpy as np
import pyarrow.compute as pc  # type: ignore[import-untyped]
from numpy.typing import NDArray

from newsgen.ingest.arrow import numbers
from newsgen.ingest.cells import Cells, Entries
from newsgen.ingest.codes import OUTSIDE
from newsgen.ingest.dataset import Grid, Status
from newsgen.ingest.faults import Faults
from newsgen.ingest.numbers import Parsed, parse_numbers
from newsgen.ingest.rows import Indices
from newsgen.model.area import Area
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.source import Source


def make_grid(
    measure: Measure,
    entries: Entries,
    areas: tuple[Area, ...],
    periods: tuple[Period, ...],
    source: Source,
    columns: tuple[str, ...],
    written: tuple[str, ...],
    where: tuple[tuple[str, tuple[str, ...]], ...],
    faults: Faults,
    *,
    add_up: bool,
) -> Grid:
    """The grid of a measure that the table has. Entries without periods stand for all of them.

    A place without a row is missing. Several rows of one place are a fault, or added up: then one suppressed
    part makes the sum suppressed, and else one missing part makes it missing.
    """
    parsed = parse_numbers(entries.texts.words, measure.kind, source)
    _check_words(entries, parsed, faults)
    size = (len(areas), 1 if entries.period is None else len(periods))
    place = entries.area.astype(np.int64) * size[1]
    if entries.period is not None:
        place += entries.period
    inside = np.arange(place.size, dtype=np.int32)
    if (entries.area == OUTSIDE).any():
        inside = inside[entries.area != OUTSIDE]
        place = place[inside]
    counts = np.bincount(place, minlength=size[0] * size[1]).astype(np.int32)
    order = _order(entries, place, inside, counts, add_up=add_up)
    start = np.zeros(counts.size + 1, np.int32)
    np.cumsum(counts, out=start[1:])
    cells = Cells(entries, order, start, size[1])
    if (counts > 1).any() and not (add_up and measure.kind in ("count", "number", "money")):
        _check_twice(measure, cells, counts, areas, periods, faults, add_up=add_up)
    values, status = _added(parsed, entries.texts.which[order], cells.start, counts)
    shape = (len(areas), len(periods))
    return Grid(
        measure=measure,
        values=np.broadcast_to(values.reshape(size), shape),
        status=np.broadcast_to(status.reshape(size), shape),
        source=entries.source,
        columns=columns,
        # made when asked for, as Grid.origin does; an array of a million tuples would be all cost
        cells=cast("NDArray[np.object_]", cells),
        written=written,
        where=where,
        add_up=add_up,
    )


def cells_of(grid: Grid) -> Cells:
    """The cells of a grid made here."""
    return cast("Cells", grid.cells)


def _order(
    entries: Entries,
    place: NDArray[np.int64],
    inside: Indices,
    counts: Indices,
    *,
    add_up: bool,
) -> Indices:
    """The entries inside the dataset, each with its place, by that; where several are added up, by text and then row.

    So that the order of a file's rows cannot change a sum, nor the order of its parts.
    """
    if counts.max(initial=0) <= 1:  # each has its place, and nothing is to be sorted
        standing = np.empty(counts.size, np.int32)
        standing[place] = inside
        return standing if inside.size == counts.size else standing[counts > 0]
    if not add_up:
        by_place: Indices = inside[np.argsort(place, kind="stable")]
        return by_place
    rank = np.empty(len(entries.texts.words), np.int32)
    rank[numbers(pc.sort_indices(entries.texts.words))] = np.arange(rank.size)
    keys = entries.row[inside], rank[entries.texts.which[inside]], place
    by_text: Indices = inside[np.lexsort(keys)]
    return by_text


def _added(
    parsed: Parsed, which: Indices, start: Indices, counts: Indices
) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    if which.size == counts.size and (counts == 1).all():  # a cell everywhere
        return parsed.values[which], parsed.status[which]
    values = np.full(counts.size, np.nan)
    status = np.full(counts.size, Status.MISSING, np.int8)
    filled = counts > 0
    first = start[:-1][filled]
    if which.size == first.size:  # one cell a place, as nearly always
        values[filled], status[filled] = parsed.values[which], parsed.status[which]
    elif first.size:
        values[filled] = np.add.reduceat(parsed.values[which], first)
        parts = parsed.status[which]
        missing = np.logical_or.reduceat(parts == Status.MISSING, first)
        suppressed = np.logical_or.reduceat(parts == Status.SUPPRESSED, first)
        status[filled] = np.where(
            suppressed, Status.SUPPRESSED, np.where(missing, Status.MISSING, Status.PRESENT)
        )
    return values, status


def _check_words(entries: Entries, parsed: Parsed, faults: Faults) -> None:
    for word, (found, wanted) in sorted(parsed.problems.items()):
        at = np.flatnonzero((entries.texts.which == word) & (entries.area != OUTSIDE))
        if at.size:
            first = int(at[np.argmin(entries.row[at])])
            faults.add_rows(entries.table, entries.row[at].tolist(), entries.column(first), found, wanted)
        if len(faults.found) > 1000:  # a column of names declared as a number: enough is known
            return


def _check_twice(
    measure: Measure,
    cells: Cells,
    counts: Indices,
    areas: tuple[Area, ...],
    periods: tuple[Period, ...],
    faults: Faults,
    *,
    add_up: bool,
) -> None:
    wanted = (
        f"one row: a {measure.kind} cannot be added up" if add_up else "one, or add_up = true to add them up"
    )
    for at in np.flatnonzero(counts > 1).tolist():
        area, period = divmod(at, cells.periods)
        entries = cells.numbers(area, period)
        rows = sorted({int(cells.entries.row[entry]) for entry in entries})
        when = f" for the {periods[period].grain} to {periods[period].end}" if cells.periods > 1 else ""
        place = areas[area]
        named = f"{place.code!r} ({place.name})" if place.name != place.code else repr(place.code)
        listed = " and ".join(map(str, rows[:2])) + (f" and {len(rows) - 2} more" if len(rows) > 2 else "")
        where = f"{cells.entries.table}, rows {listed}, column {cells.entries.column(entries[0])!r}"
        faults.add(where, f"{named} stands {len(rows)} times{when}", wanted)
