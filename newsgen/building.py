"""An edition built: what is unchanged is kept, the rest is drafted, the whole is put in place and remembered."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.edition.files import files_of
from newsgen.edition.staging import clean_up
from newsgen.ingest.fetch import Asker
from newsgen.model.draft import Edition
from newsgen.model.picture import SUFFIXES
from newsgen.project import Project
from newsgen.reuse.inputs import inputs_of
from newsgen.reuse.record import Record, read_drafts, read_record, write_record
from newsgen.reuse.source_state import Sources

if TYPE_CHECKING:
    from newsgen.drafting import DraftSummary, Kept, Progress
    from newsgen.history.store import Store
    from newsgen.workers import WorkerPool

_log = logging.getLogger("newsgen")


@dataclass(frozen=True, slots=True)
class BuildResult:
    """An edition that stands at its place, its drafts in brief. `reused` of them were taken from the one before.

    `unchanged` is true where nothing had changed, so that nothing was written; `new_period` where it is about another
    period than the edition before, as far as that is known. `edits` are copies of files that somebody had edited.
    """

    edition: Edition
    reused: int
    new_period: bool
    unchanged: bool = False
    edits: tuple[Path, ...] = ()


def build_edition(
    project: Project,
    out: Path,
    ask: Asker,
    pool: Callable[[], AbstractContextManager[WorkerPool]],
    *,
    as_of: date | None,
    only: tuple[str, ...],
    store: Store | None,
    progress: Progress,
    caches: Path,
    fresh: bool,
    any_day: bool,
) -> BuildResult:
    """The project's edition at `out`, whole, or the one before as it was.

    `caches` is the folder in which is kept what went into editions, so that nothing is done twice; `fresh` does all
    anew. With `any_day` a table that the edition at `out` is of keeps its day of publication. Errors as
    `pipeline.assemble_edition` and `edition.write.staged` have them.
    """
    before = None if fresh else read_record(caches, out)
    address = project.address
    sources = Sources(
        project.folder, lambda source, known: ask(address(source), known), before.sources if before else {}
    )
    if any_day:
        project = _on_its_day(project, out, sources)
    inputs = inputs_of(project, only, as_of, sources, store)
    if before is not None and before.inputs == inputs and before.stands(out):
        clean_up(Path(os.path.realpath(out)))
        _log.info("nothing new: %s stands as it was built", out)
        drafts = len(before.edition.drafts)
        return BuildResult(before.edition, drafts, new_period=False, unchanged=True)
    # what follows takes longer to load than all of such a look
    from newsgen.edition.write import staged, write_edition
    from newsgen.pipeline import assemble_edition

    # workers that are stopped have ended when the stage is removed, and write no more into it
    with staged(out) as stage, pool() as workers:
        kept = dict(_kept(before, caches, stage.out)) if before else {}
        found = assemble_edition(
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
        )
        write_edition(found.edition, stage)
        files = files_of(stage.folder)  # before the swap: after it, another build's edition may stand there
        if store is None or only:
            edits = stage.commit()
        else:
            with store.recording(found.edition.as_published()):
                edits = stage.commit()
    write_record(Record(inputs, found.edition, files, sources.seen), found.summaries, caches, out)
    new_period = before is None or before.edition.period != found.edition.period
    result = BuildResult(found.edition, len(found.reused), new_period, edits=edits)
    _log_what_was_done(result, out)
    return result


def _kept(record: Record, caches: Path, out: Path) -> Iterator[tuple[str, tuple[DraftSummary, Kept]]]:
    """The stories of the edition at `out` that have a key and all their files, by slug."""
    from newsgen.drafting import DraftSummary, Kept
    from newsgen.outputs.format import story_suffixes

    for summary in read_drafts(record, caches, out):
        assert isinstance(summary, DraftSummary)
        slug = summary.draft.slug
        suffixes = [
            *story_suffixes(record.edition.outputs),
            *(SUFFIXES[p.kind] for p in summary.draft.pictures),
        ]
        names = {suffix: f"stories/{slug}{suffix}" for suffix in suffixes}
        if summary.key and all(name in record.files for name in names.values()):
            files = {suffix: record.files[name] for suffix, name in names.items()}
            yield slug, (summary, Kept(summary.key, out, files))


def _on_its_day(project: Project, out: Path, sources: Sources) -> Project:
    """A table that the edition at `out` is of was published on the day that the edition says, and not again since."""
    try:
        recorded = json.loads((out / "edition.json").read_bytes())["sources"][0]
        digest, day = recorded["sha256"], date.fromisoformat(recorded["published"])
    except (OSError, ValueError, LookupError, TypeError):
        return project
    if sources.look(project.source.source).hex() != digest:
        return project
    return replace(project, source=replace(project.source, published=day))


def _log_what_was_done(result: BuildResult, out: Path) -> None:
    """What was done, for the logs."""
    for source in result.edition.sources:
        _log.info("read %s, sha256 %s", source.path, source.sha256[:12])
    for edit in result.edits:
        _log.warning("a file of %s had been edited: it is kept as %s", out, edit)
    drafts = result.edition.drafts
    _log.info("built %s: %d drafts, %d of them reused", out, len(drafts), result.reused)
    for draft in drafts:
        _log.debug("draft %s: score %.2f", draft.slug, draft.score.value)
        for caution in draft.cautions:
            level = logging.WARNING if caution.severity == "block" else logging.DEBUG
            _log.log(level, "%s %s: %s: %s", caution.severity, draft.slug, caution.id, caution.message)
    for caution in result.edition.cautions:
        level = logging.INFO if caution.severity == "note" else logging.WARNING
        _log.log(level, "%s: %s: %s", caution.severity, caution.id, caution.message)
    for left_out in result.edition.unwritten:
        _log.info("skipped %s of %s: %s", left_out.story, left_out.patch, left_out.why)
