"""The process that does chunks, and what it says to its desk."""

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
from newsgen.workers.shared import Tick, shared

_SET_DEATH_SIGNAL = 1
_SECONDS_IDLE = 600
"""After which nobody will ask again: on a Dask worker, whoever did may have been killed."""


def serve(desk: Connection, module: str) -> None:
    """Answer the desk until it hangs up: ("open", folder) and ("chunk", chunk), each with ("done", answer) or an error.

    Before the answer to a chunk come any number of ("tick", word). The module of its jobs is loaded ahead.
    """
    do: Callable[[Any, Tick], Any] = _nothing_open
    try:
        importlib.import_module(module)
    except Exception as error:
        desk.send(("error", _told(error)))
        return
    while desk.poll(_SECONDS_IDLE):
        what, given = desk.recv()
        try:
            answer = None
            if what == "open":
                do = _opened(given)
            else:
                answer = do(given, lambda word: desk.send(("tick", word)))
            desk.send(("done", answer))
        except Exception as error:
            answer = None  # room for what is to be said
            desk.send(("error", _told(error)))


def main(descriptor: int, module: str) -> None:
    """Serve the desk on this descriptor; when it hangs up, the work is over."""
    _end_with_the_desk()
    look_seldom()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(descriptor), module)


def _opened(folder: Path) -> Callable[[Any, Tick], Any]:
    try:
        job = shared(folder)
    except OSError as error:
        wanted = "a folder that all workers see under this path"
        raise NewsgenError(
            Fault(str(folder), f"the job cannot be read: {error.strerror or error}", wanted)
        ) from error
    return job.opened()


def _told(error: Exception) -> NewsgenError:
    """In a line what the desk is to hear."""
    if isinstance(error, NewsgenError):
        return error
    if isinstance(error, MemoryError):
        return NewsgenError(
            Fault("", "a process that writes drafts has no memory left", "more of it, or fewer --workers")
        )
    return NewsgenError(Fault("", f"newsgen itself failed: {type(error).__name__}: {error}"))


def _end_with_the_desk() -> None:
    """On Linux the worker ends with its desk, even where that is killed while the worker is at a chunk."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _nothing_open(chunk: Any, tick: Tick) -> Any:
    raise AssertionError("a chunk of no job")
