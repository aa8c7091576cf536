"""Where: the areas of a table, and which of them each row or column is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsgen.errors import nearest
from newsgen.ingest.codes import Codes, codes_of
from newsgen.ingest.columns import fits
from newsgen.ingest.described import describe
from newsgen.ingest.faults import Faults
from newsgen.ingest.rows import Indices
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain, refused
from newsgen.model.area import Area
from newsgen.model.source import Lookup, Source


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """`areas` ascend by code. `of_row[i]` is the area of each kept row of table i (OUTSIDE where left out).

    For a table with an area a column, `columns` are (column, area) and `of_row[0]` is empty.
    """

    areas: tuple[Area, ...]
    of_row: tuple[Indices, ...]
    columns: tuple[tuple[int, int], ...] = ()


def places(source: Source, tables: Sequence[Table], faults: Faults) -> Places:
    """The areas of the main table, each with what the lookups know of it; what is wrong goes to `faults`."""
    main, held = tables[0], list(zip(source.lookups, tables[1:], strict=True))
    keys = [codes_of(table, lookup.key) for lookup, table in held]
    if source.area.columns:
        across = [(place, plain(main.rows.header[place])) for place in fits(source.area.columns, main)]
        found, codes = {code for _, code in across}, None
    else:
        across, codes = [], codes_of(main, source.area.code or source.area.name)
        found = set(codes.used())
        _check_codes(codes, main, source.area.code or source.area.name, faults)
    for (lookup, table), key in zip(held, keys, strict=True):
        found -= _unknown(found, lookup, table, key, main, codes, faults)
    known = sorted(found)
    if not known and not faults.found:
        faults.add(main.name, "no area is left", "at least one")
    index = {code: i for i, code in enumerate(known)}
    rows = [column.areas(index) for column in ([codes] if codes else [])] or [np.zeros(0, np.int32)]
    rows += [key.areas(index) for key in keys]
    areas = describe(source, tables, rows, known, keys, faults)
    columns = tuple((place, index[code]) for place, code in across if code in index)
    return Places(areas, tuple(rows), columns)


def _check_codes(codes: Codes, table: Table, column: str, faults: Faults) -> None:
    heading = table.heading(column)
    for code in dict.fromkeys(codes.used()):
        if not code:
            rows = codes.first_rows(code, table)
            faults.add_rows(table.name, rows, heading, "an empty cell", "an area")
        elif why := refused(code):
            rows = codes.first_rows(code, table)
            faults.add_rows(table.name, rows, heading, f"{code!r} has the character {why}", "plain text")


def _unknown(
    found: set[str],
    lookup: Lookup,
    table: Table,
    key: Codes,
    main: Table,
    codes: Codes | None,
    faults: Faults,
) -> set[str]:
    """The areas that a lookup does not have; a fault for each, unless they may be left out."""
    unknown = found - set(key.used()) - {""}
    if lookup.skip_unknown:
        return unknown
    few = codes is not None and len(unknown) <= 1000
    at = {code: min(codes.first_rows(code, main)) for code in unknown} if codes and few else {}
    for code in sorted(unknown, key=lambda c: (at.get(c, 0), c)):
        where = f"{main.name}, row {at[code]}" if code in at else main.name
        wanted = f"an area of {table.name} (column {table.heading(lookup.key)!r}), or skip_unknown = true"
        # comparing each of thousands with thousands would take minutes
        close = nearest(code, key.codes) if len(unknown) <= 20 else ""
        faults.add(where, f"the area {code!r} is not in the lookup", wanted, close)
    return set()
