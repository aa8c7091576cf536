"""A declaration for a table never seen before: what its columns seem to mean, and why each was taken so."""

from __future__ import annotations

import re
from dataclasses import replace

from newsgen.errors import Fault, InputError, TableError
from newsgen.ingest.encoding import to_utf8
from newsgen.ingest.guessing.across import guess_across
from newsgen.ingest.guessing.area import GSS, guess_area
from newsgen.ingest.guessing.column import look
from newsgen.ingest.guessing.dated import header_spans
from newsgen.ingest.guessing.decided import UNKNOWN_DAY, Decision, Guess
from newsgen.ingest.guessing.long import guess_long
from newsgen.ingest.guessing.no_areas import guess_no_areas
from newsgen.ingest.guessing.questions import asked
from newsgen.ingest.guessing.steering import UNSTEERED, Steering
from newsgen.ingest.guessing.unguessable import refuse_unguessable
from newsgen.ingest.guessing.upper_rows import upper_rows
from newsgen.ingest.guessing.wide import guess_wide
from newsgen.ingest.notation import decimal_sign
from newsgen.ingest.readers import reader_for
from newsgen.ingest.readers.workbook import is_workbook, sheet_names
from newsgen.ingest.rows import Rows
from newsgen.ingest.table import read_rows
from newsgen.ingest.unpack import unpack
from newsgen.model.source import AreaColumns, PeriodColumns, Reading, Source

_WIDE = 3
"""From this many headers that are periods (or 20 that are areas) on, a table is wide."""
_ACROSS = 20
_TEXTS = frozenset({"csv", "json", "fwf"})
"""Formats whose encoding is found out; all others say it themselves."""


def guess(data: bytes, name: str, steered: Steering = UNSTEERED) -> Guess:
    """A declaration for a file's bytes, and questions for what they do not tell.

    `name` is its path as the project will write it. SourceError where the bytes are no table; TableError where the
    table has no figures, no areas, or nothing of the name that `steered` has.
    """
    inner, inner_name = unpack(data, _file(name))
    sheets = sheet_names(inner, inner_name) if is_workbook(inner) else []
    if len(sheets) < 2 or steered.sheet:
        return _guess(data, name, Reading(sheet=steered.sheet), steered)
    faults: list[Fault] = []
    for sheet in sheets:
        try:
            found = _guess(data, name, Reading(sheet=sheet), steered)
        except InputError as error:  # a sheet of notes, say
            faults.extend(error.faults)
            continue
        told = Decision("data.sheet", f"{sheet!r} is the first sheet that holds areas and figures")
        return replace(found, decisions=(told, *found.decisions))
    raise TableError(*faults)


def _guess(data: bytes, name: str, reading: Reading, steered: Steering) -> Guess:
    rows = read_rows(data, _file(name), reading)
    if (upper := upper_rows(rows)) > 1:
        reading = replace(reading, header_row=rows.header_row, header_rows=upper)
        rows = read_rows(data, _file(name), reading)
    reading, decisions = _reading(data, name, rows, reading)
    base = Source(
        source=name, published=UNKNOWN_DAY, area=AreaColumns(), period=PeriodColumns(grain="week"),
        encoding=reading.encoding, header_row=reading.header_row, header_rows=reading.header_rows, sheet=reading.sheet,
    )  # fmt: skip
    sign, told = decimal_sign(rows.texts(i).list_words() for i in range(len(rows.header)))
    if sign == ",":
        base = replace(base, decimal=",")
        decisions.append(
            Decision("data.decimal", f"{told!r} has a comma for the decimals, or a dot for the thousands")
        )
    refuse_unguessable(rows)
    topic = re.sub(r"\.[a-z.]+$", "", _file(name))
    across = [i for i, header in enumerate(rows.header) if GSS.fullmatch(header)]
    wide = header_spans(rows)  # a code of an area is no date
    if len(across) >= _ACROSS:
        return asked(guess_across(rows, base, across, topic, decisions), rows)
    columns = [
        look(rows, i, decimal=sign) for i in range(len(rows.header)) if len(wide) < _WIDE or i not in wide
    ]
    columns = steered.choose(columns, rows.name)
    area = guess_area(columns, steered.area)
    if area is None:
        raise TableError(Fault(rows.name, "no column names places", "a column of area names or codes"))
    if left := guess_no_areas([look(rows, i, decimal=sign) for i in range(len(rows.header))], area):
        base = replace(base, leave_out=dict(left.leave_out))
        decisions.append(Decision("data.leave_out", left.why))
        rows = rows.take(left.kept)
        columns = [look(rows, c.place, decimal=sign) for c in columns]
        area = guess_area(columns, steered.area) or area
    if len(wide) >= _WIDE:
        return asked(guess_wide(rows, base, columns, area, wide, topic, decisions), rows)
    return asked(guess_long(rows, base, columns, area, topic, decisions, steered), rows)


def _reading(data: bytes, name: str, rows: Rows, reading: Reading) -> tuple[Reading, list[Decision]]:
    decisions = []
    if rows.header_row > 1:
        reading = replace(reading, header_row=rows.header_row)
        decisions.append(
            Decision("data.header_row", f"row {rows.header_row} is the first with a text in every column")
        )
    if reading.header_rows > 1:
        why = f"the names of the columns stand in {reading.header_rows} rows, joined: {rows.header[-1]!r}"
        decisions.append(Decision("data.header_rows", why))
    if rows.below:
        last = max(rows.numbers.tolist(), default=rows.header_row)
        why = f"{len(rows.below)} rows of notes below the table, after row {last}, are left out"
        decisions.append(Decision("data.skip_below", why))
    if rows.filled:
        why = f"merged cells are filled with the text above them in {', '.join(map(repr, rows.filled))}"
        decisions.append(Decision("data.source", why))
    inner, inner_name = unpack(data, _file(name))
    if _TEXTS.intersection(reader_for(inner, inner_name, reading).formats):
        encoding = to_utf8(inner, inner_name)[1]
        if encoding == "cp1252":
            reading = replace(reading, encoding="windows-1252")
            decisions.append(
                Decision("data.encoding", "its bytes are not UTF-8, and all of them are Windows-1252")
            )
    return reading, decisions


def _file(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]
