"""Workers on the machines of a Dask cluster, through its concurrent.futures interface.

A Dask worker does no batch itself: it has handles as this machine has, so that a template runs under the same limits
wherever it runs. The folder of the task, the project and the edition are to be seen from all machines under one path.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future, wait
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from newsgen.errors import Fault, NewsgenError, ProjectError
from newsgen.workers.pool import WorkerHandles
from newsgen.workers.shared import Tick

_LOUD = "distributed", "distributed.client", "tornado.application"
"""Loggers that are silenced: what matters is raised, and then reported in one line."""
_SECONDS_TO_CONNECT = 30
_SECONDS_WITHOUT_WORKERS = 30
"""A scheduler may be waiting for its first worker, or for one that starts again."""


class ClusterPool:
    """The workers that a scheduler has, for the length of a `with` block. ProjectError where there are none."""

    def __init__(self, module: str, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise ProjectError(
                Fault("--scheduler", "distributed is not installed", "pip install 'newsgen[dask]'")
            ) from None
        for name in _LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        client: Any = distributed.Client
        try:
            self._client = client(address, timeout=_SECONDS_TO_CONNECT)
        except (OSError, ValueError) as error:
            raise ProjectError(
                Fault("--scheduler", f"{address} cannot be reached: {error}", "tcp://HOST:8786")
            ) from None
        self._module, self._address, self._killed = module, address, distributed.KilledWorker
        self._executor = self._client.get_executor(pure=False)
        try:
            self._expect_workers()
        except ProjectError:
            self._client.close()
            raise

    @property
    def size(self) -> int:
        """How many batches the workers do at once."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def __enter__(self) -> ClusterPool:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Exception):  # a cluster that is gone has no handles left
            self._executor.shutdown(wait=False)
            self._client.run(_go_home, self._client.id, self._module, on_error="ignore")
        self._client.close()

    def do(self, folder: Path, batches: Sequence[Any], patience: float, tick: Tick) -> Iterator[Any]:
        """What the batches come to, in their order; nothing ticks between. ProjectError where the cluster fails."""
        given = self._client.id, self._module, folder
        begun = [self._executor.submit(_do, *given, batch, patience) for batch in batches]
        return (self._result(future) for future in begun)

    def _result(self, future: Future[Any]) -> Any:
        while not wait([future], timeout=_SECONDS_WITHOUT_WORKERS).done:
            self._expect_workers()
        try:
            return future.result()
        except NewsgenError:
            raise
        except CancelledError:
            raise self._fault("it went away") from None
        except self._killed:
            raise self._fault("one worker after the other ended over the same drafts") from None
        except Exception as error:
            raise self._fault(f"a worker failed: {type(error).__name__}: {error}") from None

    def _expect_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_WITHOUT_WORKERS)
        except OSError:  # a timeout is one
            raise self._fault("it has no workers") from None

    def _fault(self, found: str) -> ProjectError:
        wanted = "workers with this newsgen, that see the project and the edition under the same paths"
        return ProjectError(Fault(f"--scheduler {self._address}", found, wanted))


_handles: dict[str, WorkerHandles] = {}
"""Of this Dask worker, by the client that they work for. Those that were closed stay: they refuse what comes late."""
_changing = Lock()


def _handles_for(client: str, module: str) -> WorkerHandles:
    with _changing:
        if client not in _handles:
            _handles[client] = WorkerHandles(module, fork=False)
        return _handles[client]


def _do(client: str, module: str, folder: Path, batch: Any, patience: float) -> Any:
    return _handles_for(client, module).do(folder, batch, patience, lambda word: None)


def _go_home(client: str, module: str) -> None:
    _handles_for(client, module).close()
