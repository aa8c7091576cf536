"""Where: the areas of a table, and which of them each row or column is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsgen.errors import nearest
from newsgen.ingest.attribute import Told, attribute
from newsgen.ingest.codes import Codes, codes_of, unique_pairs
from newsgen.ingest.columns import fits
from newsgen.ingest.faults import Faults
from newsgen.ingest.rows import Indices
from newsgen.ingest.table import Table
from newsgen.ingest.timing import Timing
from newsgen.ingest.wording import plain, refused
from newsgen.model.area import Area
from newsgen.model.source import Lookup, Source


def describe(
    source: Source,
    tables: Sequence[Table],
    rows: Sequence[Indices],
    known: list[str],
    keys: list[Codes],
    told: Told,
) -> tuple[Area, ...]:
    """The areas of these codes. `rows` is each table's rows by area, `keys` the codes of the lookups."""
    within = source.area.within.items()
    levels = [(level, attribute(column, tables, rows, known, told)) for level, column in within]
    names = attribute(source.area.name, tables, rows, known, told) if source.area.name else known
    owners: dict[str, set[str]] = {}
    for code, name in zip(known, names, strict=True):
        owners.setdefault(name, set()).add(code)
    for table, key in zip(tables[1:], keys, strict=True):
        # the whole lookup counts: a name that two areas share stays so where the table has one of them
        if source.area.name and table.has(source.area.name):
            texts = table.texts(source.area.name)
            words = [plain(word) for word in texts.list_words()]
            for number, word in unique_pairs(key.texts.which, texts.which)[0]:
                owners.setdefault(words[word], set()).add(key.codes[number])
    shared = {name for name, codes in owners.items() if len(codes) > 1}.union(source.area.shared_names)
    parents = [tuple((level, by[i]) for level, by in levels) for i in range(len(known))]
    return tuple(
        Area(code, name, _kind(source, inside), inside, name in shared)
        for code, name, inside in zip(known, names, parents, strict=True)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """`areas` ascend by code. `of_row[i]` is the area of each kept row of table i (OUTSIDE where left out).

    For a table with an area a column, `columns` are (column, area) and `of_row[0]` is empty. `notes` are for the
    editor: areas whose name, or the place that they lie in, was another one before.
    """

    areas: tuple[Area, ...]
    of_row: tuple[Indices, ...]
    columns: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


def places(source: Source, tables: Sequence[Table], when: Timing, faults: Faults) -> Places:
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
    told = Told(faults, when.of_row)
    areas = describe(source, tables, rows, known, keys, told)
    columns = tuple((place, index[code]) for place, code in across if code in index)
    return Places(areas, tuple(rows), columns, tuple(told.notes))


def _kind(source: Source, parents: tuple[tuple[str, str], ...]) -> str:
    """What such an area is called there: by the smallest place that has a word of its own."""
    own = (source.area.kind_in[place] for _, place in parents if place in source.area.kind_in)
    return next(own, source.area.kind)


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
