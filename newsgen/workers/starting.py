"""How the process of a worker comes to be: from an interpreter of its own, or as a fork of this one.

A fork has everything loaded at once, which for a small edition is half of the time. It is for this machine's workers
on Linux, and for a process with a single thread: a lock that another one holds stays locked in the fork for ever. A
Dask worker has such, a notebook, and whatever has loaded a numpy whose library of linear algebra was not told to do
without (newsgen/cli/app.py tells it). macOS's system libraries bear no fork.
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Protocol

from newsgen.registry import homes
from newsgen.workers import process

_STDERR = 2
_THREADS = Path("/proc/self/task")
_ROOT = Path(__file__).resolve().parent.parent.parent
# The worker runs this newsgen, whatever is installed beside it, and nothing of the folder it is started in (-P); other
# packages' own is found last, where this process found it. What goes wrong before it can tell its handle goes out in a
# line.
_START = (
    "import sys; sys.excepthook = lambda kind, error, _: "
    "print(f'a process that writes drafts: {kind.__name__}: {error}', file=sys.stderr); "
    "sys.path.insert(0, sys.argv[1]); sys.path += [p for p in sys.argv[4:] if p not in sys.path]; "
    "from newsgen.workers.process import main; main(int(sys.argv[2]), sys.argv[3])"
)


def can_fork(module: str) -> bool:
    """Whether workers for the module may be forks of this process, once it is loaded."""
    if sys.platform != "linux" or not _THREADS.exists():
        return False
    with suppress(Exception):  # the worker tells what is wrong with it
        importlib.import_module(module)
    return len(list(_THREADS.iterdir())) == 1


class Process(Protocol):
    """A process of ours."""

    pid: int

    def kill(self) -> None:
        """End it now."""

    def wait(self) -> int:
        """How it ended: its status, or less than 0 for a signal."""


def started(handle: int, module: str) -> Process:
    """A worker in an interpreter of its own, for the handle at the other end of this descriptor. OSError."""
    command = [sys.executable, "-P", "-c", _START, str(_ROOT), str(handle), module, *homes()]
    with _deaf_to_ctrl_c():
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, pass_fds=[handle], stdin=subprocess.DEVNULL
        )


def forked(handle: int, module: str) -> Process:
    """The same, taken from this process with all that it has loaded. OSError."""
    with suppress(Exception):  # the worker tells what is wrong with it
        importlib.import_module(module)
    with _deaf_to_ctrl_c():
        pid = os.fork()
        if pid == 0:
            _as_a_worker(handle, module)
    return _Fork(pid)


class _Fork:
    """What `subprocess.Popen` is to a program, for a fork."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._ended: int | None = None
        self._asking = Lock()

    def kill(self) -> None:
        with self._asking:
            if self._ended is None:
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        with self._asking:
            if self._ended is None:
                self._ended = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            return self._ended


def _as_a_worker(handle: int, module: str) -> None:
    """Nothing of what the process had open stays so but its handle: no lock, no pipe of another worker, no table."""
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        for number in [int(path.name) for path in Path("/proc/self/fd").iterdir()]:
            if number > _STDERR and number != handle:
                with suppress(OSError):
                    os.close(number)
        process.main(handle, module)
        status = 0
    except BaseException as error:
        with suppress(OSError):
            print(f"a process that writes drafts: {type(error).__name__}: {error}", file=sys.stderr)
    finally:
        os._exit(status)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started here never sees Ctrl-C, from its first moment on: that is for the handle, which then hangs up."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
