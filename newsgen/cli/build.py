"""`newsgen build`: the edition of a project."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.progress import ProgressBar
from newsgen.cli.summary import summarised, summary_of
from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from newsgen.building import BuildResult
    from newsgen.project import Project
    from newsgen.workers import WorkerPool

READ_FIRST = 10
TODAY = "today"
PIPELINE = "newsgen.pipeline"
"""What workers load ahead."""


def build(
    project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
    out: Annotated[
        Path,
        typer.Option(metavar="FOLDER", help="Where the edition goes; one that is there is replaced whole."),
    ] = Path("edition"),
    patch: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this patch; may be repeated.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            formats=["%Y-%m-%d"],
            help="The day to build for: inserts must be valid on it; with a [history], the newest table out by then.",
        ),
    ] = None,
    published: Annotated[
        str,
        typer.Option(
            metavar="DAY",
            help="The day the table was published, where it is not data.published: a date, or today.",
        ),
    ] = "",
    if_new: Annotated[
        bool,
        typer.Option("--if-new", help="Build only if something is new; otherwise just say that nothing is."),
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Write every story again, even those that would stay the same.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="How many processes write; by default one for each processor."),
    ] = None,
    scheduler: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="A Dask scheduler (tcp://HOST:8786) whose workers write, on any machines."
        ),
    ] = "",
    summary: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A file for a summary as JSON; - for standard output, in place of the text."
        ),
    ] = None,
    log: Annotated[
        str,
        typer.Option(
            metavar="LEVEL",
            help="Log to standard error, each line with its time: error, warning, info or debug.",
        ),
    ] = "",
) -> None:
    """Build the edition: every story of every patch, and a front page to read first."""
    from newsgen.cli.aside import InPlace, log_at, past_of
    from newsgen.surroundings.environment import cache_folder, store_of
    from newsgen.surroundings.network import ask

    log_at(log)
    with InPlace(f"{out} is in place") as stands, summarised(summary, out) as said:
        from newsgen.building import build_edition
        from newsgen.project import load

        with ProgressBar() as progress:
            declared = _on_the_day(load(project), published)
            store = store_of(declared)
            result = build_edition(
                declared,
                out,
                ask,
                lambda: _pool(workers, scheduler),
                as_of=as_of.date() if as_of else None,
                only=tuple(patch or ()),
                store=store,
                progress=progress,
                caches=cache_folder(),
                fresh=fresh,
                any_day=published == TODAY,
            )
        stands.now = True
        said(summary_of(result))
        if store is not None and (past := past_of(result.edition, store)):
            tell(past, err=True)
        if str(summary) != "-":
            if if_new and result.unchanged:
                tell(f"Nothing new: {out} stands as it was built.")
            else:
                _report(result, out)
    if any(draft.status == "blocked" for draft in result.edition.drafts):
        raise typer.Exit(1)


def _on_the_day(project: Project, published: str) -> Project:
    """The project with its table published on that day."""
    from dataclasses import replace
    from datetime import date

    from newsgen.errors import Fault, ProjectError

    if not published:
        return project
    try:
        day = datetime.now().astimezone().date() if published == TODAY else date.fromisoformat(published)
    except ValueError:
        raise ProjectError(Fault("--published", repr(published), "a day (2026-11-23), or today")) from None
    return replace(project, source=replace(project.source, published=day))


def _pool(workers: int | None, scheduler: str) -> AbstractContextManager[WorkerPool]:
    import os

    from newsgen.workers import ClusterPool, LocalPool

    if scheduler:
        return ClusterPool(PIPELINE, scheduler)
    return LocalPool(PIPELINE, workers or len(os.sched_getaffinity(0)))


def _report(result: BuildResult, out: Path) -> None:
    edition = result.edition
    blocked = [d for d in edition.drafts if d.status == "blocked"]
    written = len(edition.drafts) - len(blocked)
    tell(f"{written} {'draft' if written == 1 else 'drafts'} in {out}: open {out / 'index.html'}")
    if result.unchanged:
        tell("Nothing had changed since they were written.")
    if result.edits:
        tell("Edited since they were built, and kept as they were:")
    for edit in result.edits:
        tell(f"  {edit}")
    for caution in edition.cautions:
        tell(f"{caution.severity}: {caution.id}: {caution.message}")
    if written:
        tell("Read first:")
    for draft in [d for d in edition.drafts if d.status != "blocked"][:READ_FIRST]:
        tell(f"  {draft.score.value:.2f}  {draft.headline}")
    for draft in blocked:
        tell(f"Blocked: {draft.slug}")
        for caution in draft.cautions:
            if caution.severity == "block":
                tell(f"  {caution.id}: {caution.message}")
    if edition.unwritten:
        tell(f"{len(edition.unwritten)} not written; the front page says why.")
