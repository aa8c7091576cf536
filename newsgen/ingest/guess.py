"""A declaration for a table never seen before: what its columns seem to mean, and why each was taken so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from newsgen.errors import Fault, InputError, TableError
from newsgen.ingest.dates import Span
from newsgen.ingest.encoding import to_utf8
from newsgen.ingest.guessing.area import AreaGuess, guess_area
from newsgen.ingest.guessing.chosen_rows import guess_rows
from newsgen.ingest.guessing.column import Column, look
from newsgen.ingest.guessing.headers import header_pattern, header_spans
from newsgen.ingest.guessing.measures import guess_measures, kind_of
from newsgen.ingest.guessing.names import GSS, kind_of_codes
from newsgen.ingest.guessing.period import (
    PeriodGuess,
    grain_of,
    guess_from_columns,
    guess_from_name,
    guess_from_spans,
    publication_column,
)
from newsgen.ingest.guessing.published import published_on
from newsgen.ingest.guessing.side_by_side import dated_pairs, prior_columns
from newsgen.ingest.guessing.withheld import guess_withheld
from newsgen.ingest.readers.workbook import is_workbook, sheet_names
from newsgen.ingest.rows import Rows
from newsgen.ingest.table import read_rows
from newsgen.ingest.unpack import unpack
from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, PeriodColumns, Reading, Source

WIDE = 3
"""From this many headers that are periods (or 20 that are areas) on, a table is wide."""
_ACROSS = 20


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing guessed: the key of newsgen.toml that it sets ("data.period"), and why, in plain English."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Guess:
    """A declaration that reads the table, and a reason for each of its parts, in the order of the file."""

    source: Source
    measures: tuple[Measure, ...]
    decisions: tuple[Decision, ...]


def guess(data: bytes, name: str, today: date) -> Guess:
    """A declaration for a file's bytes. `name` is its path as the project will write it.

    `today` stands in for the dates that nothing tells, and the reason says so.

    SourceError where the bytes are no table; TableError where the table has no figures, or no areas.
    """
    inner, inner_name = unpack(data, _file(name))
    sheets = sheet_names(inner, inner_name) if is_workbook(inner) else []
    if len(sheets) < 2:
        return _guess(data, name, Reading(), today)
    faults: list[Fault] = []
    for sheet in sheets:
        try:
            found = _guess(data, name, Reading(sheet=sheet), today)
        except InputError as error:  # a sheet of notes, say
            faults.extend(error.faults)
            continue
        told = Decision("data.sheet", f"{sheet!r} is the first sheet that holds areas and figures")
        return replace(found, decisions=(told, *found.decisions))
    raise TableError(*faults)


def _guess(data: bytes, name: str, reading: Reading, today: date) -> Guess:
    rows = read_rows(data, _file(name), reading)
    reading, decisions = _reading(data, name, rows, reading)
    base = Source(
        source=name, published=today, area=AreaColumns(), period=PeriodColumns(grain="week"),
        encoding=reading.encoding, header_row=reading.header_row, sheet=reading.sheet,
    )  # fmt: skip
    topic = re.sub(r"\.[a-z.]+$", "", _file(name))
    across = [i for i, header in enumerate(rows.header) if GSS.fullmatch(header)]
    wide = [i for i, span in header_spans(rows) if i not in across]
    if len(across) >= _ACROSS:
        return _across(rows, base, across, topic, today, decisions)
    columns = [look(rows, i) for i in range(len(rows.header)) if len(wide) < WIDE or i not in wide]
    area = guess_area(columns)
    if area is None:
        raise TableError(Fault(rows.name, "no column names places", "a column of area names or codes"))
    if len(wide) >= WIDE:
        return _wide(rows, base, columns, area, wide, topic, today, decisions)
    return _long(rows, base, columns, area, topic, today, decisions)


def _long(
    rows: Rows,
    base: Source,
    columns: list[Column],
    area: AreaGuess,
    topic: str,
    today: date,
    decisions: list[Decision],
) -> Guess:
    decisions.append(Decision("data.area", area.why))
    publication = publication_column(columns)
    published = published_on(publication, topic, today)
    free = [c for c in columns if c.place not in area.used]
    figures = [c for c in free if c.name and c.is_figure and c is not publication and not _is_index(c)]
    by_column = guess_from_columns(free, topic)
    figures = [c for c in figures if not by_column or c.place not in by_column.used]
    if not figures:
        raise TableError(Fault(rows.name, "no column holds figures", "a table of numbers by area"))
    pairs = dated_pairs(figures, published[0])
    when = by_column or _stated(figures, pairs, topic, today)
    compared = {now: before for now, before, _, _ in pairs}
    if not by_column and not when.period.compared_ends_on:
        compared = {}
    elif by_column:
        compared = prior_columns(figures) if when.period.compared_ends else {}
    key = next(c for c in columns if c.name == (area.area.code or area.area.name))
    period = next((c for c in columns if c.name == (when.period.ends or when.period.starts)), None)
    weight = figures[0].values[figures[0].texts.which]
    others = [c for c in free if c not in figures and c is not period and not c.spans]
    is_count = any(kind_of(c) == "count" for c in figures)
    chosen = guess_rows(key, period, others, publication, weight, counts=is_count)
    if chosen.where or chosen.add_up:
        decisions.append(Decision("data.where", chosen.why))
        figures = [look(rows, c.place, chosen.kept) for c in figures]
        figures = [c for c in figures if c.is_figure and (not chosen.add_up or kind_of(c) == "count")]
    withheld, missing, why = guess_withheld(figures, [c for c in figures if kind_of(c) == "count"])
    if withheld:
        decisions.append(Decision("data.suppressed", why))
    found = guess_measures(figures, compared, f"{topic} {' '.join(c.name for c in columns)}")
    source = replace(
        base, published=published[0], area=area.area, period=when.period, where=dict(chosen.where),
        add_up=chosen.add_up, suppressed=withheld, missing=(*base.missing, *missing),
    )  # fmt: skip
    return _told(
        source,
        found,
        [*decisions, Decision("data.period", when.why), Decision("data.published", published[1])],
    )


def _wide(
    rows: Rows,
    base: Source,
    columns: list[Column],
    area: AreaGuess,
    wide: list[int],
    topic: str,
    today: date,
    decisions: list[Decision],
) -> Guess:
    decisions.append(Decision("data.area", area.why))
    headers = [rows.header[i] for i in wide]
    pattern = header_pattern(headers)
    spans = [span for _, span in header_spans(rows)]
    grain, why = grain_of(spans, topic)
    newest = look(rows, max(wide, key=lambda i: dict(header_spans(rows))[i].last))
    key = next(c for c in columns if c.name == (area.area.code or area.area.name))
    others = [c for c in columns if c.place not in area.used]
    kind = kind_of(newest) if newest.is_figure else "number"
    weight = newest.values[newest.texts.which]
    chosen = guess_rows(key, None, others, None, weight, counts=kind == "count")
    if chosen.where or chosen.add_up:
        decisions.append(Decision("data.where", chosen.why))
    withheld, missing, told = guess_withheld([newest], [newest] if kind == "count" else [])
    if withheld:
        decisions.append(Decision("data.suppressed", told))
    noun = next(iter(chosen.where.values()), topic.replace("_", " ")).lower()
    measure = Measure(
        name="figure", noun=noun, kind=kind, decimals=0 if kind == "count" else min(newest.decimals, 2)
    )
    published = published_on(None, topic, today)
    source = replace(
        base, published=published[0], area=area.area, period=PeriodColumns(grain=grain, columns=pattern),
        where=dict(chosen.where), add_up=chosen.add_up, suppressed=withheld, missing=(*base.missing, *missing),
    )  # fmt: skip
    decisions.append(
        Decision(
            "data.period", f"{len(wide)} columns are called after periods, {headers[0]!r} and so on; {why}"
        )
    )
    found = [(measure, f"the figures stand in the columns of the periods; the newest holds a {kind}")]
    return _told(source, found, [*decisions, Decision("data.published", published[1])])


def _across(
    rows: Rows, base: Source, across: list[int], topic: str, today: date, decisions: list[Decision]
) -> Guess:
    codes = [rows.header[i] for i in across]
    kind = kind_of_codes(codes) or "area"
    decisions.append(
        Decision("data.area", f"{len(across):,} columns are called after area codes, {codes[0]} and so on")
    )
    when = guess_from_columns(
        [look(rows, i) for i in range(len(rows.header)) if i not in across], f"{topic} rolling"
    )
    if when is None:
        when = guess_from_name(topic, "", today)
    columns = [look(rows, i) for i in across]
    known = np.concatenate([c.numbers for c in columns])
    if not known.size:
        raise TableError(Fault(rows.name, "no column holds figures", "a table of numbers by area"))
    whole = bool((known == np.floor(known)).all() and (known >= 0).all())
    withheld, missing, why = guess_withheld(columns, [c for c in columns if c.numbers.size] if whole else [])
    if withheld:
        decisions.append(Decision("data.suppressed", why))
    published = published_on(None, topic, today)
    measure = Measure(
        name="figure",
        noun=topic.replace("_", " "),
        kind="count" if whole else "number",
        decimals=0 if whole else 1,
    )
    prefix = re.escape(codes[0][:3]) if len({code[:3] for code in codes}) == 1 else "[A-Z][0-9]{2}"
    area = AreaColumns(columns=f"{prefix}[0-9]{{6}}", kind=kind)
    source = replace(
        base,
        published=published[0],
        area=area,
        period=when.period,
        suppressed=withheld,
        missing=(*base.missing, *missing),
    )
    found = [
        (
            measure,
            f"the figures stand in the columns of the areas, from {known.min():,.10g} to {known.max():,.10g}",
        )
    ]
    return _told(
        source,
        found,
        [*decisions, Decision("data.period", when.why), Decision("data.published", published[1])],
    )


def _told(source: Source, found: Sequence[tuple[Measure, str]], decisions: list[Decision]) -> Guess:
    measures = tuple(measure for measure, _ in found)
    if not measures:
        raise TableError(Fault(source.source, "no column holds figures", "a table of numbers by area"))
    told = [Decision(f"measures.{measure.name}", why) for measure, why in found]
    return Guess(source, measures, (*decisions, *told))


def _reading(data: bytes, name: str, rows: Rows, reading: Reading) -> tuple[Reading, list[Decision]]:
    decisions = []
    if rows.header_row > 1:
        reading = replace(reading, header_row=rows.header_row)
        decisions.append(
            Decision("data.header_row", f"row {rows.header_row} is the first with a text in every column")
        )
    inner, inner_name = unpack(data, _file(name))
    if not inner.startswith((b"PK", b"PAR1")):
        encoding = to_utf8(inner, inner_name)[1]
        if encoding == "cp1252":
            reading = replace(reading, encoding="windows-1252")
            decisions.append(
                Decision("data.encoding", "its bytes are not UTF-8, and all of them are Windows-1252")
            )
    return reading, decisions


def _stated(
    figures: list[Column], pairs: list[tuple[str, str, Span, Span]], topic: str, today: date
) -> PeriodGuess:
    if pairs:
        now, before, new, old = pairs[0]
        return guess_from_spans(new, old, f"the columns {now!r} and {before!r}: the first", f"{topic} {now}")
    return guess_from_name(topic, " ".join(c.name for c in figures), today)


def _is_index(column: Column) -> bool:
    """Whether a column only counts the rows."""
    values = column.values[column.texts.which]
    counted = values.size > WIDE and not np.isnan(values).any() and bool((np.diff(values) == 1).all())
    return counted and values[0] in (0, 1)


def _file(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]
