"""Worker pools: whoever drafts the batches of a work order; and the pool of this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from newsgen.errors import Fault, NewsgenError
from newsgen.workers.handle import Desk, LostError
from newsgen.workers.shared import Tick
from newsgen.workers.starting import CAN_FORK

TRIES = 2
"""A chunk whose worker is lost is done again by another: so often in all."""


class Crew(Protocol):
    """Several workers."""

    @property
    def size(self) -> int:
        """How many there are, or will be once there is work for them."""

    def do(self, folder: Path, chunks: Sequence[Any], patience: float, tick: Tick) -> Iterator[Any]:
        """What the chunks of the job in that folder come to, in their order, whoever did them and when."""


class Desks:
    """Desks that are free. Each is used by one thread at a time. `fork` as Desk has it."""

    def __init__(self, module: str, begun: int = 0, *, fork: bool) -> None:
        self._module, self._fork = module, fork
        self._free = [Desk(module, fork=fork) for _ in range(begun)]
        self._all = set(self._free)
        self._closed = False
        self._changing = Lock()

    def do(self, folder: Path, chunk: Any, patience: float, tick: Tick) -> Any:
        """What a chunk comes to, done by a free worker or a new one. NewsgenError where none survives it."""
        for tried in range(1, TRIES + 1):
            desk = self._taken()
            try:
                return desk.do(folder, chunk, patience, tick)
            except LostError as lost:
                if tried == TRIES:
                    found = f"a process that writes drafts was lost {tried} times: {lost}"
                    raise NewsgenError(Fault("", found, "memory to spare, or fewer --workers")) from None
            finally:
                self._give_back(desk)
        raise AssertionError("tried and neither done nor lost")

    def close(self) -> None:
        """End all workers, also those at work; there are no new ones from now on."""
        with self._changing:
            self._closed = True
            for desk in self._all:
                desk.close()

    def _taken(self) -> Desk:
        with self._changing:
            if self._closed:
                raise NewsgenError("the work was stopped")
            if not self._free:
                self._free.append(Desk(self._module, fork=self._fork))
                self._all.add(self._free[-1])
            return self._free.pop()

    def _give_back(self, desk: Desk) -> None:
        """It is free again; one that owes an answer would give it to the next who asks, and goes."""
        with self._changing:
            if desk.free:
                self._free.append(desk)
            else:
                desk.close()
                self._all.discard(desk)


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
