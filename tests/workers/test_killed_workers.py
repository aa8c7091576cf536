"""Workers that are killed: no draft is lost, or a line says what happened and the edition before stays."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.workers.dask_here import dask
from tests.workers.running import (
    Running,
    assert_all_gone,
    assert_alone,
    built,
    in_session,
    newsgen,
    started,
    tree,
    until,
    written,
)
from tests.workers.shire import shire

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Enough to be met at work: a hundred drafts."""
    return shire(tmp_path / "project", 48)


def at_work(project: Path, out: Path, *more: object) -> Running:
    """A build that has written some stories, and has some to write."""
    running = started("build", project, "--out", out, "--fresh", *more, most=5)
    until(lambda: written(out) > 8 or running.process.poll() is not None, "some stories are written")
    assert running.process.poll() is None, running.ended()
    return running


def assert_well(running: Running, out: Path, whole: dict[str, bytes]) -> None:
    ended = running.ended()
    assert ended.status == 0, ended
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_killed_at_work(workers: int, project: Path, out: Path) -> None:
    whole = built(project, out)
    running = at_work(project, out, "--workers", workers)
    killed = running.workers[0]
    os.kill(killed, signal.SIGKILL)
    assert_well(running, out, whole)


def test_all_workers_killed_at_once(project: Path, out: Path) -> None:
    whole = built(project, out)
    running = at_work(project, out, "--workers", 2)
    for number in running.workers:
        os.kill(number, signal.SIGKILL)
    assert_well(running, out, whole)


class Killer(Thread):
    """Kills, as soon as it sees them, the processes of a session but those in `spared`."""

    def __init__(self, session: int, spared: set[int]) -> None:
        super().__init__()
        self.session, self.spared = session, spared
        self.over = Event()
        self.killed = 0

    def run(self) -> None:
        while not self.over.wait(0.05):
            for number in set(in_session(self.session)) - self.spared:
                try:
                    os.kill(number, signal.SIGKILL)
                except ProcessLookupError:
                    continue
                self.killed += 1


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_that_die_each_time(workers: int, project: Path, out: Path) -> None:
    whole = built(project, out)
    running = at_work(project, out, "--workers", workers)
    killer = Killer(running.process.pid, {running.process.pid})
    killer.start()
    ended = running.ended()
    killer.over.set()
    killer.join()
    assert ended.status == 2
    assert ended.said == ""
    (message,) = [line for line in ended.faults.splitlines() if not line.endswith("...")]
    assert message.startswith("a process that writes drafts was lost 2 times: it ended by SIGKILL, after ")
    assert message.endswith("; wanted memory to spare, or fewer --workers")
    assert killer.killed >= 2
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)


def test_a_dask_worker_killed_at_work(project: Path, out: Path) -> None:
    whole = built(project, out)
    with dask() as cluster:
        running = at_work(project, out, "--scheduler", cluster.address)
        os.kill(cluster.workers[0], signal.SIGKILL)
        assert_well(running, out, whole)


def test_the_processes_of_dask_workers_killed_at_work(project: Path, out: Path) -> None:
    whole = built(project, out)
    with dask() as cluster:
        before = set(cluster.processes)
        running = at_work(project, out, "--scheduler", cluster.address)
        for number in set(cluster.processes) - before:
            os.kill(number, signal.SIGKILL)
        assert_well(running, out, whole)
        until(lambda: set(cluster.processes) == before, "the cluster has no process more than before")


def test_dask_workers_that_die_each_time(project: Path, out: Path) -> None:
    whole = built(project, out)
    with dask() as cluster:
        nannies = set(cluster.processes) - set(cluster.workers)
        running = at_work(project, out, "--scheduler", cluster.address)
        killer = Killer(cluster.leader, nannies)
        killer.start()
        ended = running.ended()
        killer.over.set()
        killer.join()
    assert ended.status == 2, ended
    assert ended.faults.splitlines()[-1].startswith(f"--scheduler {cluster.address}: ")
    assert "Traceback" not in ended.faults
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)


def test_a_cluster_that_goes_away(project: Path, out: Path) -> None:
    whole = built(project, out)
    with dask() as cluster:
        running = at_work(project, out, "--scheduler", cluster.address)
        os.killpg(cluster.leader, signal.SIGKILL)
        ended = running.ended()
    assert ended.status == 2, ended
    assert ended.faults.splitlines()[-1].startswith(f"--scheduler {cluster.address}: ")
    assert "Traceback" not in ended.faults
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)


def test_a_cluster_without_workers(project: Path, out: Path) -> None:
    with dask(workers=0) as cluster:
        ended = newsgen("build", project, "--out", out, "--scheduler", cluster.address)
        assert ended.status == 2
        assert ended.faults.splitlines()[-1].startswith(
            f"--scheduler {cluster.address}: it has no workers; wanted"
        )
    assert not out.exists()


def test_two_builds_on_one_cluster(project: Path, out: Path, tmp_path: Path) -> None:
    """The one that is done first sends its own processes home, and no others."""
    whole, other = built(project, out), shire(tmp_path / "other", 3, seed=2)
    with dask(threads=2) as cluster:
        before = set(cluster.processes)
        running = at_work(project, out, "--scheduler", cluster.address)
        built(other, tmp_path / "elsewhere", "--scheduler", cluster.address)
        assert_well(running, out, whole)
        until(lambda: set(cluster.processes) == before, "the cluster has no process more than before")
