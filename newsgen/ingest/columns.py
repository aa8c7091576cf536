"""The columns that a project declares, and the table that holds each: the main one, or a lookup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from newsgen.errors import nearest
from newsgen.ingest.faults import Faults, some
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain
from newsgen.model.measure import Measure
from newsgen.model.source import Source


def main_only(source: Source, measures: Iterable[Measure]) -> list[str]:
    """The declared columns that only the main table can hold."""
    period = source.period
    area = [] if source.area.columns else [source.area.code or source.area.name]
    chosen = [*source.where, *source.leave_out, *(column for m in measures for column in m.where)]
    return [c for c in (*area, period.ends, period.starts, period.compared_ends, *chosen) if c]


def anywhere(source: Source, measures: Iterable[Measure]) -> list[str]:
    """The declared columns that may be in a lookup instead."""
    measured = [column for m in measures for column in (m.column, m.compared_column)]
    return [c for c in (source.area.name, *source.area.within.values(), *measured) if c]


def check_patterns(source: Source, faults: Faults) -> None:
    """A fault for each regular expression that is none."""
    for key, pattern in (("area", source.area.columns), ("period", source.period.columns)):
        try:
            re.compile(pattern)
        except re.error as error:
            faults.add(f"newsgen.toml, data.{key}.columns", f"{pattern!r}: {error}", "a regular expression")


def holder(column: str, tables: Sequence[Table]) -> Table | None:
    """The first table that has the column; None where none has."""
    return next((table for table in tables if table.has(column)), None)


def check_columns(
    source: Source, measures: Sequence[Measure], tables: Sequence[Table], faults: Faults
) -> None:
    """A fault for each declared column that is in no table, or twice in the one that holds it."""
    main = dict.fromkeys(main_only(source, measures))
    for column in main:
        _check(column, tables[:1], faults)
    for column in dict.fromkeys(anywhere(source, measures)):
        if column not in main:
            _check(column, tables, faults)
    for lookup, table in zip(source.lookups, tables[1:], strict=True):
        _check(lookup.key, [table], faults)
    for pattern in (source.area.columns, source.period.columns):
        if pattern:
            _check_pattern(pattern, tables[0], faults)


def _check(column: str, tables: Sequence[Table], faults: Faults) -> None:
    table = holder(column, tables)
    if table is None:
        names = [name for t in tables for name in t.rows.header if name]
        wanted = f"one of {some(dict.fromkeys(names))}" if names else "column names"
        row = tables[0].rows.header_row
        where = f"{tables[0].name}, row {row} (header)" + "".join(f" and {t.name}" for t in tables[1:])
        faults.add(where, f"no column {column!r}", wanted, nearest(column, names))
    elif sum(plain(name) == plain(column) for name in table.rows.header) > 1:
        where = f"{table.name}, row {table.rows.header_row} (header)"
        faults.add(where, f"two columns are called {column!r}", "a name for each")


def _check_pattern(pattern: str, table: Table, faults: Faults) -> None:
    where = f"{table.name}, row {table.rows.header_row} (header)"
    names = [plain(table.rows.header[place]) for place in fits(pattern, table)]
    if not names:
        faults.add(where, f"no column fits {pattern!r}", f"some of {some(table.rows.header)}")
    for name in (name for name, count in Counter(names).items() if count > 1):
        faults.add(where, f"two columns are called {name!r}", "a name for each")


def fits(pattern: str, table: Table) -> list[int]:
    """The places of the columns whose whole name fits a regular expression."""
    return [i for i, name in enumerate(table.rows.header) if re.fullmatch(pattern, plain(name))]
