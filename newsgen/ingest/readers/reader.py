"""What every reader is: the formats it knows, how it recognises them, and how it turns bytes into rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from newsgen.ingest.header import FindHeader
from newsgen.ingest.rows import Rows
from newsgen.model.source import Reading

_EXACT = 2.0**53


def never(data: bytes) -> bool:
    """Recognises nothing."""
    return not isinstance(data, bytes)


@dataclass(frozen=True, slots=True)
class Reader:
    """`read(data, name, reading, find)` gives Rows; `find` finds the header row among the first rows.

    `signature` knows the format for certain by its first bytes; `looks_like` says that it may well be it.
    `apart`: it reads in a process of its own, where its library may allocate whatever a file asks for, or break down.
    """

    formats: tuple[str, ...]
    read: Callable[[bytes, str, Reading, FindHeader], Rows]
    signature: Callable[[bytes], bool] = never
    looks_like: Callable[[bytes], bool] = never
    apart: bool = False


def cell_text(value: Any) -> str:
    """5.0 -> "5", 0.1 -> "0.1", a day -> "2021-02-18", None -> "", True -> "TRUE"; lists as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
