"""XLSX and ODS, by calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newsgen.errors import Fault, SourceError, nearest
from newsgen.ingest.faults import some
from newsgen.ingest.header import PREVIEW, FindHeader
from newsgen.ingest.readers.cell_text import cell_text
from newsgen.ingest.readers.reader import Reader
from newsgen.ingest.readers.sheet_size import check_size
from newsgen.ingest.rows import Rows, rows_of_records
from newsgen.model.source import Reading

_FIRST_BYTES = b"PK\x03\x04"


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


READER = Reader(("xlsx", "ods"), read, signature=is_workbook)
