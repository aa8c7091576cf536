"""A desk on the edition of the Barsetshire example, and a client of its own origin."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsgen.desk.access import Access, Keys, on_this_machine
from newsgen.desk.application import application
from newsgen.desk.desk import Desk
from newsgen.desk.shelf import Shelf
from newsgen.desk.store import Store
from tests.conftest import ROOT
from tests.desk.asking import Client

PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"
GOLDEN = ROOT / "tests" / "golden" / "barsetshire"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(GOLDEN, tmp_path / "edition")
    shutil.copytree(ROOT / "examples" / "barsetshire", tmp_path / "project")
    project = tmp_path / "project"
    at = datetime(2031, 3, 4, 9, 30, tzinfo=UTC)
    return Desk(project, Shelf(tmp_path / "edition", project), Store(project), lambda: at)


Opens = Callable[..., Client]


@pytest.fixture
def opens(desk: Desk) -> Opens:
    """A client that was let in, or one of another access."""

    def opened(access: Access | None = None, enter: bool = True) -> Client:
        keys = Keys()
        access = access or on_this_machine(PORT, "Septimus")
        client = Client(application(desk, access, keys, lambda token: None), base_url=ORIGIN)
        if enter and not access.user_header:
            assert client.get(f"/enter?token={keys.token}").status_code == 200
        client.headers["origin"] = ORIGIN
        return client

    return opened


@pytest.fixture
def client(opens: Opens) -> Client:
    return opens()
