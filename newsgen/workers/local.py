"""Workers on this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from newsgen.workers.crew import Desks
from newsgen.workers.shared import Tick
from newsgen.workers.starting import CAN_FORK


class Local:
    """So many processes for the length of a `with` block. The first starts at once, others when there is work for them.

    A thread waits for each: the work is in the processes.
    """

    def __init__(self, module: str, size: int = 1) -> None:
        self.size = size
        self._desks = Desks(module, begun=1, fork=CAN_FORK)
        self._threads = ThreadPoolExecutor(size)

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._desks.close()  # those that wait for a worker see it end
        self._threads.shutdown(wait=True)

    def do(self, folder: Path, chunks: Sequence[Any], patience: float, tick: Tick) -> Iterator[Any]:
        """What the chunks come to, in their order."""
        begun = [self._threads.submit(self._desks.do, folder, chunk, patience, tick) for chunk in chunks]
        return (future.result() for future in begun)
