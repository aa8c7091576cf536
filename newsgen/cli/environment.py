"""What a command takes from its surroundings: the folder for caches, the level of the log, the store's password."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.errors import Fault, ProjectError, nearest

if TYPE_CHECKING:
    from newsgen.history.store import Store
    from newsgen.model.draft import Edition
    from newsgen.project import Project


def cache_folder() -> Path:
    """NEWSGEN_CACHE, or `newsgen` in the user's folder for caches (XDG_CACHE_HOME, ~/.cache)."""
    if own := os.environ.get("NEWSGEN_CACHE"):
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsgen"


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


def store_of(project: Project) -> Store | None:
    """The store that newsgen.toml names; the password of a database is in the environment. None without [history]."""
    if project.history is None:
        return None
    import os

    from newsgen.history import open_store
    from newsgen.history.address import PASSWORD

    declared = project.history
    return open_store(
        declared.store, project.folder, schema=declared.schema, password=os.environ.get(PASSWORD, "")
    )


def past_of(edition: Edition, store: Store) -> str:
    """What to say where the store has a newer table than the edition's, which may not be the one that was wanted."""
    newest, published = store.newest(), edition.sources[0].published
    if newest is not None and newest.published > published:
        return f"This is the past, of {published}: the store has a table published on {newest.published}."
    return ""
