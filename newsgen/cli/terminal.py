"""What is said on standard output and standard error: nothing that a terminal obeys, and never in vain unnoticed."""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress

import typer

from newsgen.errors import Fault, OutputError
from newsgen.model.hidden import UNSEEN

_OBEYED = re.compile(rf"{UNSEEN.pattern}|[\r\ud800-\udfff]")


def plain(text: str) -> str:
    r"""The text with each character that a terminal obeys, or cannot show, as JSON would escape it (`\u001b`).

    So JSON stays JSON, and means the same. Ends of lines and tabs stay.
    """
    return _OBEYED.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    halves = character.encode("utf-16-be", "surrogatepass").hex(" ", 2).split()
    return "".join(f"\\u{half}" for half in halves)


def tell(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Say a line. OutputError where standard output is full or closed; who does not hear standard error misses it."""
    if err:
        with suppress(OSError, ValueError):
            typer.echo(plain(text), err=True, nl=nl)
    else:
        put_out(plain(text), nl=nl)


def put_out(text: str, *, nl: bool = False) -> None:
    """Data to standard output, as it is. OutputError where that is full or closed; BrokenPipeError if nobody reads."""
    try:
        typer.echo(text, nl=nl)
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
