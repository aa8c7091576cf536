"""What a command says on the side: the log at a level, that an edition is of the past, and when nobody hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from newsgen.cli.terminal import drop_standard_output, plain, tell, unheard
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

    logging.raiseExceptions = False  # a line that cannot be written is no line of a traceback

    class Plain(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return plain(super().format(record))

    handler = logging.StreamHandler()
    handler.setFormatter(Plain("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(handlers=[handler])
    logging.getLogger("newsgen").setLevel(level.upper())


def past_of(edition: Edition, store: Store) -> str:
    """What to say where the store has a newer table than the edition's, which may not be the one that was wanted."""
    newest, published = store.newest(), edition.sources[0].published
    if newest is not None and newest.published > published:
        return f"This is the past, of {published}: the store has a table published on {newest.published}."
    return ""


class InPlace:
    """A block in which something is put in its place, and then spoken of: `now` is set once it stands there.

    `done` says so: edition is in place.

    From then on nothing that cannot be said or noted down makes the command a failure (exit status 2): that is
    reported, with status 1; with 0 where the reader of standard output had enough and has gone away.
    """

    def __init__(self, done: str) -> None:
        self.done, self.now = done, False

    def __enter__(self) -> InPlace:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if self.now and error is None:
            error = unheard()
        if not self.now or not isinstance(error, OSError | OutputError):
            return
        drop_standard_output()
        why = error.strerror if isinstance(error, OSError) else error
        tell(f"{self.done}, but not all of it could be reported: {why}", err=True)
        raise typer.Exit(0 if isinstance(error, BrokenPipeError) else 1) from None
