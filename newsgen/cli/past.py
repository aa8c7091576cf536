"""The project's store, as the command line opens it, and an edition as it will be remembered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgen.history.store import Store
    from newsgen.model.draft import Edition
    from newsgen.model.told import ToldEdition
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


@contextmanager
def remembered(edition: Edition, store: Store | None, *, whole: bool) -> Iterator[None]:
    """Remember what the edition tells, if publishing it goes well; nothing where it is of some patches only."""
    if store is None or not whole:
        yield
        return
    with store.recording(told(edition)):
        yield


def tell_if_past(edition: Edition, store: Store) -> None:
    """Say so where the store has a newer table than the edition's: it may not be the one that was wanted."""
    import typer

    newest, published = store.newest(), edition.sources[0].published
    if newest is not None and newest.published > published:
        text = f"This is the past, of {published}: the store has a table published on {newest.published}."
        typer.echo(text, err=True)


def told(edition: Edition) -> ToldEdition:
    """An edition as its successors will know it."""
    from json import loads

    from newsgen.model.told import ToldDraft, ToldEdition, ToldFinding
    from newsgen.outputs.story_json import story_json

    drafts = tuple(
        ToldDraft(
            slug=draft.slug,
            story=draft.story,
            patch=draft.patch.name,
            measure=draft.measure,
            headline=draft.headline,
            status=draft.status,
            score=draft.score.value,
            revision=loads(story_json(draft, edition))["revision"],
            findings=tuple(
                ToldFinding(f.angle, f.situation, f.codes(), f.figures()) for f in draft.findings if f.found
            ),
            picks=draft.picks,
        )
        for draft in edition.drafts
    )
    return ToldEdition(edition.sources[0].published, edition.period, edition.title, drafts)
