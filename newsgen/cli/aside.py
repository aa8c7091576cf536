"""What a command says on the side: the log at a level, that an edition is of the past, and when nobody hears."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from newsgen.errors import Fault, OutputError, ProjectError, nearest

if TYPE_CHECKING:
    from newsgen.history.store import Store
    from newsgen.model.draft import Edition


LEVELS = ("error", "warning", "info", "debug")


def log_at(level: str) -> None:
    """Write what is logged from this level on to standard error; nothing where it is "". ProjectError for no level."""
    if not level:
        return
    if level not in LEVELS:
        raise ProjectError(Fault("--log", repr(level), ", ".join(LEVELS), nearest(level, LEVELS)))
    import logging

    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("newsgen").setLevel(level.upper())


def past_of(edition: Edition, store: Store) -> str:
    """What to say where the store has a newer table than the edition's, which may not be the one that was wanted."""
    newest, published = store.newest(), edition.sources[0].published
    if newest is not None and newest.published > published:
        return f"This is the past, of {published}: the store has a table published on {newest.published}."
    return ""


def drop_standard_output() -> None:
    """Let nobody hear what is still to be written there: it would fail again as the process ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class InPlace:
    """A block in which an edition is put in its place, and then spoken of: `now` is set once it stands there.

    From then on nothing that cannot be said or noted down makes the command a failure (exit status 2): that is
    reported, with status 1; a reader of standard output that has gone away had enough, and is no fault at all.
    """

    def __init__(self, out: Path) -> None:
        self.out, self.now = out, False

    def __enter__(self) -> InPlace:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if self.now and error is None:
            try:
                sys.stdout.flush()
            except OSError as refused:
                error = refused
        if not self.now or not isinstance(error, OSError | OutputError):
            return
        drop_standard_output()
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(0) from None
        why = error.strerror if isinstance(error, OSError) else error
        print(f"{self.out} is in place, but not all of it could be reported: {why}", file=sys.stderr)
        raise typer.Exit(1) from None
