"""The process that does batches, and what it says to its handle."""

from __future__ import annotations

import ctypes
import importlib
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, NewsgenError
from newsgen.workers.garbage import look_seldom
from newsgen.workers.shared import Task, Tick, shared

_SET_DEATH_SIGNAL = 1
_SECONDS_IDLE = 600
"""After which nobody will ask again: on a Dask worker, whoever did may have been killed."""


def serve(handle: Connection, module: str) -> None:
    """Answer the handle until it hangs up.

    It says ("open", folder) and ("batch", batch), and is answered ("done", answer) or ("error", what). Before the
    answer to a batch come any number of ("tick", word). The module of its tasks is loaded ahead.
    """
    do: Callable[[Any, Tick], Any] = _nothing_open
    try:
        importlib.import_module(module)
    except Exception as error:
        handle.send(("error", _as_fault(error)))
        return
    while handle.poll(_SECONDS_IDLE):
        what, given = handle.recv()
        try:
            answer = None
            if what == "open":
                do = _opened(given)
            else:
                answer = do(given, lambda word: handle.send(("tick", word)))
            handle.send(("done", answer))
        except Exception as error:
            answer = None  # room for what is to be said
            handle.send(("error", _as_fault(error)))


def main(descriptor: int, module: str) -> None:
    """Serve the handle on this descriptor; when it hangs up, the work is over."""
    _end_with_the_desk()
    look_seldom()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(descriptor), module)


def _opened(folder: Path) -> Callable[[Any, Tick], Any]:
    try:
        task: Task = shared(folder)
    except OSError as error:
        wanted = "a folder that all workers see under this path"
        raise NewsgenError(
            Fault(str(folder), f"the task cannot be read: {error.strerror or error}", wanted)
        ) from error
    return task()


def _as_fault(error: Exception) -> NewsgenError:
    """In a line what the handle is to hear."""
    if isinstance(error, NewsgenError):
        return error
    if isinstance(error, MemoryError):
        return NewsgenError(
            Fault("", "a process that writes drafts has no memory left", "more of it, or fewer --workers")
        )
    return NewsgenError(Fault("", f"newsgen itself failed: {type(error).__name__}: {error}"))


def _end_with_the_desk() -> None:
    """On Linux the worker ends with its handle, even if that is killed while the worker is on a batch."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _nothing_open(batch: Any, tick: Tick) -> Any:
    raise AssertionError("a batch without a task")
