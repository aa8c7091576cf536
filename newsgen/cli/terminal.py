"""Standard output and error, through which all that newsgen says goes: nothing in it steers a terminal."""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress
from typing import Any, TextIO, cast

import typer

from newsgen.errors import Fault, OutputError
from newsgen.model.hidden import PRIVATE, UNSEEN

_OBEYED = re.compile(f"{UNSEEN.pattern}|{PRIVATE.pattern}|\r(?!\n)")


def plain(text: str) -> str:
    r"""The text with each character that a terminal obeys, or readers do not see, as JSON would escape it.

    So JSON stays JSON, and means the same. Ends of lines and tabs stay.

    >>> plain("\x1b[2Jall is well\n")
    '\\u001b[2Jall is well\n'
    """
    return _OBEYED.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    halves = character.encode("utf-16-be", "surrogatepass").hex(" ", 2).split()
    return "".join(f"\\u{half}" for half in halves)


def tell(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Say a line. OutputError where standard output is full or closed; who does not hear standard error misses it."""
    if err:
        with suppress(OSError, ValueError):
            typer.echo(text, err=True, nl=nl)
        return
    try:
        typer.echo(text, nl=nl)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refused(error) from None


def put_out(text: str) -> None:
    """Data to standard output, byte for byte unless that is a terminal. OutputError where it is full or closed."""
    try:
        if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refused(error) from None


def unheard() -> OutputError | None:
    """Why what was said last did not reach standard output; None where it did, or where nobody reads on."""
    try:
        sys.stdout.flush()
    except OSError as error:
        fault = refused(error)
        return None if isinstance(error, BrokenPipeError) else fault
    return None


def refused(error: OSError) -> OutputError:
    """What to say of it, once: from here on nothing more is put out, or it would be refused again at the end."""
    drop_standard_output()
    found = "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)
    return OutputError(Fault("standard output", found, "room for all of it"))


def drop_standard_output() -> None:
    """Let nobody hear what is still to be written there: it would fail again as the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def take_streams() -> None:
    """Streams that a shell closed (`>&-`) are there, so that no file takes their place; no letter stops a message."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # what only can be read refuses what is written, as a closed one does; what is wrong may go unheard
            way = os.O_RDWR if name == "stderr" else os.O_RDONLY
            os.dup2(os.open(os.devnull, way), number)
            setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say_nothing_harmful() -> None:
    """From now on standard output and error are such; bytes for programs, through their buffers, are as they are."""
    sys.stdout, sys.stderr = (cast("TextIO", _Harmless(stream)) for stream in (sys.stdout, sys.stderr))


def steering() -> TextIO:
    """Standard error as it is, for a bar of progress, which steers the terminal."""
    return cast("TextIO", sys.stderr._stream) if isinstance(sys.stderr, _Harmless) else sys.stderr


class _Harmless:
    """A stream of text that writes what is harmless of what it is given, and is like the given one in all else."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(plain(text))
        return len(text)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
