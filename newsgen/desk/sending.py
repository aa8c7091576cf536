"""What is being sent from the desk, and what was: one run at a time, each in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from newsgen.desk.send_worker import Order, sender
from newsgen.errors import Fault, InputError, NewsgenError, TemplateError
from newsgen.publishing.http import Waiting
from newsgen.publishing.opening import variables
from newsgen.publishing.run import Run
from newsgen.publishing.send import Outcome
from newsgen.workers import share
from newsgen.workers.handle import LostError, WorkerHandle

PATIENCE = 600.0
"""Seconds without a word: a site that is busy may be asked six times with a minute between."""
MOST_RUNS = 20
"""Runs that are remembered: what was sent stands in the ledger."""
_SAFE = "Nothing is lost: what was sent is in the ledger, and the next run takes up where this one ended"
_SENT = frozenset({"created", "updated"})


@dataclass(slots=True)
class Told:
    """A run as it goes: who began it and when, what it told so far, and what went wrong."""

    number: int
    asked: Run
    who: str
    at: str
    notes: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    stage: tuple[str, int, int] = ("opening", 0, 0)
    faults: tuple[str, ...] = ()
    ended: bool = False
    stopped_by: str = ""

    @property
    def to_send(self) -> tuple[str, ...]:
        """Of a dry run: the stories that sending would write."""
        return tuple(one.slug for one in self.outcomes if one.what in _SENT)


class BusyError(Exception):
    """Something is being sent already: `told` is that run."""

    def __init__(self, told: Told) -> None:
        super().__init__(f"{told.who} is at it since {told.at}")
        self.told = told


class Sending:
    """The runs of a project. Secrets are taken out of `environment` for the run that needs them, and kept nowhere."""

    def __init__(
        self, environment: Mapping[str, str], clock: Callable[[], datetime], waiting: Waiting | None = None
    ) -> None:
        self.environment, self._clock, self._waiting = environment, clock, waiting or Waiting()
        self._lock = Lock()
        self._runs: dict[int, Told] = {}
        self._handle: WorkerHandle | None = None

    def begin(self, asked: Run, who: str) -> Told:
        """Begin a run. BusyError: there is one that has not ended."""
        with self._lock:
            newest = self.newest()
            if newest is not None and not newest.ended:
                raise BusyError(newest)
            at = self._clock().isoformat(timespec="seconds")
            told = Told(newest.number + 1 if newest else 1, asked, who, at)
            self._runs[told.number] = told
            self._runs.pop(told.number - MOST_RUNS, None)
        # the worker ends with the thread that began it: this one is there as long as the run
        Thread(target=self._do, args=(told,), name="newsgen-desk-sending", daemon=True).start()
        return told

    def stop(self, number: int, who: str) -> None:
        """End a run where it is. KeyError: there is none of that number."""
        told = self._runs[number]
        with self._lock:
            if not told.ended:
                told.stopped_by = who
                if self._handle is not None:
                    self._handle.close()

    def run(self, number: int) -> Told:
        """A run by its number. KeyError: the desk knows of none, or not any more."""
        return self._runs[number]

    def newest(self, to: str | None = None) -> Told | None:
        """The last run, or the last to that target."""
        return next((one for one in reversed([*self._runs.values()]) if to in {None, one.asked.to}), None)

    def busy(self) -> Told | None:
        """The run that has not ended."""
        newest = self.newest()
        return newest if newest and not newest.ended else None

    def _do(self, told: Told) -> None:
        try:
            self._worked(told)
        except NewsgenError as error:
            told.faults = _faults(told, error)
        except Exception as error:
            told.faults = (f"The desk itself failed at this: {type(error).__name__}. {_SAFE}.",)
        finally:
            told.ended = True

    def _worked(self, told: Told) -> None:
        wanted = variables(told.asked.settings)
        environment = {name: self.environment[name] for name in wanted if name in self.environment}
        with TemporaryDirectory(prefix="newsgen-desk-") as folder:
            share(sender, Path(folder))
            handle = WorkerHandle("newsgen.desk.send_worker", fork=False)
            try:
                with self._lock:
                    self._handle = handle
                    if told.stopped_by:
                        raise InputError(Fault("", "stopped"))
                order = Order(told.asked, environment, self._waiting)
                handle.do(Path(folder), order, PATIENCE, lambda word: _hear(told, word))
            finally:
                with self._lock:
                    self._handle = None
                handle.close()


def _hear(told: Told, word: str) -> None:
    what, given = json.loads(word)
    if what == "note":
        told.notes.append(given)
    elif what == "progress":
        told.stage = tuple(given)
    else:
        told.outcomes.append(Outcome(**given))


def _faults(told: Told, error: NewsgenError) -> tuple[str, ...]:
    """What went wrong, in words; a process that is gone is no fault of templates."""
    if told.stopped_by:
        return (f"{told.stopped_by} stopped it. {_SAFE}.",)
    if isinstance(error, LostError):
        how = "somebody ended it, or the machine had no memory left"
        return (f"The process that sends is gone: {how}. {_SAFE}.",)
    if isinstance(error, TemplateError):
        return (f"Nothing was heard for {PATIENCE / 60:g} minutes, so it was ended. {_SAFE}.",)
    return tuple(map(str, error.faults))
