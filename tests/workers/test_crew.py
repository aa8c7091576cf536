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
from newsgen.workers import Local, share
from newsgen.workers.handle import Desk
from newsgen.workers.pool import Desks
from tests.workers.jobs import HERE, Echo
from tests.workers.running import until

SECONDS = 60.0


@pytest.fixture
def job(tmp_path: Path) -> Path:
    folder = tmp_path / "job"
    folder.mkdir()
    share(Echo(), folder)
    return folder


@pytest.fixture(scope="module")
def crew() -> Iterator[Local]:
    with Local(HERE, 2) as found:
        yield found


def done(crew: Local, job: Path, *chunks: tuple[str, Any], patience: float = SECONDS) -> list[Any]:
    return list(crew.do(job, chunks, patience, lambda word: None))


def test_what_chunks_come_to_stands_in_their_order(crew: Local, job: Path) -> None:
    chunks = [("sleep", 0.3), ("give", "a"), ("sleep", 0.0), ("give", None)]
    assert done(crew, job, *chunks) == [0.3, "a", 0.0, None]


def test_words_between_are_heard(crew: Local, job: Path) -> None:
    heard: list[str] = []
    assert list(crew.do(job, [("give", 1), ("give", 2)], SECONDS, heard.append)) == [1, 2]
    assert sorted(heard) == ["give 1", "give 2"]


def test_arrays_are_mapped_and_cannot_be_written_to(crew: Local, job: Path) -> None:
    share(Echo(numbers=np.arange(5.0)), job)
    assert done(crew, job, ("sum", 0)) == [10.0]
    with pytest.raises(NewsgenError, match="read-only"):
        done(crew, job, ("written_to", 1))


@pytest.mark.parametrize(
    ("chunk", "kind", "message"),
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
    chunk: tuple[str, Any], kind: type[NewsgenError], message: str, job: Path
) -> None:
    with Local(HERE) as one:
        before = done(one, job, ("who", 0))
        with pytest.raises(kind) as caught:
            done(one, job, chunk)
        assert str(caught.value) == message
        assert type(caught.value) is kind
        assert done(one, job, ("who", 0)) == before


def test_an_answer_that_cannot_be_told(crew: Local, job: Path) -> None:
    with pytest.raises(NewsgenError, match=r"newsgen itself failed: .*lambda"):
        done(crew, job, ("unspeakable", 1))
    assert done(crew, job, ("give", 1)) == [1]


def test_a_worker_that_hangs_is_ended_and_its_late_answer_is_nobodys(job: Path) -> None:
    with Local(HERE) as one:
        with pytest.raises(TemplateError) as caught:
            done(one, job, ("sleep", 2), patience=0.5)
        assert str(caught.value) == "templates: nothing came after sleep 2 for 0.5 seconds"
        assert done(one, job, ("give", "fresh"), ("give", "more")) == ["fresh", "more"]


def test_a_chunk_whose_worker_dies_is_done_by_another(job: Path, tmp_path: Path) -> None:
    with Local(HERE) as one:
        (before,) = done(one, job, ("who", 0))
        assert done(one, job, ("die_once", tmp_path / "mark")) == ["done"]
        assert done(one, job, ("who", 0)) != [before]


def test_a_chunk_that_kills_its_workers(crew: Local, job: Path) -> None:
    with pytest.raises(NewsgenError) as caught:
        done(crew, job, ("die", signal.SIGTERM))
    assert str(caught.value) == (
        "a process that writes drafts was lost 2 times: it ended by SIGTERM, after die 15; "
        "wanted memory to spare, or fewer --workers"
    )
    assert done(crew, job, ("give", 1)) == [1]


def test_a_worker_ended_for_its_time(crew: Local, job: Path) -> None:
    with pytest.raises(TemplateError, match="took more time than it may, after die 24"):
        done(crew, job, ("die", signal.SIGXCPU))


def test_a_job_that_is_not_to_be_seen(crew: Local, tmp_path: Path) -> None:
    with pytest.raises(NewsgenError) as caught:
        done(crew, tmp_path / "elsewhere", ("give", 1))
    assert str(caught.value) == (
        f"{tmp_path}/elsewhere: the job cannot be read: No such file or directory; "
        "wanted a folder that all workers see under this path"
    )


def test_a_module_that_cannot_be_loaded(job: Path) -> None:
    with (
        pytest.raises(NewsgenError, match=r"^newsgen itself failed: ModuleNotFoundError: .*no_such"),
        Local("no_such") as one,
    ):
        done(one, job, ("give", 1))


def test_a_worker_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(
        NewsgenError, match="cannot be started: No such file or directory; wanted fewer --workers"
    ):
        Desk(HERE, fork=False)


def test_a_fork_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(NewsgenError, match="cannot be started: Resource temporarily unavailable; wanted"):
        Desk(HERE, fork=True)


@pytest.mark.parametrize("fork", [False, True])
def test_desks_that_are_closed_end_their_work_and_take_no_more(job: Path, fork: bool) -> None:
    desks = Desks(HERE, fork=fork)
    with ThreadPoolExecutor() as threads:
        heard: list[str] = []
        asleep = [threads.submit(desks.do, job, ("sleep", 300), SECONDS, heard.append) for _ in range(2)]
        until(lambda: len(heard) == 2, "both are at work")
        began = time.monotonic()
        desks.close()
        for one in asleep:
            with pytest.raises(NewsgenError, match="the work was stopped"):
                one.result()
        assert time.monotonic() - began < 30
    with pytest.raises(NewsgenError, match="the work was stopped"):
        desks.do(job, ("give", 1), SECONDS, heard.append)


def test_a_worker_never_sees_ctrl_c(job: Path) -> None:
    """Not in its first moments either, when Python itself would answer with a traceback."""
    for wait in (0, 0.02, 0.1, 0.3):
        with Local(HERE) as one:
            time.sleep(wait)
            for desk in one._desks._all:
                os.kill(desk._process.pid, signal.SIGINT)
            assert done(one, job, ("give", wait)) == [wait]
