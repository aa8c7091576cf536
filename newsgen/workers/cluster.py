"""Workers on the machines of a Dask cluster, through its concurrent.futures interface.

A Dask worker does no chunk itself: it has desks as this machine has, so that a template runs under the same limits
wherever it runs. The folder of the job, the project and the edition are to be seen from all machines under one path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, ProjectError
from newsgen.workers.crew import Desks
from newsgen.workers.shared import Tick

_SECONDS_TO_CONNECT = 30


class Cluster:
    """The workers that a scheduler has, for the length of a `with` block. ProjectError where it cannot be reached."""

    def __init__(self, module: str, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise ProjectError(
                Fault("--scheduler", "distributed is not installed", "pip install 'newsgen[dask]'")
            ) from None
        try:
            client: Any = distributed.Client
            self._client = client(address, timeout=_SECONDS_TO_CONNECT)
        except (OSError, ValueError, TimeoutError) as error:
            raise ProjectError(
                Fault("--scheduler", f"{address} cannot be reached: {error}", "tcp://HOST:8786")
            ) from None
        self._module = module
        self._executor = self._client.get_executor(pure=False)

    @property
    def size(self) -> int:
        """How many chunks the workers do at once."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False)
        self._client.run(_go_home, self._module, on_error="ignore")
        self._client.close()

    def do(self, folder: Path, chunks: Sequence[Any], patience: float, tick: Tick) -> Iterator[Any]:
        """What the chunks come to, in their order; nothing ticks between."""
        begun = [self._executor.submit(_do, self._module, folder, chunk, patience) for chunk in chunks]
        return (future.result() for future in begun)


@cache
def _desks(module: str) -> Desks:
    """Those of this Dask worker."""
    return Desks(module)


def _do(module: str, folder: Path, chunk: Any, patience: float) -> Any:
    return _desks(module).do(folder, chunk, patience, lambda word: None)


def _go_home(module: str) -> None:
    _desks(module).close()
    _desks.cache_clear()
