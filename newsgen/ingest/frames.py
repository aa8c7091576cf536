"""A pandas DataFrame as text: what a reader that pandas serves gives, and what a frame in memory is read from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsgen.errors import Fault, SourceError
from newsgen.ingest.faults import some
from newsgen.ingest.readers.reader import cell_text

if TYPE_CHECKING:
    import pandas as pd

MOST_CELLS = 30_000_000
"""Rows times columns of a frame: pandas has an object for each."""


def frame_texts(frame: pd.DataFrame) -> list[list[str]]:
    """The cells of each column as text: 5.0 -> "5", a day -> "2021-02-18", whatever is missing -> ""."""
    return [list(_texts(frame.iloc[:, i])) for i in range(frame.shape[1])]


def frame_csv(frame: pd.DataFrame, name: str) -> bytes:
    """The frame as CSV, its index left out: the header is row 1, the first record row 2.

    SourceError: no columns or rows, two columns of one name, columns in levels, more than MOST_CELLS.
    """
    header = [str(column) for column in frame.columns]
    twice = sorted({column for column in header if header.count(column) > 1})
    if frame.columns.nlevels > 1:
        raise SourceError(Fault(name, "its columns have several levels", "one name a column"))
    if twice:
        raise SourceError(Fault(name, f"several columns are called {some(twice)}", "a name for each"))
    if not header or not len(frame):
        raise SourceError(Fault(name, "it has no rows" if header else "it has no columns", "a table"))
    check_size(*frame.shape, name)
    out = io.StringIO()
    # each text in quotes: the reader then takes no other delimiter for the comma
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(zip(*frame_texts(frame), strict=True))
    return out.getvalue().encode("utf-8", "surrogatepass")


def check_size(rows: int, columns: int, name: str) -> None:
    """SourceError where there are more than MOST_CELLS."""
    if rows * columns > MOST_CELLS:
        found = f"{rows:,} rows and {columns:,} columns"
        raise SourceError(Fault(name, found, f"at most {MOST_CELLS:,} cells: save it as CSV or Parquet"))


def _texts(column: Any) -> Iterator[str]:
    for value, missing in zip(column.astype(object), column.isna(), strict=True):
        yield "" if missing else cell_text(_plain(value))


def _plain(value: Any) -> Any:
    """A value of numpy as one of Python."""
    return value.item() if hasattr(value, "item") and not isinstance(value, str) else value
