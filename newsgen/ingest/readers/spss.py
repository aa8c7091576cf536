"""SPSS's .sav, by pandas and pyreadstat in a process of their own: the labels of values as text."""

from __future__ import annotations

import tempfile
import warnings
from importlib.util import find_spec
from pathlib import Path

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
    """SPSS as Rows: the names of variables are row 1, the first case row 2.

    What SPSS counts as missing, for the system or the user, has no text. SourceError: broken, too large, no pyreadstat.
    """
    if len(data) > MOST_BYTES:
        raise SourceError(
            Fault(name, f"{len(data):,} bytes", f"at most {MOST_BYTES:,} in SPSS's format, or CSV")
        )
    if find_spec("pyreadstat") is None:
        raise SourceError(Fault(name, "SPSS needs pyreadstat", "pip install 'newsgen[spss]'"))
    import pandas as pd
    import pyreadstat

    with tempfile.NamedTemporaryFile(
        prefix="newsgen-", suffix=".sav"
    ) as file:  # pyreadstat opens files alone
        file.write(data)
        file.flush()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                told = pyreadstat.read_sav(file.name, metadataonly=True)[1]
                check_size(told.number_rows or 0, told.number_columns or 0, name)
                frame = pd.read_spss(Path(file.name))
        except (SourceError, MemoryError):
            raise
        except Exception as error:  # whatever a broken file makes them stumble over
            raise SourceError(
                Fault(name, f"broken SPSS: {type(error).__name__}", "a whole .sav file")
            ) from None
    check_size(*frame.shape, name)
    return rows_of(name, [str(c) for c in frame.columns], [strings(t) for t in frame_texts(frame)], 1)


READER = Reader(
    ("sav", "zsav"), read, signature=lambda data: data.startswith((b"$FL2@(#)", b"$FL3@(#)")), apart=True
)
