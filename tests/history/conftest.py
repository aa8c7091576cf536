"""A store in a file and one on a PostgreSQL server, for the same tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.history import open_store
from newsgen.history.store import Store
from tests.cli.conftest import run as run
from tests.history.server import Server, postgresql


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server of our own, with a password, on a port of the loopback."""
    with postgresql() as running:
        yield running


@pytest.fixture(params=["file", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store, of each kind."""
    if request.param == "file":
        return open_store("history.sqlite", tmp_path)
    running: Server = request.getfixturevalue("server")
    return open_store(running.address, tmp_path, schema=running.fresh_schema(), password=running.password)
