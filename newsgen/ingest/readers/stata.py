"""Stata's .dta, by pandas: labels as text, days as days."""

from __future__ import annotations

import io
import warnings

from newsgen.errors import Fault, SourceError
from newsgen.ingest.arrow import strings
from newsgen.ingest.frames import check_size, frame_texts
from newsgen.ingest.header import FindHeader
from newsgen.ingest.readers.reader import Reader
from newsgen.ingest.rows import Rows, rows_of
from newsgen.model.source import Reading

MOST_BYTES = 256 * 1024**2
"""The largest file: 256 MiB."""


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """Stata as Rows: the names of variables are row 1, the first observation row 2. SourceError: broken, too large."""
    if len(data) > MOST_BYTES:
        raise SourceError(
            Fault(name, f"{len(data):,} bytes", f"at most {MOST_BYTES:,} in Stata's format, or CSV")
        )
    import pandas as pd

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of labels that several values share, and the like
            frame = pd.read_stata(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # whatever a broken file makes pandas stumble over
        raise SourceError(Fault(name, f"broken Stata: {type(error).__name__}", "a whole .dta file")) from None
    check_size(*frame.shape, name)
    return rows_of(name, [str(c) for c in frame.columns], [strings(t) for t in frame_texts(frame)], 1)


READER = Reader(("dta",), read, signature=lambda data: data.startswith(b"<stata_dta>"), apart=True)
