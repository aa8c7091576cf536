"""XLSX and ODS, by calamine, which allocates every cell up to the last one: in a process of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from newsgen.errors import Fault, SourceError, nearest
from newsgen.ingest.apart import apart
from newsgen.ingest.arrow import strings
from newsgen.ingest.faults import some
from newsgen.ingest.frames import MOST_COLUMNS
from newsgen.ingest.header import PREVIEW, FindHeader, joined
from newsgen.ingest.readers.reader import Reader, cell_text
from newsgen.ingest.rows import Rows, rows_of
from newsgen.model.source import Reading

MOST_UNPACKED = 512 * 1024**2
"""All parts of a workbook, unpacked: 512 MiB."""
MOST_CELLS = 30_000_000
"""Rows times columns of a sheet, up to the last cell that is used."""
_FIRST_BYTES = b"PK\x03\x04"


def check_size(data: bytes, name: str) -> None:
    """SourceError where a workbook's parts are too large, by what it says of them, or its zip is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
    # a damaged directory has the module seek before the file's beginning: ValueError
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise SourceError(Fault(name, f"a broken workbook: {error}", "XLSX or ODS")) from None
    if size > MOST_UNPACKED:
        raise SourceError(Fault(name, f"it unpacks to {size:,} bytes", f"at most {MOST_UNPACKED:,}"))


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """One sheet as Rows. SourceError: no such sheet (the nearest is named), broken, too large."""
    check_size(data, name)
    sheet, columns, merged = _columns(data, name, reading.sheet)
    where = f"{name}, sheet {sheet!r}" if sheet else name
    preview = [list(record) for record in zip(*(c[:PREVIEW].to_pylist() for c in columns), strict=True)]
    rows = len(columns[0]) if columns else 0
    if not rows:
        raise SourceError(Fault(where, "the sheet is empty", "a table"))
    header_row = reading.header_row or find(preview)
    if header_row > rows:
        raise SourceError(Fault(where, f"it has no row {header_row}", f"a `header_row` of at most {rows}"))
    upper = [[column[row].as_py() for column in columns] for row in range(max(0, header_row - 3), header_row)]
    header = joined(upper[-reading.header_rows :])
    filled = sorted({place for row, place in merged if row >= header_row})
    return rows_of(where, header, [c[header_row:] for c in columns], header_row, upper[:-1], (), filled)


def sheet_names(data: bytes, name: str) -> list[str]:
    """The names of a workbook's sheets, in its order, those that it shows before the hidden ones; read apart."""
    return apart(name, _sheet_names, data, name)


def is_workbook(data: bytes) -> bool:
    """Whether bytes, unpacked, begin as a workbook does."""
    return data.startswith(_FIRST_BYTES)


READER = Reader(("xlsx", "ods"), read, signature=is_workbook, apart=True)


def _sheet_names(data: bytes, name: str) -> list[str]:
    check_size(data, name)
    with _opened(data, name) as book:
        return _shown_first(book)


def _columns(data: bytes, name: str, sheet: str) -> tuple[str, list[Any], list[tuple[int, int]]]:
    """The name of the sheet where there are several, its columns from the first cell on, as texts, the filled cells.

    These, as (row, column), are merged with the one above.
    """
    with _opened(data, name) as book:
        names = _shown_first(book)
        if sheet and sheet not in names:
            found = f"there is no sheet {sheet!r}"
            raise SourceError(Fault(name, found, f"one of {some(names)}", nearest(sheet, names)))
        if not names:
            raise SourceError(Fault(name, "the workbook has no sheet", "a table"))
        page = book.get_sheet_by_name(sheet or names[0])
        rows, columns = (page.end[0] + 1, page.end[1] + 1) if page.end else (0, 0)
        found = f"a sheet of {rows:,} rows and {columns:,} columns"
        if columns > MOST_COLUMNS:
            raise SourceError(Fault(name, found, f"at most {MOST_COLUMNS:,} columns up to the last one used"))
        if rows * columns > MOST_CELLS:
            raise SourceError(Fault(name, found, f"at most {MOST_CELLS:,} cells up to the last one used"))
        records = page.to_python(skip_empty_area=False)
        merged = _fill(records, page.merged_cell_ranges or ())
    texts = [strings([cell_text(record[i]) for record in records]) for i in range(columns)]
    return (sheet or names[0]) if len(names) > 1 else "", texts, merged


def _fill(records: list[list[Any]], ranges: Iterable[Any]) -> list[tuple[int, int]]:
    """Fill the cells that are merged with a text above them. A figure over several rows is not the figure of each."""
    filled = []
    for (top, left), (bottom, right) in ranges:
        if left == right and isinstance(records[top][left], str):
            for row in range(top + 1, min(bottom + 1, len(records))):
                records[row][left] = records[top][left]
                filled.append((row, left))
    return filled


def _shown_first(book: Any) -> list[str]:
    """A hidden sheet is often an older table: it is read where the project states it, and not by default."""
    sheets = sorted(book.sheets_metadata, key=lambda sheet: "Hidden" in str(sheet.visible))
    return [sheet.name for sheet in sheets]


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
