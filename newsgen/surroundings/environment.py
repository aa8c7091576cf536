"""The folder for caches, and the store with its password: where a user's environment says they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgen.history.store import Store
    from newsgen.project import Project


def cache_folder() -> Path:
    """NEWSGEN_CACHE, or `newsgen` in the user's folder for caches (XDG_CACHE_HOME, ~/.cache)."""
    if own := os.environ.get("NEWSGEN_CACHE"):
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsgen"


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
