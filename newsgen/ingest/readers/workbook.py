"""XLSX and ODS, by calamine, which allocates every cell up to the last one: so their size is checked first."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newsgen.errors import Fault, SourceError, nearest
from newsgen.ingest.faults import some
from newsgen.ingest.header import PREVIEW, FindHeader
from newsgen.ingest.readers.reader import Reader, cell_text
from newsgen.ingest.rows import Rows, rows_of_records
from newsgen.model.source import Reading

MOST_UNPACKED = 512 * 1024**2
"""All parts of a workbook, unpacked: 512 MiB."""
MOST_CELLS = 30_000_000
"""Rows times columns of its largest sheet, up to the last cell that is used."""
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,9})"')
_ODS = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="(\d+)"')
_FIRST_BYTES = b"PK\x03\x04"


def check_size(data: bytes, name: str) -> None:
    """SourceError where a workbook's parts or its sheets are too large, or its zip is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            size = sum(info.file_size for info in infos)
            if size > MOST_UNPACKED:
                raise SourceError(Fault(name, f"it unpacks to {size:,} bytes", f"at most {MOST_UNPACKED:,}"))
            for info in infos:
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    _check(name, *_xlsx_extent(archive.read(info)))
                elif info.filename == "content.xml":
                    _check(name, *_ods_extent(archive.read(info)))
    # a damaged directory has the module seek before the file's beginning: ValueError
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise SourceError(Fault(name, f"a broken workbook: {error}", "XLSX or ODS")) from None


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """One sheet as Rows. SourceError: no such sheet (the nearest is named), broken, too large."""
    check_size(data, name)
    sheet, records = _records(data, name, reading.sheet)
    where = f"{name}, sheet {sheet!r}" if sheet else name
    if not any(any(record) for record in records):
        raise SourceError(Fault(where, "the sheet is empty", "a table"))
    header_row = reading.header_row or find(records[:PREVIEW])
    if header_row > len(records):
        raise SourceError(
            Fault(where, f"it has no row {header_row}", f"a `header_row` of at most {len(records)}")
        )
    return rows_of_records(where, records, header_row)


def sheet_names(data: bytes, name: str) -> list[str]:
    """The names of a workbook's sheets, in its order."""
    check_size(data, name)
    with _opened(data, name) as book:
        names: list[str] = book.sheet_names
        return names


def is_workbook(data: bytes) -> bool:
    """Whether bytes, unpacked, begin as a workbook does."""
    return data.startswith(_FIRST_BYTES)


READER = Reader(("xlsx", "ods"), read, signature=is_workbook)


def _check(name: str, rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        found = f"a sheet of {rows:,} rows and {columns:,} columns"
        raise SourceError(Fault(name, found, f"at most {MOST_CELLS:,} cells up to the last one used"))


def _xlsx_extent(xml: bytes) -> tuple[int, int]:
    letters, rows = set(), 1
    for match in _CELL.finditer(xml):
        letters.add(match[1])
        rows = max(rows, int(match[2]))
    rows = max(rows, max((int(row) for row in _ROW.findall(xml)), default=1))
    return rows, max((_column(text) for text in letters), default=1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_extent(xml: bytes) -> tuple[int, int]:
    """The extent of the fullest sheet; empty rows and cells count only where a used one follows."""
    most = rows = used_rows = columns = used_columns = 0
    widest, repeat, row_is_used, best = 1, 1, False, (1, 1)
    for match in [*_ODS.finditer(xml), None]:
        kind, attributes = (match[1], match[2]) if match else (b"table", b"")
        times = int(found[1]) if (found := _REPEATED.search(attributes)) else 1
        if kind in (b"table", b"table-row"):
            rows += repeat
            used_rows = rows if row_is_used else used_rows
            widest, columns, used_columns = max(widest, used_columns), 0, 0
            repeat, row_is_used = times, False
            if kind == b"table":
                if used_rows * widest > most:
                    most, best = used_rows * widest, (used_rows, widest)
                rows = used_rows = 0
                widest, repeat = 1, 0
        else:
            columns += times
            if b"value-type=" in attributes:
                used_columns, row_is_used = columns, True
    return best


def _records(data: bytes, name: str, sheet: str) -> tuple[str, list[list[str]]]:
    with _opened(data, name) as book:
        names = book.sheet_names
        if sheet and sheet not in names:
            found = f"there is no sheet {sheet!r}"
            raise SourceError(Fault(name, found, f"one of {some(names)}", nearest(sheet, names)))
        if not names:
            raise SourceError(Fault(name, "the workbook has no sheet", "a table"))
        values = book.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False)
    records = [[cell_text(value) for value in record] for record in values]
    return (sheet or names[0]) if len(names) > 1 else "", records


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    """The workbook, with whatever calamine raises as a SourceError."""
    from python_calamine import CalamineError, CalamineWorkbook  # only where there is a workbook

    try:
        yield CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, OSError, ValueError) as error:
        raise SourceError(Fault(name, f"a broken workbook: {error}", "XLSX or ODS")) from None
    except BaseException as error:
        # pyo3 raises a panic in Rust as a BaseException of its own, which it does not export
        if type(error).__name__ != "PanicException":
            raise
        raise SourceError(Fault(name, f"a broken workbook: {error}", "XLSX or ODS")) from None
