"""JSON: a list of objects, such a list under one key, or an object of columns."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from newsgen.errors import Fault, SourceError
from newsgen.ingest.encoding import to_utf8
from newsgen.ingest.frames import check_size
from newsgen.ingest.header import FindHeader
from newsgen.ingest.readers.reader import Reader, cell_text
from newsgen.ingest.rows import Rows, rows_of
from newsgen.model.source import Reading

_SHAPES = 'a list of objects, {"data": [...]}, or an object of columns of one length'


def read(data: bytes, name: str, reading: Reading, find: FindHeader) -> Rows:
    """JSON as Rows: the header is row 1, the first record row 2. SourceError: no JSON, or another shape."""
    text, _ = to_utf8(data, name, reading.encoding)
    try:
        body = json.loads(text, parse_constant=str)
    except json.JSONDecodeError as error:
        raise SourceError(
            Fault(f"{name}, line {error.lineno}", f"broken JSON: {error.msg}", _SHAPES)
        ) from None
    except RecursionError:
        raise SourceError(Fault(name, "broken JSON: nested too deeply", _SHAPES)) from None
    except ValueError:  # Python makes no number of thousands of digits
        raise SourceError(Fault(name, "broken JSON: a number of thousands of digits", _SHAPES)) from None
    columns = _columns(body, name)
    if not columns:
        raise SourceError(Fault(name, f"JSON of another shape: {type(body).__name__}", _SHAPES))
    try:
        arrays = [pa.array([cell_text(value) for value in cells], pa.string()) for cells in columns.values()]
        "".join(columns).encode()
    except UnicodeEncodeError:
        raise SourceError(
            Fault(name, "broken JSON: half a character (a lone surrogate)", "whole ones")
        ) from None
    return rows_of(name, list(columns), arrays, 1)


def _columns(body: Any, name: str) -> dict[str, list[Any]]:
    """The columns by name; none where the shape is another. SourceError: more columns or cells than may be."""
    if isinstance(body, list) and body and all(isinstance(record, dict) for record in body):
        names = dict.fromkeys(key for record in body for key in record)
        check_size(len(body), len(names), name)
        return {key: [record.get(key) for record in body] for key in names}
    if isinstance(body, dict):
        if body and all(isinstance(cells, list) for cells in body.values()):
            scalar = not any(isinstance(cell, (dict, list)) for cells in body.values() for cell in cells)
            if scalar and len({len(cells) for cells in body.values()}) == 1:
                check_size(len(next(iter(body.values()))), len(body), name)
                return dict(body)
        tables = [
            c
            for v in body.values()
            if isinstance(v, list) and v and isinstance(v[0], dict) and (c := _columns(v, name))
        ]
        if len(tables) == 1:
            return tables[0]
    return {}


READER = Reader(
    ("json",),
    read,
    looks_like=lambda data: data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"),
    apart=True,
)
