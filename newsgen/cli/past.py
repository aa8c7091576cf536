"""The project's store, as the command line opens it, and an edition as it will be remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgen.history.store import Store
    from newsgen.model.draft import Edition
    from newsgen.project import Project


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
