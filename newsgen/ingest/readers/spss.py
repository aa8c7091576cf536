"""SPSS's .sav, by pandas and pyreadstat: the labels of values as text."""

from __future__ import annotations

import tempfile
import warnings
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
    try:
        import pyreadstat  # noqa: F401 - looked for, since pandas tells its own names and not ours
    except ImportError:
        raise SourceError(Fault(name, "SPSS needs pyreadstat", "pip install 'newsgen[spss]'")) from None
    import pandas as pd

    with tempfile.TemporaryDirectory(prefix="newsgen-") as folder:
        path = Path(folder) / "table.sav"  # pyreadstat opens files alone
        path.write_bytes(data)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                frame = pd.read_spss(path)
        except Exception as error:  # whatever a broken file makes them stumble over
            raise SourceError(
                Fault(name, f"broken SPSS: {type(error).__name__}", "a whole .sav file")
            ) from None
    check_size(*frame.shape, name)
    return rows_of(name, [str(c) for c in frame.columns], [strings(t) for t in frame_texts(frame)], 1)


READER = Reader(("sav", "zsav"), read, signature=lambda data: data.startswith((b"$FL2@(#)", b"$FL3@(#)")))
