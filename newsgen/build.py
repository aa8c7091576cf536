"""An edition made: built, published, remembered; nothing at all where it stands already."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.drafting.batches import Progress
from newsgen.edition.files import State, files_of
from newsgen.edition.staging import clean_up
from newsgen.edition.write import staged, write_edition
from newsgen.ingest.fetch import Asker
from newsgen.ingest.reading import read
from newsgen.model.draft import Edition
from newsgen.pipeline import NOTHING, built
from newsgen.project import Project
from newsgen.reuse.copies import Copies
from newsgen.reuse.inputs import inputs_of
from newsgen.reuse.record import Record, read_record, write_record
from newsgen.reuse.source_state import Seen, Sources
from newsgen.workers import Crew

if TYPE_CHECKING:
    from newsgen.history.store import Store

_log = logging.getLogger("newsgen")


@dataclass(frozen=True, slots=True)
class Made:
    """An edition that stands at its place, its drafts in brief. `reused` of them were taken from the one before.

    `unchanged` is true where nothing had changed, so that nothing was written; `new_period` where it is about another
    period than the edition before, as far as that is known. `sources` and `files` are as the record has them.
    """

    edition: Edition
    sources: Mapping[str, Seen]
    files: Mapping[str, State]
    reused: int
    new_period: bool
    unchanged: bool = False


def make(
    project: Project,
    out: Path,
    ask: Asker,
    crew: Callable[[], AbstractContextManager[Crew]],
    *,
    as_of: date | None,
    only: tuple[str, ...],
    store: Store | None,
    progress: Progress,
    caches: Path,
    fresh: bool,
    any_day: bool,
) -> Made:
    """The project's edition at `out`, whole, or the one before as it was.

    `caches` is the folder in which is kept what went into editions, so that nothing is done twice; `fresh` does all
    anew. With `any_day` a table that is told at `out` keeps its day of publication. Errors as `pipeline.built` and
    `publish.staged` have them.
    """
    before = None if fresh else read_record(caches, out)
    sources = Sources(project.folder, ask, before.sources if before else {})
    if any_day:
        project = _on_its_day(project, out, sources)
    inputs = inputs_of(project, only, as_of, sources, store)
    if before is not None and before.inputs == inputs and before.stands(out):
        clean_up(Path(os.path.realpath(out)))
        _log.info("nothing new: %s stands as it was built", out)
        return Made(
            before.edition, sources.seen, before.files, len(before.entries), new_period=False, unchanged=True
        )
    # workers that are stopped have ended when the stage is removed, and write no more into it
    with staged(out) as stage, crew() as workers:
        kept = (
            {entry.draft.slug: (entry, one) for entry, one in before.kept(stage.out)} if before else NOTHING
        )
        found = built(
            project,
            sources,
            workers,
            as_of=as_of,
            only=only,
            store=store,
            progress=progress,
            stage=stage,
            before=kept,
            caches=None if fresh else caches,
            reading=read if fresh else Copies(caches, sources).read,
        )
        write_edition(found.edition, stage)
        if store is None or only:
            stage.publish()
        else:
            with store.recording(found.edition.as_told()):
                stage.publish()
        files = files_of(stage.out)
    write_record(Record(inputs, found.edition, found.entries, files, sources.seen), caches, out)
    made = Made(
        found.edition,
        sources.seen,
        files,
        len(found.reused),
        new_period=before is None or before.edition.period != found.edition.period,
    )
    _tell(made, out)
    return made


def _on_its_day(project: Project, out: Path, sources: Sources) -> Project:
    """A table that the edition at `out` is of was published on the day that the edition says, and not again since."""
    try:
        told = json.loads((out / "edition.json").read_bytes())["sources"][0]
        digest, day = told["sha256"], date.fromisoformat(told["published"])
    except (OSError, ValueError, LookupError, TypeError):
        return project
    if sources.look(project.source.source).hex() != digest:
        return project
    return replace(project, source=replace(project.source, published=day))


def _tell(made: Made, out: Path) -> None:
    """What was done, for the logs."""
    for source in made.edition.sources:
        _log.info("read %s, sha256 %s", source.path, source.sha256[:12])
    drafts = made.edition.drafts
    _log.info("built %s: %d drafts, %d of them reused", out, len(drafts), made.reused)
    for draft in drafts:
        _log.debug("draft %s: score %.2f", draft.slug, draft.score.value)
        for caution in draft.cautions:
            level = logging.WARNING if caution.severity == "block" else logging.DEBUG
            _log.log(level, "%s %s: %s: %s", caution.severity, draft.slug, caution.id, caution.message)
    for caution in made.edition.cautions:
        level = logging.INFO if caution.severity == "note" else logging.WARNING
        _log.log(level, "%s: %s: %s", caution.severity, caution.id, caution.message)
    for left_out in made.edition.unwritten:
        _log.info("skipped %s of %s: %s", left_out.story, left_out.patch, left_out.why)
