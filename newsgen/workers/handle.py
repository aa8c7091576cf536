"""The handle on a worker: has a process of its own, hands it batches, and ends it if it hangs."""

from __future__ import annotations

import signal
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, NewsgenError, TemplateError
from newsgen.workers.shared import Tick
from newsgen.workers.starting import forked, started


class LostError(NewsgenError):
    """The worker is gone, and its batch with it: somebody killed it, or the machine had no memory left."""


class WorkerHandle:
    """A worker of its own. `module` is what it loads while it has nothing to do yet; `fork` takes it from this process.

    Templates are the newsroom's, but a slip in one must not hang a build or fill the machine: so they run in a process
    with limits, and this side never waits for it longer than a draft may take. NewsgenError where it cannot be started.
    """

    def __init__(self, module: str, *, fork: bool) -> None:
        here, there = Pipe()
        self._worker = here
        with there:
            try:
                self._process = (forked if fork else started)(there.fileno(), module)
            except OSError as error:
                found = f"a process that writes drafts cannot be started: {error.strerror}"
                raise NewsgenError(Fault("", found, "fewer --workers, or a machine with more room")) from None
        self._open: Path | None = None
        self.free = True
        """Whether it has answered all that it was asked."""

    def close(self) -> None:
        """End the worker, whatever it is at. A thread that waits for its answer sees it end."""
        self._process.kill()
        self._process.wait()

    def do(self, folder: Path, batch: Any, patience: float, tick: Tick) -> Any:
        """What the worker answers to a batch of the task in that folder. LostError where it is gone.

        TemplateError where it says nothing for `patience` seconds, or was ended for the time that it took.
        """
        if self._open != folder:
            self._ask(("open", folder), patience, tick)
            self._open = folder
        return self._ask(("batch", batch), patience, tick)

    def _ask(self, request: tuple[str, Any], patience: float, tick: Tick) -> Any:
        last = "it began"
        self.free = False
        try:
            self._worker.send(request)
            while True:
                # The worker stops a slow template itself; this is for one that not even a signal reaches.
                if not self._worker.poll(patience):
                    raise TemplateError(
                        Fault("templates", f"nothing came after {last} for {patience:g} seconds")
                    )
                what, given = self._worker.recv()
                if what == "tick":
                    last = given
                    tick(given)
                    continue
                self.free = True
                if what == "error":
                    raise given
                return given
        except (EOFError, ConnectionError):
            ended = self._process.wait()
        if ended == -signal.SIGXCPU:
            raise TemplateError(
                Fault("templates", f"the process that runs them took more time than it may, after {last}")
            )
        how = f"by {signal.Signals(-ended).name}" if ended < 0 else f"with status {ended}"
        raise LostError(Fault("", f"it ended {how}, after {last}")) from None
