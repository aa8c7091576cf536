"""What a command says on the side: the log at a level, and that an edition is of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsgen.errors import Fault, ProjectError, nearest

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
