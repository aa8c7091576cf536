"""What a database refuses, in one line that says where, what and what to do: never a traceback, never a password."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from newsgen.errors import Fault, HistoryError
from newsgen.history.address import PASSWORD

_DAMAGED = ("it is damaged", "the last copy of it, put back in its place")
_SQLITE = {
    "SQLITE_BUSY": ("another run is writing to it", "that one to end, then this again"),
    "SQLITE_LOCKED": ("another run is writing to it", "that one to end, then this again"),
    "SQLITE_FULL": ("the disk is full; the store is as it was", "room on the disk"),
    "SQLITE_READONLY": ("it may not be written", "the right to write it, and the folder that it is in"),
    "SQLITE_PERM": ("it may not be read", "the right to read it"),
    "SQLITE_CANTOPEN": ("it cannot be opened", "a file, in a folder that is there and may be written"),
    "SQLITE_NOTADB": ("it is no database", "the store of a project, or a name that is free"),
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_IOERR": (
        "the disk cannot be read or written; the store is as it was",
        "a disk that works and has room",
    ),
}
_POSTGRESQL = {
    "55P03": ("another run is writing to it", "that one to end, then this again"),
    "57014": ("it took too long to answer", "a server with less to do"),
    "53100": ("the server's disk is full; the store is as it was", "room on it"),
    "25006": ("it may not be written", "a server that is not a read-only copy"),
    "28P01": ("the server refuses the password", "the right one"),
    "28000": ("the server does not let this user in", "a user that it knows"),
    "3D000": ("there is no such database", "one that is there: createdb makes it"),
    "42P01": _DAMAGED,  # a table of its schema is missing
    "42703": _DAMAGED,  # a column
    "42501": ("this user may not do that", "the right to make and write tables in the store's schema"),
}

_NO_CONNECTION = {
    "password authentication failed": _POSTGRESQL["28P01"],
    "no password supplied": ("the server wants a password", f"it in the environment, as {PASSWORD}"),
    'FATAL: database "': _POSTGRESQL["3D000"],
}
_UNSOUND = ValueError, LookupError, TypeError, AttributeError, ArithmeticError, zlib.error, RecursionError
"""What Python raises over JSON, days, Arrow and zlib that are broken, or of another shape."""


@contextmanager
def translate_errors(where: str, secret: str = "") -> Iterator[None]:
    """Whatever the database says against it, as a HistoryError."""
    try:
        yield
    except DBAPIError as error:
        raise HistoryError(_fault(where, error, secret)) from None
    except SQLAlchemyError as error:
        raise HistoryError(Fault(where, _plain(str(error), secret), "a store that works")) from None


@contextmanager
def sound(where: str) -> Iterator[None]:
    """Whatever is not as newsgen wrote it, in what a block reads from the store, as a HistoryError."""
    try:
        yield
    except _UNSOUND:
        raise damaged(where) from None


def damaged(where: str) -> HistoryError:
    """That the store is damaged."""
    return HistoryError(Fault(where, *_DAMAGED))


def _fault(where: str, error: DBAPIError, secret: str) -> Fault:
    cause = error.orig
    name, state = getattr(cause, "sqlite_errorname", ""), getattr(cause, "sqlstate", None)
    if name:
        known = next((text for key, text in _SQLITE.items() if name.startswith(key)), None)
    else:
        known = _POSTGRESQL.get(state or "")
    if known is None and isinstance(cause, sqlite3.Error):
        known = _DAMAGED  # a table that is missing, a text that is none: what newsgen asks is always the same
    if known:
        return Fault(where, *known)
    text = _plain(str(cause), secret)
    # a connection that fails has no state, only words
    for words, said in _NO_CONNECTION.items():
        if words in text:
            return Fault(where, *said)
    return Fault(where, text, "a store that answers")


def _plain(text: str, secret: str) -> str:
    line = " ".join(text.split())
    return line.replace(secret, "***") if secret else line
