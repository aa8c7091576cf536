"""A crew: whoever does the chunks of a job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from newsgen.errors import Fault, TemplateError
from newsgen.workers.desk import Desk, LostError
from newsgen.workers.shared import Tick

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
    """Desks that are free. Each is used by one thread at a time."""

    def __init__(self, module: str, begun: int = 0) -> None:
        self._module = module
        self._free = [Desk(module) for _ in range(begun)]
        self._all = list(self._free)
        self._closed = False

    def do(self, folder: Path, chunk: Any, patience: float, tick: Tick) -> Any:
        """What a chunk comes to, done by a free worker or a new one. TemplateError where none survives it."""
        for tried in range(1, TRIES + 1):
            desk = self._taken()
            try:
                answer = desk.do(folder, chunk, patience, tick)
            except LostError as lost:
                desk.close()
                if tried == TRIES or self._closed:
                    why = "the process that runs templates ended: it used more memory or time than it may"
                    raise TemplateError(Fault("templates", f"{why}; {lost}")) from None
            except BaseException:
                self._free.append(desk)
                raise
            else:
                self._free.append(desk)
                return answer
        raise AssertionError("tried and neither done nor lost")

    def close(self) -> None:
        """End all workers, also those at work."""
        self._closed = True
        for desk in self._all:
            desk.close()

    def _taken(self) -> Desk:
        try:
            return self._free.pop()
        except IndexError:
            desk = Desk(self._module)
            self._all.append(desk)
            return desk
