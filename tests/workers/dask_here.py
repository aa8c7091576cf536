"""A Dask scheduler with two workers, processes of their own, on loopback: `python -m tests.workers.dask_here`.

Prints a line of JSON, its address and its workers' numbers, and lasts until standard input ends.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.conftest import ROOT
from tests.workers.running import in_session

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Dask:
    """A scheduler that listens at `address`; all of its processes are in the session `leader`."""

    address: str
    leader: int
    workers: list[int]

    @property
    def processes(self) -> list[int]:
        return in_session(self.leader)


@contextmanager
def dask(workers: int = WORKERS, threads: int = 1) -> Iterator[Dask]:
    """Such a cluster in another process, for the length of a `with` block."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.workers.dask_here", str(workers), str(threads)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            found = json.loads(process.stdout.readline())
            yield Dask(found["address"], process.pid, found["workers"])
        finally:
            process.stdin.close()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)


def main(workers: int, threads: int) -> None:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=workers, threads_per_worker=threads, processes=True, dashboard_address=None
        ) as cluster,
        Client(cluster) as client,
    ):
        numbers = sorted(client.run(os.getpid).values())
        print(json.dumps({"address": cluster.scheduler_address, "workers": numbers}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
