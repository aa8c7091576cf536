"""SPSS's .sav, by pandas and pyreadstat in a process of their own: the labels of values as text."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path

from newsgen.errors import Fault, SourceError
from newsgen.ingest.apart import read_apart
from newsgen.ingest.arrow import strings
from newsgen.ingest.frames import check_size
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
    with tempfile.TemporaryDirectory(prefix="newsgen-") as folder:
        path = Path(folder) / "table.sav"  # pyreadstat opens files alone
        path.write_bytes(data)
        found = read_apart(path, Path(folder) / "answer.json")
    if "broken" in found:
        raise SourceError(Fault(name, f"broken SPSS: {found['broken']}", "a whole .sav file"))
    rows, columns = found["shape"]
    check_size(rows, columns, name)
    return rows_of(name, found["header"], [strings(texts) for texts in found["columns"]], 1)


READER = Reader(("sav", "zsav"), read, signature=lambda data: data.startswith((b"$FL2@(#)", b"$FL3@(#)")))
