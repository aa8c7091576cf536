"""Work on a file in a process of its own, with limits on memory and time: a file that lies ends that process alone.

The libraries that read workbooks, SPSS and the like are written in C and Rust: they allocate what a file asks for, and
a damaged one can end the process that it is in. The process has the work on its standard input and leaves the answer on
its standard output, both files without a name: nothing is left behind, however it ends.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, ParamSpec, TypeVar, cast

import pyarrow as pa  # type: ignore[import-untyped]

from newsgen.errors import Fault, NewsgenError, SourceError
from newsgen.ingest.answer import read, write
from newsgen.registry import homes

MOST_MEMORY = 4 * 1024**3
"""Address space that reading a file may take beyond what the process has before: 4 GiB."""
MOST_SECONDS = 600
"""How long it may take, on the clock and of CPU time."""
_ROOT = Path(__file__).resolve().parents[2]
# the interpreter runs this newsgen, and nothing of the folder it is started in (-P)
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); sys.path += [p for p in sys.argv[3:] if p not in sys.path]; "
    "from newsgen.ingest.apart import main; main(int(sys.argv[2]))"
)
_NO_MEMORY = (b"memory allocation of", b"bad_alloc", b"capacity overflow", b"MemoryError")
"""How Rust, C++ and Python say on their way out that there is no more memory."""
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


def apart(name: str, work: Callable[_Given, _Found], *given: _Given.args, **named: _Given.kwargs) -> _Found:
    """What the work, which can be pickled, makes of what it is given (newsgen/ingest/answer.py), or newsgen's error.

    SourceError, about the file of that name: more memory or time than is allowed, a library that broke down.
    """
    command = [sys.executable, "-P", "-c", _START, str(_ROOT), str(os.getpid()), *homes()]
    with (
        tempfile.TemporaryFile() as asked,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as said,
    ):
        try:
            pickle.dump((MOST_MEMORY, name, work, given, named), asked, protocol=5)
            asked.seek(0)
            status = subprocess.run(  # noqa: S603 - our own interpreter and module
                command, stdin=asked, stdout=answer, stderr=said, timeout=MOST_SECONDS, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            raise SourceError(_too_long(name)) from None
        except OSError as error:
            found = f"no process to read it in: {error.strerror or error}"
            raise SourceError(Fault(name, found, "room for one more")) from None
        if status:
            raise SourceError(_ended(name, status, said))
        answer.seek(0)
        try:
            return cast("_Found", read(answer))
        except (ValueError, LookupError, TypeError, AttributeError, pa.ArrowException):
            raise SourceError(_broke_down(name)) from None


def main(parent: int) -> None:
    """Do the work on standard input and leave the answer on standard output."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints spoils no answer
    _die_with(parent)
    memory, name, work, given, named = pickle.load(sys.stdin.buffer)  # noqa: S301 - what newsgen asked for
    _limit(memory)
    try:
        found = work(*given, **named)
    except NewsgenError as error:
        found = error
    except MemoryError:
        raise
    except Exception as error:  # whatever a broken file makes a library stumble over
        found = SourceError(Fault(name, f"it cannot be read: {type(error).__name__}", "a whole file"))
    with answer:
        write(found, answer)


def _ended(name: str, status: int, said: IO[bytes]) -> Fault:
    """Why a process gave no answer."""
    size = said.seek(0, os.SEEK_END)
    said.seek(max(size - 65_536, 0))
    last_words = said.read()
    if status in (-signal.SIGKILL, -signal.SIGXCPU):
        return _too_long(name) if status == -signal.SIGXCPU else _too_much(name)
    if any(words in last_words for words in _NO_MEMORY):
        return _too_much(name)
    return _broke_down(name)


def _broke_down(name: str) -> Fault:
    return Fault(name, "the library that reads it broke down", "a whole file")


def _too_much(name: str) -> Fault:
    found = f"it takes more than {MOST_MEMORY / 1024**3:g} GiB of memory to read"
    return Fault(name, found, "a smaller table, without empty rows and columns at its end, or CSV")


def _too_long(name: str) -> Fault:
    return Fault(name, f"it takes longer than {MOST_SECONDS} seconds to read", "a smaller table, or CSV")


def _die_with(parent: int) -> None:
    """Have the system end this process when the one that asked ends, where it can (Linux)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _limit(memory: int) -> None:
    """Memory and CPU time as far as is allowed, and no core dump."""
    pages, used = Path("/proc/self/statm"), 0
    if pages.exists():
        used = int(pages.read_text().split()[0]) * resource.getpagesize()
    limits = {
        resource.RLIMIT_AS: used + memory,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_CORE: 0,
    }
    for which, wanted in limits.items():
        hard = resource.getrlimit(which)[1]
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
