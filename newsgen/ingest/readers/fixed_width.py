"""Fixed width: text whose columns stand below one another, by pandas.

Only where it is declared (`format = "fwf"`) or the file is called so: a CSV is never taken for it.
"""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np

from newsgen.errors import Fault, SourceError
from newsgen.ingest.arrow import strings
from newsgen.ingest.encoding import to_utf8
from newsgen.ingest.frames import check_size
from newsgen.ingest.header import PREVIEW, FindHeader
from newsgen.ingest.readers.reader import Reader
from newsgen.ingest.rows import Rows, rows_of
from newsgen.model.source import Reading

MOST_BYTES = 64 * 1024**2
"""The largest file: 64 MiB. Every line has a say in where the columns are."""
_BREAK = re.compile(r"\r\n|\n|\r")


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """Fixed width as Rows: a column begins and ends where every line from the header on has a space.

    SourceError: too large, no text, no such row, too many columns.
    """
    if len(data) > MOST_BYTES:
        found = f"{len(data):,} bytes"
        raise SourceError(Fault(name, found, f"at most {MOST_BYTES:,} in fixed width, or CSV"))
    body, _ = to_utf8(data, name, reading.encoding)
    lines = _BREAK.split(body.decode("utf-8", "surrogatepass").rstrip("\r\n"))
    header_row = reading.header_row or _header_row(lines, find)
    if header_row > len(lines):
        raise SourceError(
            Fault(name, f"it has no row {header_row}", f"a `header_row` of at most {len(lines)}")
        )
    frame = _cells(lines[header_row - 1 :], name)
    columns = [frame.iloc[:, i].tolist() for i in range(frame.shape[1])]
    return rows_of(name, [c[0] for c in columns], [strings(c[1:]) for c in columns], header_row)


def _header_row(lines: list[str], find: FindHeader) -> int:
    """Notes above a header stand across its columns: so its words are looked at, those two spaces apart or more."""
    return find([[cell for cell in line.split("  ") if cell.strip()] for line in lines[:PREVIEW]])


def _cells(lines: list[str], name: str) -> Any:
    """The lines as a frame of texts, a line a row."""
    import pandas as pd

    columns = _columns(lines)
    check_size(len(lines), len(columns), name)
    try:
        frame = pd.read_fwf(
            io.StringIO("\n".join(lines)), header=None, dtype=str, na_filter=False, colspecs=columns,
            skip_blank_lines=False,
        )  # fmt: skip
    except MemoryError:
        raise
    except Exception as error:  # pandas' own errors, which differ from version to version
        raise SourceError(
            Fault(name, f"broken fixed width: {error}", "columns with spaces between")
        ) from None
    return frame


def _columns(lines: list[str]) -> list[tuple[int, int]]:
    """Where each column begins and ends: where any line has something else than a space or a tab."""
    filled = np.zeros(max(map(len, lines), default=0) + 2, np.bool_)
    for line in lines:
        signs = np.frombuffer(line.encode("utf-32-le", "surrogatepass"), np.uint32)
        filled[1 : signs.size + 1] |= (signs != ord(" ")) & (signs != ord("\t"))
    edges = np.flatnonzero(filled[1:] != filled[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


READER = Reader(("fwf",), read, apart=True)
