"""CSV and TSV: text with a delimiter."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from pyarrow import csv as arrow_csv

from newsgen.errors import Fault, SourceError
from newsgen.ingest.arrow import numbers, strings, truths
from newsgen.ingest.encoding import to_utf8
from newsgen.ingest.faults import Faults
from newsgen.ingest.foot import LOOKED_AT, is_note, is_sparse
from newsgen.ingest.frames import MOST_COLUMNS
from newsgen.ingest.header import PREVIEW, FindHeader, joined
from newsgen.ingest.readers.reader import Reader
from newsgen.ingest.rows import CODED, Rows, rows_of
from newsgen.model.source import Reading

LONGEST_CELL = 1 << 20
"""The longest cell, in characters: an unclosed quote swallows the rest of the file."""
LONGEST_ROW = 1 << 22
"""The longest row, in bytes: pyarrow reads so much at a time."""
MOST_CELLS = 500_000_000
"""Rows times columns."""
_DELIMITERS = ",\t;|"


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """Delimited text as Rows. SourceError: rows with more or fewer cells than the header, each named."""
    text, _ = to_utf8(data, name, reading.encoding)
    delimiter = "\t" if reading.format == "tsv" else _delimiter(text)
    records, ends = _preview(text, delimiter, name)
    header_row = reading.header_row or find(records)
    if header_row > len(records):
        raise SourceError(
            Fault(name, f"it has no row {header_row}", f"a `header_row` of at most {len(records)}")
        )
    upper = records[max(0, header_row - 3) : header_row]
    header = _as_wide(joined(upper[-reading.header_rows :]), records[header_row:])
    if len(header) > MOST_COLUMNS:
        raise SourceError(Fault(name, f"{len(header):,} columns", f"at most {MOST_COLUMNS:,}"))
    body = memoryview(text)[ends[header_row - 1] :]
    _check_cells(text, len(header), delimiter, name)
    columns, below = _columns(body, len(header), delimiter, name, header_row, reading.skip_below)
    if b'"' in text:
        _check_quotes(columns, delimiter, name, header_row)
    return rows_of(name, header, columns, header_row, upper[:-1], below)


def _as_wide(header: list[str], records: Sequence[Sequence[str]]) -> list[str]:
    """The header, as wide as its rows: with a delimiter at the end of each, or R's numbers of rows in front of each."""
    rows = [record for record in records if len(record) >= len(header)]
    if len(header) < 2 or not rows or any(len(row) != len(header) + 1 for row in rows):
        return header
    if not any(row[-1].strip() for row in rows):
        return [*header, ""]
    numbered = [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    return ["", *header] if numbered else header


def _delimiter(text: bytes) -> str:
    """The delimiter that splits the first lines into most cells, in most of them alike."""
    lines = text[:LONGEST_ROW].decode("utf-8", "ignore").splitlines()[:PREVIEW]

    def usual(delimiter: str) -> int:
        counts: list[int] = []
        with suppress(csv.Error):  # what is broken is reported when it is read
            counts.extend(len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells)
        return sorted(counts)[len(counts) // 2] if counts else 0

    return max(_DELIMITERS, key=usual)


def _preview(text: bytes, delimiter: str, name: str) -> tuple[list[list[str]], list[int]]:
    """The first records, and for each the byte at which the next begins."""
    lines = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", errors="surrogatepass", newline="")
    position, ends, size = 0, [], 0

    def counted() -> Any:
        nonlocal position, size
        while line := lines.readline(LONGEST_ROW + 1):
            length = len(line.encode("utf-8", "surrogatepass"))
            position, size = position + length, size + length
            if size > LONGEST_ROW:
                where, wanted = (
                    f"{name}, row {len(records) + 1}",
                    f"at most {LONGEST_ROW:,}, and quotes that close",
                )
                raise SourceError(Fault(where, f"a row of more than {LONGEST_ROW:,} bytes", wanted))
            yield line

    csv.field_size_limit(LONGEST_CELL)
    records: list[list[str]] = []
    try:
        for record in islice(csv.reader(counted(), delimiter=delimiter), PREVIEW):
            records.append(record)
            ends.append(position)
            size = 0
    except csv.Error as error:
        where = f"{name}, row {len(records) + 1}"
        raise SourceError(Fault(where, f"broken CSV: {error}", "quotes that close")) from None
    return records, ends


def _check_cells(text: bytes, columns: int, delimiter: str, name: str) -> None:
    """SourceError where there are more than MOST_CELLS, by the lines and by the delimiters, whichever are fewer."""
    lines = 1 + max(text.count(b"\n"), text.count(b"\r"))
    if lines * columns > MOST_CELLS and lines + text.count(delimiter.encode()) > MOST_CELLS:
        raise SourceError(
            Fault(name, f"{lines:,} rows and {columns:,} columns", f"at most {MOST_CELLS:,} cells")
        )


def _columns(
    body: memoryview, width: int, delimiter: str, name: str, header_row: int, skip_below: int | None
) -> tuple[list[Any], list[int]]:
    """The columns, and the numbers of the rows of notes below them that have fewer cells."""
    if not body.nbytes:
        return [strings([]) for _ in range(width)], []
    ragged: list[Any] = []

    def skip(row: Any) -> str:
        ragged.append(row)
        return "skip"

    options = {
        # names of our own, since a header may have two alike
        "read_options": arrow_csv.ReadOptions(
            column_names=[str(i) for i in range(width)], block_size=LONGEST_ROW
        ),
        "parse_options": arrow_csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=b'"' in body.obj if isinstance(body.obj, bytes) else True,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        "convert_options": arrow_csv.ConvertOptions(
            column_types={str(i): CODED for i in range(width)}, strings_can_be_null=False
        ),
    }
    try:
        table = arrow_csv.read_csv(pa.py_buffer(body), **options)
        if ragged:  # only a reader with one thread knows the rows' numbers
            ragged.clear()
            options["read_options"].use_threads = False
            arrow_csv.read_csv(pa.py_buffer(body), **options)
    except pa.ArrowInvalid as error:
        raise SourceError(
            Fault(name, f"broken CSV: {str(error).splitlines()[0]}", "quotes that close")
        ) from None
    pa.default_memory_pool().release_unused()  # what the parser held, before the columns are worked on
    end = (skip_below - header_row) if skip_below else _end(table, ragged, width, delimiter)
    below = [header_row + row.number for row in ragged if row.number > end]
    if below:
        ragged = [row for row in ragged if row.number <= end]
        table = table.slice(0, end - len(ragged))
    faults = Faults()
    for row in ragged:
        found = f"{row.actual_columns} cells"
        faults.add(f"{name}, row {header_row + row.number}", found, f"{width}, as the header has")
    faults.stop(SourceError)
    return list(table.columns), below


def _end(table: Any, ragged: Sequence[Any], width: int, delimiter: str) -> int:
    """How many rows there are above the notes, where rows of fewer cells are notes below the table; else all."""
    everything: int = table.num_rows + len(ragged)
    if not ragged or width < 2:
        return everything
    first: int = ragged[0].number - 1  # of rows that stand above it, all have their cells
    texts = [next(csv.reader([row.text], delimiter=delimiter), []) for row in ragged]
    after = table.slice(first).to_pylist()
    rest = [*texts, *([*row.values()] for row in after)]
    if len(rest) > LOOKED_AT or not all(is_sparse(record, width) for record in rest):
        return everything
    above = table.slice(first - 1, 1).to_pylist()
    blank = first > 0 and not any(above[0].values())
    return first if first > 0 and (blank or is_note(texts[0])) else everything


def _check_quotes(columns: Sequence[Any], delimiter: str, name: str, header_row: int) -> None:
    """SourceError where a cell holds line ends, and delimiters as a row does: a stray quote swallowed the rows."""
    faults = Faults()
    for column in columns if len(columns) > 1 else ():
        before = header_row + 1
        for chunk in column.chunks:
            words = chunk.dictionary
            suspect = np.flatnonzero(truths(pc.match_substring_regex(words, r"[\r\n]"))).tolist()
            for word in suspect:
                text = words[word].as_py()
                if text.count(delimiter) >= len(columns) - 1:
                    row = before + int(np.argmax(numbers(chunk.indices) == word))
                    found = f"a quoted cell of {len(text.splitlines())} lines that begins {text.splitlines()[0]!r}"
                    faults.add(
                        f"{name}, row {row}", found, 'a cell: a stray " there takes the rows below it in'
                    )
            before += len(chunk)
    faults.stop(SourceError)


READER = Reader(
    ("csv", "tsv"), read, looks_like=lambda data: data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"[", b"{")
)
