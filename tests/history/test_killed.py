"""A run that is killed at any moment leaves the store as it was, or with all that it was putting in."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from newsgen.history import open_store
from newsgen.history.store import Store
from newsgen.history.vintage import Vintage
from tests.history.county import vintage
from tests.history.server import Server
from tests.history.test_store import edition

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
Open = Callable[[], Store]


def killed(work: Callable[[], None], seconds: float | None = None) -> bool:
    """Do the work in a child, killed after that time; whether it died of it, or of its own hand."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:  # a child must never come back into pytest
            print(error, file=sys.stderr)
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def dies_at(store: Store, step: int) -> None:
    """Let the process kill itself before that statement, or before the commit."""
    left = [step]

    def count(*_: object) -> None:
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    event.listen(store._engine, "before_cursor_execute", count)
    event.listen(store._engine, "commit", count)


def days(store: Store) -> list[date]:
    """What the store holds, each thing of it read."""
    found = [v.published for v in store.listed().vintages]
    numbers = {held.vintage for held in store.held(date.max, None)}
    assert len(store.datasets(numbers, ())) == len(found)
    for day in found:
        assert all(f.unpacked() for f in store.files(day))
    return found


def keep_and_tell(opened: Open, new: Vintage, week: int) -> None:
    store = opened()
    store.keep(new)
    with store.recording(edition(week)):
        pass


def at_steps(opened: Open, folder: Path, stride: int) -> Counter[str]:
    """Kill a run at its first statement, then one `stride` further on ... until it is done."""
    first, second = (vintage(folder, week) for week in (0, 1))
    keep_and_tell(opened, first, 0)
    before = days(opened())
    said: Counter[str] = Counter()
    for step in range(0, 300, stride):

        def work(step: int = step) -> None:
            store = opened()
            dies_at(store, step)
            store.keep(second)
            with store.recording(edition(1)):
                pass

        died = killed(work)
        store = opened()
        after = days(store)
        assert after in (before, [*before, second.published])
        told = len(store.published_before(date.max))
        assert told in (1, 2)
        said["without" if after == before else "untold" if told == 1 else "whole"] += 1
        if not died:
            assert told == 2
            return said
        if after != before:
            store.forget(second.published)
    raise AssertionError("it never came to its end")


EVERY_STEP = pytest.param(1, marks=pytest.mark.slow, id="every step")


@pytest.mark.parametrize("stride", [pytest.param(7, id="some steps"), EVERY_STEP])
def test_killed_at_a_step_a_file_is_whole(tmp_path: Path, stride: int) -> None:
    said = at_steps(lambda: open_store("history.sqlite", tmp_path), tmp_path, stride)
    assert said["without"] > 1
    assert said["untold"] > 0
    intact(tmp_path / "history.sqlite")


@pytest.mark.parametrize("stride", [pytest.param(11, id="some steps"), EVERY_STEP])
def test_killed_at_a_step_a_server_is_whole(tmp_path: Path, server: Server, stride: int) -> None:
    schema = server.fresh_schema()
    said = at_steps(
        lambda: open_store(server.address, tmp_path, schema=schema, password=server.password),
        tmp_path,
        stride,
    )
    assert said["without"] > 1
    assert said["untold"] > 0


@pytest.mark.parametrize("times", [20, pytest.param(80, marks=pytest.mark.slow)])
def test_killed_at_any_moment_a_file_is_whole(tmp_path: Path, times: int) -> None:
    dice = random.Random(7)
    vintages = [vintage(tmp_path, week) for week in range(4)]
    file = tmp_path / "history.sqlite"

    def work() -> None:
        store = open_store("history.sqlite", tmp_path)
        for one in vintages:
            store.keep(one)

    work()
    started = time.perf_counter()
    file.unlink()
    work()
    usual = time.perf_counter() - started
    file.unlink()
    died, before = 0, 0
    for _ in range(times):
        died += killed(work, dice.uniform(0, usual * 1.2))
        if file.exists():
            found = days(open_store("history.sqlite", tmp_path))
            assert found == [v.published for v in vintages[: len(found)]]
            assert len(found) >= before
            intact(file)
            before = len(found)
        if before == len(vintages):
            file.unlink()
            before = 0
    assert died > times / 4


def test_a_server_that_is_stopped_at_once_comes_back_whole(tmp_path: Path, server: Server) -> None:
    schema = server.fresh_schema()
    store = open_store(server.address, tmp_path, schema=schema, password=server.password)
    keep_and_tell(lambda: store, vintage(tmp_path, 0), 0)
    before = days(store)
    server.stop("immediate")
    server.start()
    assert days(store) == before
    assert len(store.published_before(date.max)) == 1


def intact(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
