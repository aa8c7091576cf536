"""What a process that reads a file hands back: a line of JSON, and Arrow below it; neither can run code.

A file may take over the library that reads it, and with it the process: not the one that hears its answer.
"""

from __future__ import annotations

import json
from typing import IO, Any, cast

import pyarrow as pa  # type: ignore[import-untyped]

from newsgen import errors
from newsgen.errors import Fault, NewsgenError
from newsgen.ingest.arrow import numbers
from newsgen.ingest.rows import Rows

_NUMBERS = "numbers"


def write(found: object, file: IO[bytes]) -> None:
    """Rows, an error of newsgen's, or whatever JSON can hold. TypeError where it is none of these."""
    if isinstance(found, Rows):
        head: Any = {
            "rows": [found.name, found.header, found.header_row, found.above, found.below, found.filled]
        }
    elif isinstance(found, NewsgenError):
        known = next(kind.__name__ for kind in type(found).__mro__ if kind.__module__ == errors.__name__)
        faults = [[f.where, f.found, f.wanted, f.nearest] for f in found.faults]
        head = {"error": known, "faults": faults}
    else:
        head = {"value": found}
    file.write(json.dumps(head).encode() + b"\n")
    if isinstance(found, Rows):
        places = pa.Array.from_buffers(
            pa.int32(), found.numbers.size, [None, pa.py_buffer(found.numbers.tobytes())]
        )
        columns = [*found.columns, places]
        table = pa.table(columns, names=[*map(str, range(len(found.columns))), _NUMBERS])
        with pa.ipc.new_stream(file, table.schema) as writer:
            writer.write_table(table)


def read(file: IO[bytes]) -> Any:
    """The Rows or the value; the error is raised. ValueError where it is no such answer."""
    head = json.loads(file.readline())
    if "rows" in head:
        table = pa.ipc.open_stream(file).read_all()
        table.validate(full=True)
        name, header, header_row, above, below, filled = head["rows"]
        *columns, places = table.columns
        return Rows(
            name, tuple(header), tuple(columns), numbers(places.combine_chunks()), header_row,
            tuple(tuple(record) for record in above), tuple(below), tuple(filled),
        )  # fmt: skip
    if "error" in head:
        kind = getattr(errors, head["error"])
        if not issubclass(kind, NewsgenError):
            raise ValueError
        raise cast("NewsgenError", kind(*(Fault(*fault) for fault in head["faults"])))
    return head["value"]
