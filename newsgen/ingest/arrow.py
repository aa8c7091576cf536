"""What passes between numpy and pyarrow, straight from buffer to buffer.

pyarrow's own ways (pa.array, to_numpy, pa.scalar) import pandas to look for its types, which is 0.3 s of every start;
reading a CSV file, as nearly every build does, uses these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray

MOST_BYTES = 2**31 - 1
"""Of text in one array."""


def strings(texts: Sequence[str]) -> Any:
    """A column of these texts."""
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    if ends[-1] > MOST_BYTES:
        return pa.array(texts, pa.string())  # in several arrays
    buffers = pa.py_buffer(ends.astype(np.int32)), pa.py_buffer(b"".join(encoded))
    return pa.StringArray.from_buffers(len(encoded), *buffers)


def mask(these: NDArray[np.bool_]) -> Any:
    """A pyarrow array of booleans."""
    packed = np.packbits(these, bitorder="little")
    return pa.Array.from_buffers(pa.bool_(), these.size, [None, pa.py_buffer(packed)])


def truths(column: Any) -> NDArray[np.bool_]:
    """The booleans of a column that has one everywhere."""
    array = _one(column)
    bits = np.frombuffer(array.buffers()[1] or b"", np.uint8)
    every = np.unpackbits(bits, count=array.offset + len(array), bitorder="little")
    return every[array.offset :].view(np.bool_)


def numbers(column: Any) -> NDArray[Any]:
    """The numbers of a column, NaN where it has none; not to be written into."""
    array = _one(column)
    kind = _kind(array.type)
    values = np.frombuffer(array.buffers()[1] or b"", kind, count=array.offset + len(array))[array.offset :]
    if not array.null_count:
        return values
    return np.where(truths(array.is_valid()), values, np.nan)


def _kind(of: Any) -> np.dtype[Any]:
    """Numpy's type for numbers of pyarrow's, of which older versions import pandas to tell (to_pandas_dtype)."""
    letter = "f" if pa.types.is_floating(of) else "u" if pa.types.is_unsigned_integer(of) else "i"
    return np.dtype(f"{letter}{of.bit_width // 8}")


def _one(column: Any) -> Any:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
