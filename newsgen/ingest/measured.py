"""Which cells each measure is made of, and the measures that are worked out from others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsgen.ingest.cells import Entries
from newsgen.ingest.codes import OUTSIDE
from newsgen.ingest.columns import holder
from newsgen.ingest.dataset import Grid, Status
from newsgen.ingest.faults import Faults
from newsgen.ingest.grids import make_grid
from newsgen.ingest.keep import keep_rows, where_of
from newsgen.ingest.places import Places
from newsgen.ingest.rows import Indices, Texts
from newsgen.ingest.table import Table
from newsgen.ingest.timing import Timing
from newsgen.model.measure import Measure
from newsgen.model.source import Source

_Found = tuple[Entries, tuple[str, ...], tuple[str, ...], bool]


def computed_grid(measure: Measure, grids: Mapping[str, Grid], faults: Faults) -> Grid | None:
    """Numerator / denominator x per: suppressed where either is, else missing; missing too over 0."""
    over, under = grids.get(measure.numerator), grids.get(measure.denominator)
    if over is None or under is None:
        for name in (measure.numerator, measure.denominator):
            if name not in grids:
                wanted = f"a measure with a column: {', '.join(grids) or 'none is declared'}"
                faults.add(
                    f"newsgen.toml, measures.{measure.name}", f"{name!r} has no figures of its own", wanted
                )
        return None
    status = np.where(under.values == 0, Status.MISSING, np.maximum(over.status, under.status)).astype(
        np.int8
    )
    either = (over.status == Status.SUPPRESSED) | (under.status == Status.SUPPRESSED)
    status[either] = Status.SUPPRESSED
    values = np.full(status.shape, np.nan)
    there = status == Status.PRESENT
    values[there] = over.values[there] / under.values[there] * measure.per
    empty = ("",) * len(over.columns)
    return Grid(
        measure,
        values,
        status,
        "",
        empty,
        over.cells,
        empty,
        over.where,
        over.add_up,
        numerator=over,
        denominator=under,
    )


def read_grids(
    source: Source,
    measures: Sequence[Measure],
    tables: Sequence[Table],
    places: Places,
    timing: Timing,
    faults: Faults,
) -> dict[str, Grid]:
    """The grid of every measure, those with columns first; what is wrong goes to `faults`."""
    spread: dict[str, str] = {}
    for measure in measures:
        if not measure.column and not measure.is_computed:
            other = spread.setdefault(repr(measure.where), measure.name)
            if other != measure.name:
                both = f"{other!r} and {measure.name!r} both have no column"
                faults.add(
                    "newsgen.toml, measures", both, "a column for one of them, or rows of its own (where)"
                )
    grids: dict[str, Grid] = {}
    for measure in measures:
        if measure.is_computed:
            continue
        if measure.column:
            found = _in_column(measure, measures, source, tables, places, timing, faults)
        else:
            found = _across(measure, source, tables[0], places, timing, faults)
        if found is None:
            continue
        entries, columns, written, in_main = found
        where = where_of({**source.where, **measure.where}, tables[0]) if in_main else ()
        if measure.where:
            entries = _narrowed(entries, measure, tables[0], faults, in_main=in_main)
        # a lookup's population is not added up, however many rows an area has in the table
        add_up = source.add_up and in_main and entries.period is not None
        grids[measure.name] = make_grid(
            measure,
            entries,
            places.areas,
            timing.periods,
            source,
            columns,
            written,
            where,
            faults,
            add_up=add_up,
        )
    computed = {m.name: computed_grid(m, grids, faults) for m in measures if m.is_computed}
    whole = grids | {name: grid for name, grid in computed.items() if grid is not None}
    return {measure.name: whole[measure.name] for measure in measures if measure.name in whole}


def _narrowed(entries: Entries, measure: Measure, main: Table, faults: Faults, *, in_main: bool) -> Entries:
    """The entries with those of the measure's own rows inside the dataset, and no others."""
    if not in_main:
        faults.add(f"newsgen.toml, measures.{measure.name}.where", "a column of a lookup", "one of the table")
        return entries
    rows = keep_rows(main, measure.where, faults).numbers
    return replace(entries, area=np.where(np.isin(entries.row, rows), entries.area, OUTSIDE))


def _in_column(
    measure: Measure,
    measures: Sequence[Measure],
    source: Source,
    tables: Sequence[Table],
    places: Places,
    timing: Timing,
    faults: Faults,
) -> _Found | None:
    table = holder(measure.column, tables)
    assert table is not None  # columns are checked before any is read
    areas, heading = places.of_row[list(tables).index(table)], table.heading(measure.column)
    count = len(timing.periods)
    names = (heading,) * count
    constant = Entries(
        table.name, table.source, table.texts(measure.column), areas, table.numbers, (heading,)
    )
    if table is not tables[0]:
        return constant, names, ("",) * count, False
    if source.area.columns:
        faults.add(
            f"{table.name}, column {heading!r}", "a measure's column beside areas across", "it in a lookup"
        )
        return None
    if timing.columns:
        return constant, names, ("",) * count, True
    if measure.compared_column:
        if timing.before is None:
            wanted = "data.period.compared_ends or compared_ends_on"
            faults.add(
                f"newsgen.toml, measures.{measure.name}",
                "compared_column without the period compared with",
                wanted,
            )
            return None
        older = table.heading(measure.compared_column)
        entries = _side_by_side(table, (older, heading), areas)
        return entries, (older, heading), timing.written, True
    if timing.before is not None and measure.name in {m.denominator for m in measures}:
        return constant, names, timing.written, True  # one population serves both periods
    period = timing.of_row if timing.of_row is not None else np.full(areas.size, count - 1, np.int32)
    entries = Entries(table.name, table.source, constant.texts, areas, table.numbers, (heading,), period)
    return entries, names, timing.written, True


def _side_by_side(table: Table, columns: tuple[str, ...], areas: Indices) -> Entries:
    """Columns of one measure, the earlier period first, one below the other."""
    found = [table.rows.find(column) for column in columns]
    return _stacked(table, [(p, i) for i, p in enumerate(found) if p is not None], areas, None)


def _across(
    measure: Measure, source: Source, table: Table, places: Places, timing: Timing, faults: Faults
) -> _Found | None:
    """The measure whose columns are the periods, or the areas."""
    count = len(timing.periods)
    if timing.columns:
        entries = _stacked(table, timing.columns, places.of_row[0], None)
        headings = {period: table.rows.header[place] for place, period in timing.columns}
        return entries, tuple(headings[i] for i in range(count)), timing.written, True
    if source.area.columns:
        rows = timing.of_row if timing.of_row is not None else np.zeros(table.kept.size, np.int32)
        return _stacked(table, places.columns, None, rows), ("",) * count, timing.written, True
    faults.add(f"newsgen.toml, measures.{measure.name}", "no column", "column, or numerator and denominator")
    return None


def _stacked(
    table: Table,
    columns: Sequence[tuple[int, int]],
    areas: Indices | None,
    periods: Indices | None,
) -> Entries:
    """Columns one below the other: each is one period (given the rows' areas) or one area (given periods)."""
    size, all_rows = len(columns), len(table.rows.numbers)
    texts = table.rows.texts(*(place for place, _ in columns))
    rows = (np.arange(size)[:, None] * all_rows + table.kept[None, :]).ravel()
    own = np.repeat(np.array([index for _, index in columns], np.int32), table.kept.size)
    rows_own = areas if areas is not None else periods
    assert rows_own is not None  # one of the two is given
    other = np.tile(rows_own, size)
    return Entries(
        table=table.name,
        source=table.source,
        texts=Texts(texts.words, texts.which[rows]),
        area=other if areas is not None else own,
        row=np.tile(table.numbers, size),
        columns=tuple(table.rows.header[place] for place, _ in columns),
        period=own if areas is not None else other,
        column_of=np.repeat(np.arange(size), table.kept.size),
    )
