"""Parquet, by pyarrow."""

from __future__ import annotations

from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from newsgen.errors import Fault, SourceError
from newsgen.ingest.header import FindHeader
from newsgen.ingest.readers.reader import Reader, cell_text
from newsgen.ingest.rows import Rows, rows_of
from newsgen.model.source import Reading

MOST_UNPACKED = 2 * 1024**3
"""The largest table, by the sizes that the file declares: 2 GiB."""
MOST_CELLS = 500_000_000


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """Parquet as Rows: the header is row 1, the first record row 2. SourceError: broken, or too large."""
    from pyarrow import parquet  # only where there is one

    try:
        file = parquet.ParquetFile(pa.BufferReader(data))
        about = file.metadata
        groups = [about.row_group(i).total_byte_size for i in range(about.num_row_groups)]
        if sum(groups) > MOST_UNPACKED or about.num_rows * about.num_columns > MOST_CELLS:
            found = f"{about.num_rows:,} rows and {sum(groups):,} bytes unpacked"
            raise SourceError(Fault(name, found, f"at most {MOST_UNPACKED:,} bytes and {MOST_CELLS:,} cells"))
        table = file.read()
        table.validate(full=True)  # its texts may be no UTF-8
    except MemoryError:
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        raise SourceError(
            Fault(name, f"broken Parquet: {str(error).splitlines()[0]}", "a whole file")
        ) from None
    return rows_of(name, table.column_names, [_texts(column) for column in table.columns], 1)


def _texts(column: Any) -> Any:
    """A column as text; whole numbers, text and days by pyarrow, the rest by its different values."""
    kind = column.type
    if (
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_integer(kind)
        or pa.types.is_date32(kind)
    ):
        return pc.fill_null(pc.cast(column, pa.string()), "")
    if pa.types.is_nested(kind):
        return pa.array([cell_text(value) for value in column.to_pylist()], pa.string())
    if pa.types.is_dictionary(kind):
        return _texts(pc.cast(column, kind.value_type))
    coded = column.combine_chunks().dictionary_encode()
    words = pa.array([cell_text(word) for word in coded.dictionary.to_pylist()], pa.string())
    return pc.fill_null(words.take(coded.indices), "")


READER = Reader(("parquet",), read, signature=lambda data: data.startswith(b"PAR1"), apart=True)
