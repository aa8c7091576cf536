"""Source files -> Dataset."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from newsgen.ingest.chosen import check_chosen
from newsgen.ingest.columns import anywhere, check_columns, check_patterns, main_only
from newsgen.ingest.dataset import Dataset
from newsgen.ingest.faults import Faults, some
from newsgen.ingest.fetch import Fetch, Opener, fetch
from newsgen.ingest.fitting import check_extract, check_fit
from newsgen.ingest.flagged import flag_notes
from newsgen.ingest.keep import keep_rows
from newsgen.ingest.leave_out import leave_out
from newsgen.ingest.measured import read_grids
from newsgen.ingest.places import Places, places
from newsgen.ingest.recoded import alone_again, recoded
from newsgen.ingest.revealing import keep_back
from newsgen.ingest.table import Table, open_table
from newsgen.ingest.timing import timing
from newsgen.model.measure import Measure
from newsgen.model.patch_rule import PatchRule
from newsgen.model.source import Source, SourceRecord


def read(
    source: Source,
    measures: tuple[Measure, ...],
    folder: Path,
    opener: Opener,
    taken: Fetch = fetch,
    patches: tuple[PatchRule, ...] = (),
) -> Dataset:
    """The dataset that a project declares. Paths start from `folder`; `opener` fetches http(s) addresses.

    `taken` stands in for fetching, where the bytes are kept elsewhere. Of `patches`, those that are lists are places of
    which the table may have a total.

    SourceError where a file cannot be read; TableError, with all its faults, where a table does not fit its
    declaration.
    """
    faults = Faults()
    check_patterns(source, faults)
    _check_withheld(source, faults)
    faults.stop()
    declared = main_only(source, measures), anywhere(source, measures)
    wanted, patterns = {*declared[0], *declared[1]}, {source.area.columns, source.period.columns} - {""}
    tables = [open_table(source.source, source, folder, opener, wanted, patterns, taken)]
    tables += [
        open_table(one.source, one, folder, opener, {one.key, *declared[1]}, taken=taken)
        for one in source.lookups
    ]
    check_columns(source, measures, tables, faults)
    if not tables[0].kept.size:
        faults.add(tables[0].name, "there is no row below the header", "rows")
    faults.stop()
    check_chosen(source, measures, tables[0], faults)
    tables[0] = keep_rows(tables[0], source.where, faults)
    faults.stop()
    tables[0], left_out = leave_out(source, tables[0], faults)
    faults.stop()
    when = timing(source.period, tables[0], faults)
    where = places(source, tables, when, faults)
    faults.stop()
    old = recoded(where, when)
    grids = read_grids(source, measures, tables, where, when, faults)
    faults.stop()
    check_fit(grids, faults)
    check_extract(source.extract, grids, faults)
    faults.stop()
    at_most = source.suppressed.at_most if source.suppressed else 0
    grids, kept_back = keep_back(grids, where.areas, at_most, patches)
    return Dataset(
        sources=_records(source, tables),
        areas=alone_again(where.areas, old, source.area.shared_names),
        periods=when.periods,
        grids=grids,
        compared=when.compared,
        suppression=source.suppressed,
        extract=source.extract,
        kept_back=kept_back,
        notes=(
            *left_out,
            *_notes(where, old),
            *flag_notes(grids, where.areas, len(when.periods) - 1, source.flags),
        ),
        old_codes=frozenset(old),
    )


def _check_withheld(source: Source, faults: Faults) -> None:
    """A fault where markers are declared and nobody has said how large a withheld count may be."""
    few = source.suppressed
    if few is None or not few.markers or (few.at_most >= 0 and few.means):
        return
    found = f"{' '.join(map(repr, few.markers))}: nobody has said how large a withheld count may be"
    wanted = (
        'at_most and means, as the publisher has them ({ markers = ["[c]"], at_most = 4, means = "fewer than five" }), '
        "or data.missing for texts that only say that there is no figure"
    )
    faults.add("newsgen.toml, data.suppressed", found, wanted)


def _notes(where: Places, old: Mapping[str, str]) -> tuple[str, ...]:
    names = {area.code: area.name for area in where.areas}
    renamed, codes = where.notes, [f"{names[now]} ({then}, now {now})" for then, now in old.items()]
    return tuple(
        note
        for found, note in (
            (
                renamed,
                f"called otherwise in earlier periods, and taken as the same by code: {some(renamed, 5)}",
            ),
            (codes, f"under another code in earlier periods, and not compared with these: {some(codes, 5)}"),
        )
        if found
    )


def _records(source: Source, tables: list[Table]) -> tuple[SourceRecord, ...]:
    main, across = tables[0], bool(source.area.columns)
    area = "" if across else main.heading(source.area.code or source.area.name)
    period = source.period.ends or source.period.starts
    markers = source.suppressed.markers if source.suppressed else ()
    common = (source.published, source.publisher)
    written = (tuple(sorted(source.flags)), source.decimal)
    first = SourceRecord(
        source.source, main.sha256, *common, area, main.heading(period) if period else None,
        source.member, markers, source.missing, across, *written,
        main.rows.header_row, source.header_rows, main.rows.filled,
    )  # fmt: skip
    others = (
        SourceRecord(
            one.source,
            t.sha256,
            *common,
            t.heading(one.key),
            None,
            one.member,
            markers,
            source.missing,
            False,
            *written,
        )
        for one, t in zip(source.lookups, tables[1:], strict=True)
    )
    return (first, *others)
