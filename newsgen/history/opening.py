"""Opening a store: a file, or a database of a PostgreSQL server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool

from newsgen.errors import Fault, HistoryError
from newsgen.history.address import address_faults, is_postgresql, shown
from newsgen.history.store import Store

WAIT = 10
"""How many seconds a run waits for another one that is writing."""
SMALLEST = 512
"""Bytes of the smallest database of SQLite: a file with fewer was cut short, and SQLite would begin it anew."""
PATIENCE = 10
"""How many it waits for a server to answer."""


def opened(store: str, folder: Path, schema: str, password: str) -> Store:
    """The store there, up to date. HistoryError: not ours, of a newer newsgen, damaged, not to be reached."""
    if faults := [Fault("newsgen.toml", *fault) for fault in address_faults(store)]:
        raise HistoryError(*faults)
    where = shown(store, folder)
    if is_postgresql(store):
        made = Store(_server(store, schema, password, where), where, schema=schema, secret=password)
    else:
        path = (folder / store).absolute()
        _check(path, where)
        made = Store(_file(path), where, path=path)
    made.bring_up_to_date()
    return made


def _check(path: Path, where: str) -> None:
    if path.exists() and not path.is_file():
        raise HistoryError(Fault(where, "it is not an ordinary file", "the path of a file"))
    size = path.stat().st_size if path.exists() else SMALLEST
    if size < SMALLEST:  # no run leaves it so, not even one that is killed: see beginning.py
        wanted = "the last copy of it, put back in its place, or no file, to begin anew"
        raise HistoryError(Fault(where, f"it is damaged: it has {size} bytes", wanted))
    if not path.parent.is_dir():
        raise HistoryError(Fault(where, "its folder is not there", f"{path.parent}"))
    if not path.exists() and not os.access(path.parent, os.W_OK):
        raise HistoryError(Fault(where, "its folder may not be written", "the right to write there"))


def _file(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # a writer says so at once, so that it waits for another one here and not half-way
        writes = connection.get_execution_options().get("newsgen_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server(store: str, schema: str, password: str, where: str) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        wanted = "psycopg: pip install 'newsgen[postgres]'"
        raise HistoryError(Fault(where, "there is no client for PostgreSQL here", wanted)) from None
    url = make_url("postgresql://" + store.partition("://")[2]).set(drivername="postgresql+psycopg")
    if password:
        url = url.set(password=password)
    options = {"connect_timeout": PATIENCE, "options": f"-c lock_timeout={WAIT}s"}
    engine = create_engine(url, poolclass=NullPool, connect_args=options)
    return engine.execution_options(schema_translate_map={None: schema})
