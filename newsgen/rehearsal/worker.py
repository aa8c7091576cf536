"""Rehearsals in a process with limits: what hangs there or fills it ends that process, and a new one is started."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newsgen.drafting import WorkOrder
from newsgen.errors import Fault, TemplateError
from newsgen.rehearsal.rehearsal import SECONDS, rehearsal
from newsgen.rehearsal.requests import ReadAgain, Request
from newsgen.workers import Tick, share
from newsgen.workers.handle import LostError, WorkerHandle

PATIENCE = 4 * SECONDS + 20
"""Seconds without a word after which a worker is taken for hung; it stops a slow draft itself long before."""
OPENING = 120.0
"""To open a work order takes longer, with a table of the whole country."""


class RehearsalWorker:
    """Answers requests one at a time, of whichever thread. `prepare` makes the work order.

    `state` says what that depends on beside what is asked: when it has another value, all is prepared again. When
    `texts` has another, the worker reads its templates again.
    """

    def __init__(
        self,
        prepare: Callable[[], WorkOrder],
        state: Callable[[], object],
        texts: Callable[[], object] = lambda: None,
    ) -> None:
        self._prepare, self._state, self._texts = prepare, state, texts
        # Linux ends a worker with the thread that began it: one of a server's would not live long enough
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="newsgen-rehearsal")
        self._handle: WorkerHandle | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._seen: object = None
        self._read: object = None

    def ask(self, request: Request, tick: Tick = lambda word: None) -> Any:
        """The answer. TemplateError: the worker had to be stopped over it; else as the request has it."""
        return self._thread.submit(self._ask, request, tick).result()

    def _ask(self, request: Request, tick: Tick) -> Any:
        folder, begun = self._opened(), self._handle is not None
        if self._handle is None:
            self._handle = WorkerHandle("newsgen.rehearsal.rehearsal", fork=False)
        texts = self._texts()
        try:
            if begun and texts != self._read:
                self._handle.do(folder, ReadAgain(), OPENING, tick)
            self._read = texts
            return self._handle.do(folder, request, PATIENCE if begun else OPENING, tick)
        except LostError as lost:
            found = f"the process that tells drafts ended over this: {lost}"
            raise TemplateError(Fault("", found, "a text that takes less time and memory")) from None
        finally:
            if not self._handle.free:
                self._end()

    def close(self) -> None:
        """End the worker, and forget what was prepared."""
        self._thread.submit(self._end).result()
        self._thread.submit(self._forget).result()

    def _opened(self) -> Path:
        """The folder of the work order, prepared again where it is out of date."""
        state = self._state()
        if self._folder is None or state != self._seen:
            self._end()
            self._forget()
            task = partial(rehearsal, self._prepare())
            self._folder, self._seen = TemporaryDirectory(prefix="newsgen-desk-"), state
            share(task, Path(self._folder.name))
        return Path(self._folder.name)

    def _end(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    def _forget(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
