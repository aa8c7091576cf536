"""A table with a line for each cell: "header: value", and an empty line between rows."""

from __future__ import annotations

from newsgen.ingest.header import FindHeader
from newsgen.ingest.readers.reader import Reader
from newsgen.ingest.rows import Rows, rows_of_records
from newsgen.model.source import Reading


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """The records as Rows, the header row 1."""
    records = [dict(line.split(": ") for line in part.splitlines()) for part in data.decode().split("\n\n")]
    header = list(records[0])
    return rows_of_records(name, [header, *([one[key] for key in header] for one in records)], 1)


READER = Reader(("lines",), read)
