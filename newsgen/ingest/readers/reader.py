"""What every reader is: the formats it knows, how it recognises them, and how it turns bytes into rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsgen.ingest.header import FindHeader
from newsgen.ingest.rows import Rows
from newsgen.model.source import Reading


def never(data: bytes) -> bool:
    """Recognises nothing."""
    return not isinstance(data, bytes)


@dataclass(frozen=True, slots=True)
class Reader:
    """`read(data, name, reading, find)` gives Rows; `find` finds the header row among the first rows.

    `signature` knows the format for certain by its first bytes; `looks_like` says that it may well be it.
    """

    formats: tuple[str, ...]
    read: Callable[[bytes, str, Reading, FindHeader], Rows]
    signature: Callable[[bytes], bool] = never
    looks_like: Callable[[bytes], bool] = never
