"""A table of a saved web page, by pandas and lxml.

lxml, not html5lib: it is quicker, keeps the structure of a page where tags are not closed, and is one package.
Only where it is declared (`format = "html"`) or the file is called so: a server's page about an error is no table.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from newsgen.errors import Fault, SourceError, nearest
from newsgen.ingest.arrow import strings
from newsgen.ingest.frames import check_size, frame_texts
from newsgen.ingest.header import PREVIEW, FindHeader
from newsgen.ingest.readers.reader import Reader
from newsgen.ingest.rows import Rows, rows_of
from newsgen.model.source import Reading

MOST_BYTES = 64 * 1024**2
"""The largest page: 64 MiB."""
MOST_SPANNED = 1_000
"""Columns or rows that one cell may go across."""


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """The largest table of a page as Rows, or that of `sheet`: its id, its caption, or its number on the page.

    Rows are counted from the first of the table. SourceError: no table, no such table, too large, no lxml.
    """
    if len(data) > MOST_BYTES:
        raise SourceError(Fault(name, f"{len(data):,} bytes", f"at most {MOST_BYTES:,} in HTML, or CSV"))
    tables = _tables(data, name, reading.encoding)
    table, where = _chosen(tables, name, reading.sheet)
    check_size(*_extent(table, where), where)
    records = _records(table, where)
    header_row = reading.header_row or find(records[:PREVIEW])
    if header_row > len(records):
        raise SourceError(
            Fault(where, f"it has no row {header_row}", f"a `header_row` of at most {len(records)}")
        )
    columns = list(zip(*records, strict=True))
    return rows_of(
        where, [c[header_row - 1] for c in columns], [strings(c[header_row:]) for c in columns], header_row
    )


def _tables(data: bytes, name: str, encoding: str) -> list[Any]:
    """The page's tables that hold rows and no other table."""
    try:
        from lxml import etree, html  # type: ignore[import-untyped]
    except ImportError:
        raise SourceError(
            Fault(name, "tables of web pages need lxml", "pip install 'newsgen[html]'")
        ) from None
    try:
        page = html.document_fromstring(data, parser=html.HTMLParser(encoding=encoding or _encoding(data)))
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise SourceError(Fault(name, f"broken HTML: {error}", "a saved web page")) from None
    found = [
        t for t in page.iter("table") if next(t.iter("tr"), None) is not None and not t.findall(".//table")
    ]
    if not found:
        raise SourceError(Fault(name, "the page has no table", "a saved web page with one"))
    return found


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page says of itself."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _chosen(tables: list[Any], name: str, sheet: str) -> tuple[Any, str]:
    if not sheet:
        largest = max(tables, key=lambda table: len(table.findall(".//td")) + len(table.findall(".//th")))
        return largest, name if len(tables) == 1 else f"{name}, table {tables.index(largest) + 1}"
    names: dict[str, Any] = {}
    for number, table in enumerate(tables, 1):
        for one in _names(table, number):
            names.setdefault(one, table)
    if sheet not in names:
        wanted = f"an id, a caption, or a number from 1 to {len(tables)}"
        raise SourceError(Fault(name, f"there is no table {sheet!r}", wanted, nearest(sheet, names)))
    return names[sheet], f"{name}, table {sheet!r}"


def _names(table: Any, number: int) -> Iterator[str]:
    if table.get("id"):
        yield table.get("id")
    for caption in table.findall("caption"):
        yield " ".join(caption.text_content().split())
    yield str(number)


def _extent(table: Any, where: str) -> tuple[int, int]:
    """Its rows and columns. SourceError where a cell goes across more of them than any table has."""
    rows, widest = 0, 0
    for row in table.iter("tr"):
        width = 0
        for cell in row.iterchildren("td", "th"):
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if max(across, down) > MOST_SPANNED:
                found = f"a cell across {max(across, down):,} columns or rows"
                raise SourceError(Fault(where, found, f"at most {MOST_SPANNED:,}"))
            width += across
        rows, widest = rows + 1, max(widest, width)
    return rows, widest


def _span(cell: Any, name: str) -> int:
    """How many columns or rows it goes across; what is not a number is put right in place, as browsers do."""
    digits = str(cell.get(name, "1")).strip()
    span = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 1
    if len(digits) >= 10 and digits.isdigit():
        span = MOST_SPANNED + 1
    cell.set(name, str(max(span, 1)))
    return max(span, 1)


def _records(table: Any, where: str) -> list[list[str]]:
    """The rows as texts, each as wide as the widest; a cell across several stands in each of them."""
    from lxml import etree, html

    for part in list(table.iter("th", "thead", "tfoot")):
        # all are rows alike: pandas would take the head for names, and lose how the rows are counted
        part.tag = "td" if part.tag == "th" else "tbody"
    for note in list(table.iter("script", "style", "sup", etree.Comment)):
        if note.tag != "sup" or (
            note.text_content().strip("[] ").isalnum() and note.find(".//a") is not None
        ):
            note.drop_tree() if hasattr(note, "drop_tree") else note.getparent().remove(note)
    text = html.tostring(table, encoding="unicode")
    import pandas as pd

    # no thousands: by default pandas takes every comma out of what looks like a number, "1,5" too
    how: dict[str, Any] = {"flavor": "lxml", "header": None, "thousands": None}
    try:
        (shape, *_) = pd.read_html(io.StringIO(text), **how)
        how |= {"keep_default_na": False, "converters": dict.fromkeys(range(shape.shape[1]), str)}
        (frame, *_) = pd.read_html(io.StringIO(text), **how)
    except Exception as error:  # pandas' own errors, which differ from version to version
        raise SourceError(Fault(where, f"no table of text: {error}", "rows and columns")) from None
    return [list(record) for record in zip(*frame_texts(frame), strict=True)]


READER = Reader(("html", "htm"), read)
