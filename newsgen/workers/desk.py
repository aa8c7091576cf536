"""The desk: starts a process, hands it chunks, and ends it if it hangs."""

from __future__ import annotations

import signal
import subprocess
import sys
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, NewsgenError, TemplateError
from newsgen.workers.shared import Tick

_ROOT = Path(__file__).resolve().parent.parent.parent
# The worker runs this newsgen, whatever is installed beside it, and nothing of the folder it is started in (-P).
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from newsgen.workers.process import main; "
    "main(int(sys.argv[2]), sys.argv[3])"
)


class LostError(NewsgenError):
    """The worker is gone, and its chunk with it: somebody killed it, or the machine had no memory left."""


class Desk:
    """A worker of its own. `module` is what it loads while it has nothing to do yet.

    Templates are the newsroom's, but a slip in one must not hang a build or fill the machine: so they run in a process
    with limits, and this side never waits for it longer than a draft may take.
    """

    def __init__(self, module: str) -> None:
        here, there = Pipe()
        self._worker = here
        with there:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-c", _START, str(_ROOT), str(there.fileno()), module],
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
            )
        self._open: Path | None = None

    def close(self) -> None:
        """End the worker, whatever it is at."""
        self._process.kill()
        self._process.wait()
        self._worker.close()

    def do(self, folder: Path, chunk: Any, patience: float, tick: Tick) -> Any:
        """What the worker answers to a chunk of the job in that folder. LostError where it is gone.

        TemplateError where it says nothing for `patience` seconds, or was ended for the time that it took.
        """
        if self._open != folder:
            self._ask(("open", folder), patience, tick)
            self._open = folder
        return self._ask(("chunk", chunk), patience, tick)

    def _ask(self, request: tuple[str, Any], patience: float, tick: Tick) -> Any:
        last = "it began"
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
                elif what == "error":
                    raise given
                else:
                    return given
        except (EOFError, ConnectionError):
            self._process.wait()
        if self._process.returncode == -signal.SIGXCPU:
            raise TemplateError(
                Fault("templates", f"the process that runs them took more time than it may, after {last}")
            )
        raise LostError(Fault("", f"the process that writes drafts ended, after {last}")) from None
