"""A pandas DataFrame as text: what a reader that pandas serves gives, and what a frame in memory is read from."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from newsgen.errors import Fault, SourceError
from newsgen.ingest.faults import some
from newsgen.ingest.readers.reader import cell_text

if TYPE_CHECKING:
    import pandas as pd

MOST_CELLS = 30_000_000
"""Rows times columns of a frame: pandas has an object for each."""
MOST_COLUMNS = 16_384
"""Of a frame, a page or a text of fixed width: as many as a spreadsheet has."""


def frame_texts(frame: pd.DataFrame) -> list[list[str]]:
    """The cells of each column as text: 5.0 -> "5", a day -> "2021-02-18", whatever is missing -> ""."""
    return [list(_texts(frame.iloc[:, i])) for i in range(frame.shape[1])]


def frame_csv(frame: pd.DataFrame, name: str) -> bytes:
    """The frame as CSV, its index left out: the header is row 1, the first record row 2.

    SourceError: no columns or rows, two columns of one name, columns in levels, more than MOST_CELLS,
    half a character.
    """
    check_size(*frame.shape, name)
    header = [str(column) for column in frame.columns]
    twice = sorted(column for column, times in Counter(header).items() if times > 1)
    if frame.columns.nlevels > 1:
        raise SourceError(Fault(name, "its columns have several levels", "one name a column"))
    if twice:
        raise SourceError(Fault(name, f"several columns are called {some(twice)}", "a name for each"))
    if not header or not len(frame):
        raise SourceError(Fault(name, "it has no rows" if header else "it has no columns", "a table"))
    out = io.StringIO()
    # each text in quotes: the reader then takes no other delimiter for the comma
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(zip(*frame_texts(frame), strict=True))
    try:
        return out.getvalue().encode()
    except UnicodeEncodeError as error:
        half = f"U+{ord(error.object[error.start]):04X}"
        line = error.object.count("\n", 0, error.start) + 1
        raise SourceError(Fault(name, f"half a character, {half}, in row {line}", "ordinary text")) from None


def check_size(rows: int, columns: int, name: str) -> None:
    """SourceError where there are more than MOST_CELLS, or MOST_COLUMNS."""
    if columns > MOST_COLUMNS:
        raise SourceError(Fault(name, f"{columns:,} columns", f"at most {MOST_COLUMNS:,}"))
    if rows * columns > MOST_CELLS:
        found = f"{rows:,} rows and {columns:,} columns"
        raise SourceError(Fault(name, found, f"at most {MOST_CELLS:,} cells: save it as CSV or Parquet"))


def _texts(column: Any) -> Iterator[str]:
    values = _narrow(column)
    if values is None:
        values = column.astype(object)
    for value, missing in zip(values, column.isna(), strict=True):
        yield "" if missing else cell_text(_plain(value))


def _narrow(column: Any) -> Any:
    """The values of a column of float32 or float16, as such; None for any other column."""
    kind = getattr(column.dtype, "subtype", column.dtype)
    size = getattr(kind, "itemsize", 8)
    if getattr(kind, "kind", "") != "f" or size >= 8:
        return None
    return column.to_numpy(np.dtype(f"f{size}"), na_value=np.nan)


def _plain(value: Any) -> Any:
    """A value of numpy as one of Python; a short float as its shortest text says it, 48.2 and not 48.20000076."""
    if isinstance(value, np.floating) and value.dtype.itemsize < 8:
        return float(str(value))
    return value.item() if hasattr(value, "item") and not isinstance(value, str) else value
