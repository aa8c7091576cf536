"""What the tables say of each area: its name, the places that hold it, whether its name is shared."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.ingest.codes import OUTSIDE, Codes
from newsgen.ingest.columns import holder
from newsgen.ingest.faults import Faults
from newsgen.ingest.pairs import unique_pairs
from newsgen.ingest.rows import Indices
from newsgen.ingest.table import Table
from newsgen.ingest.wording import plain, refused
from newsgen.model.area import Area
from newsgen.model.source import Source


def describe(
    source: Source,
    tables: Sequence[Table],
    rows: Sequence[Indices],
    known: list[str],
    keys: list[Codes],
    faults: Faults,
) -> tuple[Area, ...]:
    """The areas of these codes. `rows` is each table's rows by area, `keys` the codes of the lookups."""
    within = source.area.within.items()
    levels = [(level, _attribute(column, tables, rows, known, faults)) for level, column in within]
    names = _attribute(source.area.name, tables, rows, known, faults) if source.area.name else known
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


def _kind(source: Source, parents: tuple[tuple[str, str], ...]) -> str:
    """What such an area is called there: by the smallest place that has a word of its own."""
    own = (source.area.kind_in[place] for _, place in parents if place in source.area.kind_in)
    return next(own, source.area.kind)


def _attribute(
    column: str, tables: Sequence[Table], rows: Sequence[Indices], known: list[str], faults: Faults
) -> list[str]:
    """What a column says of each area: one text, or a fault that names two rows which differ."""
    table = holder(column, tables)
    assert table is not None  # columns are checked before any is read
    areas, texts = rows[next(i for i, t in enumerate(tables) if t is table)], table.texts(column)
    if areas.size != texts.which.size:  # a table with an area a column has no text for each
        where = f"{table.name}, column {column!r}"
        faults.add(where, "a column of names beside areas across", "it in a lookup")
        return [""] * len(known)
    words = [plain(word) for word in texts.list_words()]
    rows_of_areas, which = table.numbers, texts.which
    inside = areas != OUTSIDE
    if not inside.all():
        areas, which, rows_of_areas = areas[inside], which[inside], rows_of_areas[inside]
    pairs, first, _ = unique_pairs(areas, which)
    numbers, heading = rows_of_areas[first].tolist(), table.heading(column)
    found: dict[int, tuple[str, int]] = {}
    for (area, word), row in zip(pairs, numbers, strict=True):
        text = words[word]
        other, other_row = found.setdefault(area, (text, row))
        where = f"{table.name}, row {row}, column {heading!r}"
        if other != text:
            differs = f"{known[area]!r} has {text!r}, but {other!r} in row {other_row}"
            faults.add(where, differs, "one text for an area")
        elif not text:
            faults.add(where, "an empty cell", f"a text for the area {known[area]!r}")
        elif why := refused(text):
            faults.add(where, f"{text!r} has the character {why}", "plain text")
    return [found.get(i, ("", 0))[0] for i in range(len(known))]
