"""Worker pools, which draft the batches of a work order; and the pool of this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from newsgen.errors import Fault, NewsgenError
from newsgen.workers.handle import LostError, WorkerHandle
from newsgen.workers.shared import Tick
from newsgen.workers.starting import can_fork

MOST_FORKS = 16
"""How many workers are forked before it is known how much work there is."""
TRIES = 2
"""How often a batch is tried in all: where its worker is lost, another does it again."""


class WorkerPool(Protocol):
    """Several workers."""

    @property
    def size(self) -> int:
        """How many there are, or will be once there is work for them."""

    def do(self, folder: Path, batches: Sequence[Any], patience: float, tick: Tick) -> Iterator[Any]:
        """What the batches of the task in that folder come to, in their order, whoever did them and when."""


class WorkerHandles:
    """Handles that are free. Each is used by one thread at a time. `fork` as WorkerHandle has it, of those that begin.

    Later ones are started when there are threads, beside which no process may be forked.
    """

    def __init__(self, module: str, begun: int = 0, *, fork: bool) -> None:
        self._module = module
        self._free = [WorkerHandle(module, fork=fork) for _ in range(begun)]
        self._all = set(self._free)
        self._closed = False
        self._changing = Lock()

    def do(self, folder: Path, batch: Any, patience: float, tick: Tick) -> Any:
        """What a batch comes to, done by a free worker or a new one. NewsgenError where none survives it."""
        for tried in range(1, TRIES + 1):
            handle = self._taken()
            try:
                return handle.do(folder, batch, patience, tick)
            except LostError as lost:
                if tried == TRIES:
                    found = f"a process that writes drafts was lost {tried} times: {lost}"
                    raise NewsgenError(Fault("", found, "memory to spare, or fewer --workers")) from None
            finally:
                self._give_back(handle)
        raise AssertionError("tried and neither done nor lost")

    def close(self) -> None:
        """End all workers, also those at work; there are no new ones from now on."""
        with self._changing:
            self._closed = True
            for handle in self._all:
                handle.close()

    def _taken(self) -> WorkerHandle:
        with self._changing:
            if self._closed:
                raise NewsgenError("the work was stopped")
            if not self._free:
                self._free.append(WorkerHandle(self._module, fork=False))
                self._all.add(self._free[-1])
            return self._free.pop()

    def _give_back(self, handle: WorkerHandle) -> None:
        """It is free again; one that owes an answer would give it to the next who asks, and goes."""
        with self._changing:
            if handle.free:
                self._free.append(handle)
            else:
                handle.close()
                self._all.discard(handle)


class LocalPool:
    """So many processes for the length of a `with` block. A thread waits for each: the work is in the processes.

    Forks, which take a moment, begin at once, while this process has a single thread; where there can be none, the
    first worker starts at once, others when there is work for them.
    """

    def __init__(self, module: str, size: int = 1) -> None:
        self.size = size
        fork = can_fork(module)
        self._handles = WorkerHandles(module, begun=min(size, MOST_FORKS) if fork else 1, fork=fork)
        self._threads = ThreadPoolExecutor(size)

    def __enter__(self) -> LocalPool:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._handles.close()  # those that wait for a worker see it end
        self._threads.shutdown(wait=True)

    def do(self, folder: Path, batches: Sequence[Any], patience: float, tick: Tick) -> Iterator[Any]:
        """What the batches come to, in their order."""
        begun = [self._threads.submit(self._handles.do, folder, batch, patience, tick) for batch in batches]
        return (future.result() for future in begun)
