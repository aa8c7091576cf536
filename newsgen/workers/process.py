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
from newsgen.workers.shared import Tick, shared

_SET_DEATH_SIGNAL = 1


def serve(desk: Connection) -> None:
    """Answer the desk until it hangs up: ("open", folder) and ("chunk", chunk), each with ("done", answer) or an error.

    Before the answer to a chunk come any number of ("tick", word).
    """
    do: Callable[[Any, Tick], Any] = _nothing_open
    while True:
        what, given = desk.recv()
        try:
            answer = None
            if what == "open":
                do = shared(Path(given)).opened()
            else:
                answer = do(given, lambda word: desk.send(("tick", word)))
        except NewsgenError as error:
            desk.send(("error", error))
        except Exception as error:
            found = f"newsgen itself failed: {type(error).__name__}: {error}"
            desk.send(("error", NewsgenError(Fault("", found))))
        else:
            desk.send(("done", answer))


def main(descriptor: int, module: str) -> None:
    """Serve the desk on this descriptor; when it hangs up, the work is over. The module of its jobs is loaded ahead."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which then hangs up
    _end_with_the_desk()
    importlib.import_module(module)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(descriptor))


def _end_with_the_desk() -> None:
    """On Linux the worker ends with its desk, even where that is killed while the worker is at a chunk."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _nothing_open(chunk: Any, tick: Tick) -> Any:
    raise AssertionError("a chunk of no job")
