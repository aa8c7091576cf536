"""A table of a saved web page, by lxml: its cells laid out as a browser does.

Not by pandas, whose read_html has no limit on what cells across many rows and columns come to, reads 10<sup>6</sup> as
106, and counts rows otherwise where a table has a head or a foot. lxml, not html5lib: it is quicker, keeps the
structure of a page where tags are not closed, and is one package.
Only where it is declared (`format = "html"`) or the file is called so: a server's page about an error is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from newsgen.errors import Fault, SourceError, nearest
from newsgen.ingest.arrow import strings
from newsgen.ingest.frames import MOST_COLUMNS
from newsgen.ingest.header import PREVIEW, FindHeader, joined
from newsgen.ingest.readers.reader import Reader
from newsgen.ingest.rows import Rows, rows_of
from newsgen.model.source import Reading

MOST_BYTES = 64 * 1024**2
"""The largest page: 64 MiB."""
MOST_SPANNED = 1_000
"""Columns that one cell may go across, as in browsers."""
MOST_CELLS = 10_000_000
"""Rows times columns, those counted that a cell goes across."""
_UNSEEN = ("script", "style", "template", "noscript")
_BLOCKS = (
    "address",
    "article",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "ul",
)
_RAISED = "\ufdd0"
"""Stands before a raised or lowered digit while a cell is read: no text has it, for Unicode gives it to nobody."""


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """The largest table of a page as Rows, or that of `sheet`: its id, its caption, or its number on the page.

    Rows are counted from the first of the table. SourceError: no table, no such table, too large, no lxml.
    """
    if len(data) > MOST_BYTES:
        raise SourceError(Fault(name, f"{len(data):,} bytes", f"at most {MOST_BYTES:,} in HTML, or CSV"))
    tables = _tables(data, name, reading.encoding)
    table, where = _chosen(tables, name, reading.sheet)
    records = _records(table, where)
    header_row = reading.header_row or find(records[:PREVIEW])
    if header_row > len(records):
        raise SourceError(
            Fault(where, f"it has no row {header_row}", f"a `header_row` of at most {len(records)}")
        )
    columns = list(zip(*records, strict=True))
    upper = records[max(0, header_row - 3) : header_row]
    header = joined(upper[-reading.header_rows :])
    return rows_of(where, header, [strings(c[header_row:]) for c in columns], header_row, upper[:-1])


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
        t
        for t in page.iter("table")
        if next(t.iter("tr"), None) is not None
        and not t.findall(".//table")
        and next(t.iterancestors("template"), None) is None
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


def _records(table: Any, where: str) -> list[list[str]]:
    """The rows as texts, each as wide as the widest; a cell across several stands in each of them.

    SourceError where it goes beyond MOST_COLUMNS or MOST_CELLS, before that much is made.
    """
    _strip(table)
    sections = _sections(table)
    rows, widest = sum(map(len, sections)), 0
    found: list[dict[int, str]] = []
    for section in sections:
        hanging: list[
            tuple[int, int, str]
        ] = []  # the row in which a cell from above ends, its column, its text
        for number, row in enumerate(section):
            hanging = [cell for cell in hanging if cell[0] > number]
            record = {column: text for _, column, text in hanging}
            hanging += _place(row, record, number, len(section), where)
            widest = max(widest, 1 + max(record, default=-1))
            if rows * widest > MOST_CELLS:
                size = f"{rows:,} rows and {widest:,} columns"
                raise SourceError(Fault(where, size, f"at most {MOST_CELLS:,} cells in HTML, or CSV"))
            found.append(record)
    return [[record.get(column, "") for column in range(widest)] for record in found]


def _place(
    row: Any, record: dict[int, str], number: int, rows: int, where: str
) -> Iterator[tuple[int, int, str]]:
    """Put a row's cells where nothing hangs from above; gives what hangs into the rows below it in its section."""
    column = 0
    for cell in row.iterchildren("td", "th"):
        while column in record:
            column += 1
        across, down = _span(cell, "colspan"), _span(cell, "rowspan")
        if across > MOST_SPANNED:
            raise SourceError(Fault(where, f"a cell across {across:,} columns", f"at most {MOST_SPANNED:,}"))
        end = rows if down == 0 else min(number + down, rows)
        text = _text(cell)
        for place in range(column, column + max(across, 1)):
            record[place] = text
            if end > number + 1:
                yield end, place, text
        column += max(across, 1)
        if column > MOST_COLUMNS:
            raise SourceError(Fault(where, f"{column:,} columns or more", f"at most {MOST_COLUMNS:,}"))


def _span(cell: Any, name: str) -> int:
    """How many columns or rows it goes across; 1 where that is not a number, as in browsers."""
    digits = str(cell.get(name, "1")).strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return int(digits[:10])


def _sections(table: Any) -> list[list[Any]]:
    """The rows by the section that they stand in, as they are shown: the head first, the foot last."""
    head, foot = next(table.iter("thead"), None), next(table.iter("tfoot"), None)
    found = [(parent, list(rows)) for parent, rows in groupby(table.iter("tr"), lambda row: row.getparent())]
    found.sort(key=lambda section: 0 if section[0] is head else 2 if section[0] is foot else 1)
    return [rows for _, rows in found]


def _strip(table: Any) -> None:
    """Leave what a page shows, with spaces where it breaks lines, and footnotes' links out."""
    from lxml import etree

    for part in list(table.iter(etree.Comment, etree.ProcessingInstruction, *_UNSEEN)):
        _drop(part)
    for part in list(table.xpath(".//*[@hidden or @style]")):
        style = re.sub(r"\s", "", part.get("style", "")).lower()
        if part.get("hidden") is not None or "display:none" in style:
            _drop(part)
    for part in list(table.iter("sup", "sub")):
        said = part.text_content()
        if part.tag == "sup" and said.strip("[] ").isalnum() and part.find(".//a") is not None:
            _drop(part)
        elif any(map(str.isdigit, said)):
            part.text = _RAISED + (part.text or "")
    for part in table.iter(*_BLOCKS):
        part.text, part.tail = " " + (part.text or ""), " " + (part.tail or "")


def _drop(part: Any) -> None:
    """Take an element out, and leave the text that follows it."""
    before, parent = part.getprevious(), part.getparent()
    if parent is None:
        return
    if part.tail and before is not None:
        before.tail = (before.tail or "") + part.tail
    elif part.tail:
        parent.text = (parent.text or "") + part.tail
    parent.remove(part)


def _text(cell: Any) -> str:
    """What a cell shows, on one line. m<sup>2</sup> is m2; 10<sup>6</sup> is 10^6, which is no figure: never 106."""
    first, *raised = " ".join("".join(cell.itertext()).split()).split(_RAISED)
    text = first
    for part in raised:
        follows_a_word = text.rstrip()[-1:].isalpha() and not any(map(str.isdigit, text))
        text += part if follows_a_word else f"^{part}"
    return text


READER = Reader(("html", "htm"), read, apart=True)
