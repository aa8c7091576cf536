"""A store that cannot be used: a clear message, and the store as it was."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, inspect, select

from newsgen import __version__
from newsgen.errors import HistoryError
from newsgen.history import open_store, opening, schema, tables
from newsgen.history.refusals import translate_errors
from newsgen.history.schema import SCHEMA, STEPS, edition, meta, vintage
from newsgen.history.store import Store
from tests.conftest import ROOT
from tests.history import county
from tests.history.server import Server
from tests.history.test_store import edition as an_edition


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "WAIT", 0.2)


def opened(folder: Path) -> Store:
    return open_store("history.sqlite", folder)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """The folder of a project with a store of two weeks."""
    county.filled(opened(tmp_path), tmp_path, [0, 1])
    return tmp_path


def not_a_database(folder: Path) -> None:
    (folder / "history.sqlite").write_text("week,cases\n" * 500)


def of_something_else(folder: Path) -> None:
    (folder / "history.sqlite").unlink()
    with sqlite3.connect(folder / "history.sqlite") as connection:
        connection.execute("CREATE TABLE photographs (name)")
    connection.close()


def another_meta(folder: Path) -> None:
    (folder / "history.sqlite").unlink()
    with sqlite3.connect(folder / "history.sqlite") as connection:
        connection.execute("CREATE TABLE meta (colour)")
    connection.close()


def newer(folder: Path) -> None:
    with sqlite3.connect(folder / "history.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
        connection.execute("UPDATE meta SET value = '7.1' WHERE key = 'newsgen'")
    connection.close()


def cut_off(folder: Path) -> None:
    file = folder / "history.sqlite"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scribbled(folder: Path) -> None:
    file = folder / "history.sqlite"
    data = bytearray(file.read_bytes())
    data[2000:] = bytes(len(data) - 2000)
    file.write_bytes(data)


def a_folder(folder: Path) -> None:
    (folder / "history.sqlite").unlink()
    (folder / "history.sqlite").mkdir()


def used(folder: Path) -> None:
    store = opened(folder)
    store.listed()
    store.keep(county.vintage(folder, 2))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (not_a_database, ["it is no database", "the store of a project, or a name that is free"]),
        (of_something_else, ["a database of something else: it has the table 'photographs'"]),
        (another_meta, ["a database of something else: its table 'meta' says nothing of newsgen"]),
        (newer, ["a store of a newer newsgen, 7.1 (schema 99)", f"this is {__version__} (schema {SCHEMA})"]),
        (cut_off, ["it is damaged", "the last copy of it"]),
        (scribbled, ["it is damaged", "the last copy of it"]),
        (a_folder, ["it is not an ordinary file"]),
    ],
)
def test_what_is_no_store_is_refused_and_left_alone(
    full: Path, spoil: Callable[[Path], None], says: list[str]
) -> None:
    spoil(full)
    file = full / "history.sqlite"
    before = file.read_bytes() if file.is_file() else b""
    with pytest.raises(HistoryError) as refused:
        used(full)
    (fault,) = refused.value.faults
    assert fault.where == str(full / "history.sqlite")
    assert all(part in str(fault) for part in says), str(fault)
    assert (file.read_bytes() if file.is_file() else b"") == before


@pytest.mark.parametrize(
    ("store", "says"),
    [
        ("nowhere/history.sqlite", "its folder is not there"),
        ("/proc/history.sqlite", "cannot be opened"),
        ("", "the path of a file"),
        ("past/", "the path of a file"),
        ("mysql://localhost/news", "history.store begins with mysql://"),
        ("postgresql://localhost", "names no host or no database"),
        ("postgresql:///news", "names no host or no database"),
        ("postgresql://[::1/news", "no address"),
    ],
)
def test_a_store_that_cannot_be_is_refused(tmp_path: Path, store: str, says: str) -> None:
    with pytest.raises(HistoryError, match=says):
        open_store(store, tmp_path).keep(county.vintage(tmp_path, 0))


@pytest.mark.parametrize(
    "store", ["postgresql://desk:hunter2@localhost/news", "postgresql://localhost/news?password=hunter2"]
)
def test_a_password_in_the_project_is_refused_and_not_repeated(tmp_path: Path, store: str) -> None:
    with pytest.raises(HistoryError, match="NEWSGEN_HISTORY_PASSWORD") as refused:
        open_store(store, tmp_path)
    assert "hunter2" not in str(refused.value)


def test_locked_by_another_run(full: Path, impatient: None) -> None:
    store, new = opened(full), county.vintage(full, 2)
    with (
        store._writing(),
        pytest.raises(HistoryError, match="another run is writing to it; wanted that one to end"),
    ):
        opened(full).keep(new)
    assert opened(full).keep(new) == "new"


def test_who_reads_does_not_wait_for_who_writes(full: Path, impatient: None) -> None:
    store = opened(full)
    with store._writing():
        assert len(opened(full).listed().vintages) == 2


def test_a_server_locked_by_another_run(server: Server, tmp_path: Path, impatient: None) -> None:
    schema, new = server.fresh_schema(), county.vintage(tmp_path, 0)
    store, other = (
        open_store(server.address, tmp_path, schema=schema, password=server.password) for _ in range(2)
    )
    with store._writing(), pytest.raises(HistoryError, match="another run is writing to it"):
        other.keep(new)
    assert other.keep(new) == "new"


def test_a_full_disk_leaves_the_store_as_it_was(full: Path) -> None:
    store, file = opened(full), full / "history.sqlite"
    before = file.read_bytes()
    with sqlite3.connect(file) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.close()
    event.listen(store._engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count = {pages + 1}"))
    with pytest.raises(HistoryError, match="the disk is full; the store is as it was"):
        store.keep(county.vintage(full, 2))
    assert file.read_bytes() == before


def test_a_file_that_may_not_grow_leaves_the_store_as_it_was(full: Path) -> None:
    """The system itself refuses: no file of that process may be longer than the store is now."""
    file = full / "history.sqlite"
    before = file.read_bytes()
    county.county(full, 2)

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), len(before)))

    done = subprocess.run(
        [sys.executable, "-c", "from newsgen.cli import main; main()", "history", "load", full, full / "table.csv"],
        capture_output=True, text=True, timeout=60, preexec_fn=small, cwd=ROOT, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert "the store is as it was" in done.stderr
    assert len(opened(full).listed().vintages) == 2
    assert file.read_bytes() == before


def test_a_store_that_may_not_be_written_can_be_read(full: Path) -> None:
    store = opened(full)
    event.listen(store._engine, "connect", lambda c, _: c.execute("PRAGMA query_only = ON"))
    assert len(store.listed().vintages) == 2
    with pytest.raises(HistoryError, match="it may not be written"):
        store.keep(county.vintage(full, 2))


def old(store: Store, steps: int) -> None:
    """Take a store back to what a newsgen with fewer steps made."""
    with store._engine.connect().execution_options(newsgen_writes=True) as connection, connection.begin():
        for step in STEPS[:steps]:
            step(connection)
        connection.execute(
            meta.insert(), [{"key": "schema", "value": f"{steps}"}, {"key": "newsgen", "value": "0.1"}]
        )


@pytest.fixture(params=["file", "server"])
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens one and the same store, of each kind."""
    if request.param == "file":
        yield lambda: opened(tmp_path)
        return
    server: Server = request.getfixturevalue("server")
    schema = server.fresh_schema()
    with psycopg.connect(server.address, password=server.password) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield lambda: open_store(server.address, tmp_path, schema=schema, password=server.password)


def test_an_older_store_is_brought_up_to_date(again: Callable[[], Store], tmp_path: Path) -> None:
    """Schema 1 held tables and nothing of what was told: made by its own step, with a table in it."""
    first, new = again(), county.vintage(tmp_path, 0)
    old(first, 1)
    with first._engine.connect().execution_options(newsgen_writes=True) as connection, connection.begin():
        row = {"id": 1, "published": new.published, "content": new.content}
        connection.execute(vintage.insert().values(**row, **tables._described(connection, new)))
        tables._put_details(connection, 1, new)
    assert "edition" not in names(first)
    store = again()
    assert edition.name in names(store)
    assert [v.published for v in store.listed().vintages] == [new.published]
    assert store.keep(new) == "there already"
    with store.recording(an_edition(0)):
        pass
    assert len(store.published_before(date.max)) == 1
    with store._engine.connect() as connection:
        said = {row.key: row.value for row in connection.execute(select(meta))}
    assert said == {"schema": str(SCHEMA), "newsgen": __version__}


def names(store: Store) -> list[str]:
    with store._engine.connect() as connection:
        return inspect(connection).get_table_names(schema=store._schema or None)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old(opened(tmp_path), 1)
    file = tmp_path / "history.sqlite"
    before = file.read_bytes()

    def fails(connection: object) -> None:
        STEPS[1](connection)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "STEPS", (STEPS[0], fails))
    with pytest.raises(KeyboardInterrupt):
        opened(tmp_path)
    assert file.read_bytes() == before


def test_the_wrong_password_is_said_and_not_shown(server: Server, tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="the server refuses the password") as refused:
        open_store(server.address, tmp_path, password="swordfish")
    assert "swordfish" not in str(refused.value)
    assert str(refused.value).startswith("postgresql://127.0.0.1:")


def test_no_password_is_said(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    with pytest.raises(HistoryError, match="password"):
        open_store(server.address, tmp_path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda a: a.replace("/newsroom", "/nosuch"), "there is no such database"),
        (lambda a: a.replace("//desk@", "//nobody@"), "the server refuses the password"),
        (lambda a: "postgresql://127.0.0.1:1/newsroom", "connection"),
    ],
)
def test_a_server_that_does_not_let_us_in(
    server: Server, tmp_path: Path, change: Callable[[str], str], says: str
) -> None:
    with pytest.raises(HistoryError, match=says) as refused:
        open_store(change(server.address), tmp_path, password=server.password)
    assert server.password not in str(refused.value)


def test_without_a_client_for_it_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(HistoryError, match=r"pip install 'newsgen\[postgres\]'"):
        open_store("postgresql://localhost/news", tmp_path)


def test_a_secret_in_a_message_is_struck_out() -> None:
    from sqlalchemy.exc import OperationalError

    with pytest.raises(HistoryError) as refused, translate_errors("here", "hunter2"):
        raise OperationalError("", {}, Exception("cannot use hunter2\n  at all"))
    assert str(refused.value) == "here: cannot use *** at all; wanted a store that answers"


def test_two_projects_of_one_database_do_not_meet(server: Server, tmp_path: Path) -> None:
    one, two = (
        open_store(server.address, tmp_path, schema=server.fresh_schema(), password=server.password)
        for _ in range(2)
    )
    county.filled(one, tmp_path, [0])
    assert two.listed().vintages == ()


def test_a_copy_of_the_file_is_the_store(full: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    shutil.copy(full / "history.sqlite", tmp_path / "copy")
    assert opened(tmp_path / "copy").listed() == opened(full).listed()


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "it is damaged: it has 0 bytes; wanted the last copy of it"),
        (1, "it is damaged: it has 1 bytes"),
        (511, "it is damaged: it has 511"),
    ],
)
def test_a_store_that_was_cut_short_is_not_begun_anew(size: int, told: str, full: Path) -> None:
    left = (full / "history.sqlite").read_bytes()[:size]
    (full / "history.sqlite").write_bytes(left)
    with pytest.raises(HistoryError, match=told):
        opened(full)
    assert (full / "history.sqlite").read_bytes() == left
