"""The folder for caches, and the store with its password: where a user's environment says they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from newsgen.history.store import Store
    from newsgen.project import Project


def cache_folder() -> Path:
    """NEWSGEN_CACHE, or `newsgen` where the system keeps a user's caches (on Linux XDG_CACHE_HOME, or ~/.cache)."""
    if own := os.environ.get("NEWSGEN_CACHE"):
        return Path(own)
    return user_cache_path("newsgen", appauthor=False)


def store_of(project: Project) -> Store | None:
    """The store that newsgen.toml names; the password of a database is in the environment. None without [history]."""
    if project.history is None:
        return None
    from newsgen.history import open_store
    from newsgen.history.address import PASSWORD

    declared = project.history
    return open_store(
        declared.store, project.folder, schema=declared.schema, password=os.environ.get(PASSWORD, "")
    )
