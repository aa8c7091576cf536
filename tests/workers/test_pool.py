"""Desks and their workers: answers, errors, workers that hang, slip or die."""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsgen.errors import NewsgenError, TemplateError
from newsgen.workers import LocalPool, share
from newsgen.workers.handle import WorkerHandle
from newsgen.workers.pool import WorkerHandles
from tests.workers.jobs import HERE, Echo
from tests.workers.running import until

SECONDS = 60.0


@pytest.fixture
def task(tmp_path: Path) -> Path:
    folder = tmp_path / "job"
    folder.mkdir()
    share(Echo(), folder)
    return folder


@pytest.fixture(scope="module")
def pool() -> Iterator[LocalPool]:
    with LocalPool(HERE, 2) as found:
        yield found


def done(pool: LocalPool, task: Path, *batches: tuple[str, Any], patience: float = SECONDS) -> list[Any]:
    return list(pool.do(task, batches, patience, lambda word: None))


def test_what_chunks_come_to_stands_in_their_order(pool: LocalPool, task: Path) -> None:
    batches = [("sleep", 0.3), ("give", "a"), ("sleep", 0.0), ("give", None)]
    assert done(pool, task, *batches) == [0.3, "a", 0.0, None]


def test_words_between_are_heard(pool: LocalPool, task: Path) -> None:
    heard: list[str] = []
    assert list(pool.do(task, [("give", 1), ("give", 2)], SECONDS, heard.append)) == [1, 2]
    assert sorted(heard) == ["give 1", "give 2"]


def test_arrays_are_mapped_and_cannot_be_written_to(pool: LocalPool, task: Path) -> None:
    share(Echo(numbers=np.arange(5.0)), task)
    assert done(pool, task, ("sum", 0)) == [10.0]
    with pytest.raises(NewsgenError, match="read-only"):
        done(pool, task, ("written_to", 1))


@pytest.mark.parametrize(
    ("batch", "kind", "message"),
    [
        (("fail", "no such figure"), TemplateError, "there: no such figure"),
        (("slip", "by nought"), NewsgenError, "newsgen itself failed: ZeroDivisionError: by nought"),
        (
            ("eat", 9),
            NewsgenError,
            "a process that writes drafts has no memory left; wanted more of it, or fewer --workers",
        ),
    ],
)
def test_an_error_is_told_and_the_worker_goes_on(
    batch: tuple[str, Any], kind: type[NewsgenError], message: str, task: Path
) -> None:
    with LocalPool(HERE) as one:
        before = done(one, task, ("who", 0))
        with pytest.raises(kind) as caught:
            done(one, task, batch)
        assert str(caught.value) == message
        assert type(caught.value) is kind
        assert done(one, task, ("who", 0)) == before


def test_an_answer_that_cannot_be_told(pool: LocalPool, task: Path) -> None:
    with pytest.raises(NewsgenError, match=r"newsgen itself failed: .*lambda"):
        done(pool, task, ("unspeakable", 1))
    assert done(pool, task, ("give", 1)) == [1]


def test_a_worker_that_hangs_is_ended_and_its_late_answer_is_nobodys(task: Path) -> None:
    with LocalPool(HERE) as one:
        assert done(one, task, ("give", "ready")) == ["ready"]
        with pytest.raises(TemplateError) as caught:
            done(one, task, ("sleep", 2), patience=0.5)
        assert str(caught.value) == "templates: nothing came after sleep 2 for 0.5 seconds"
        assert done(one, task, ("give", "fresh"), ("give", "more")) == ["fresh", "more"]


def test_a_chunk_whose_worker_dies_is_done_by_another(task: Path, tmp_path: Path) -> None:
    with LocalPool(HERE) as one:
        (before,) = done(one, task, ("who", 0))
        assert done(one, task, ("die_once", tmp_path / "mark")) == ["done"]
        assert done(one, task, ("who", 0)) != [before]


def test_a_chunk_that_kills_its_workers(pool: LocalPool, task: Path) -> None:
    with pytest.raises(NewsgenError) as caught:
        done(pool, task, ("die", signal.SIGTERM))
    assert str(caught.value) == (
        "a process that writes drafts was lost 2 times: it ended by SIGTERM, after die 15; "
        "wanted memory to spare, or fewer --workers"
    )
    assert done(pool, task, ("give", 1)) == [1]


def test_a_worker_ended_for_its_time(pool: LocalPool, task: Path) -> None:
    with pytest.raises(TemplateError, match="took more time than it may, after die 24"):
        done(pool, task, ("die", signal.SIGXCPU))


def test_a_job_that_is_not_to_be_seen(pool: LocalPool, tmp_path: Path) -> None:
    with pytest.raises(NewsgenError) as caught:
        done(pool, tmp_path / "elsewhere", ("give", 1))
    assert str(caught.value) == (
        f"{tmp_path}/elsewhere: the task cannot be read: No such file or directory; "
        "wanted a folder that all workers see under this path"
    )


def test_a_module_that_cannot_be_loaded(task: Path) -> None:
    with (
        pytest.raises(NewsgenError, match=r"^newsgen itself failed: ModuleNotFoundError: .*no_such"),
        LocalPool("no_such") as one,
    ):
        done(one, task, ("give", 1))


def test_a_worker_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(
        NewsgenError, match="cannot be started: No such file or directory; wanted fewer --workers"
    ):
        WorkerHandle(HERE, fork=False)


def test_a_fork_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(NewsgenError, match="cannot be started: Resource temporarily unavailable; wanted"):
        WorkerHandle(HERE, fork=True)


@pytest.mark.parametrize("fork", [False, True])
def test_desks_that_are_closed_end_their_work_and_take_no_more(task: Path, fork: bool) -> None:
    handles = WorkerHandles(HERE, fork=fork)
    with ThreadPoolExecutor() as threads:
        heard: list[str] = []
        asleep = [threads.submit(handles.do, task, ("sleep", 300), SECONDS, heard.append) for _ in range(2)]
        until(lambda: len(heard) == 2, "both are at work")
        began = time.monotonic()
        handles.close()
        for one in asleep:
            with pytest.raises(NewsgenError, match="the work was stopped"):
                one.result()
        assert time.monotonic() - began < 30
    with pytest.raises(NewsgenError, match="the work was stopped"):
        handles.do(task, ("give", 1), SECONDS, heard.append)


def test_a_worker_never_sees_ctrl_c(task: Path) -> None:
    """Not in its first moments either, when Python itself would answer with a traceback."""
    for wait in (0, 0.02, 0.1, 0.3):
        with LocalPool(HERE) as one:
            time.sleep(wait)
            for handle in one._handles._all:
                os.kill(handle._process.pid, signal.SIGINT)
            assert done(one, task, ("give", wait)) == [wait]
