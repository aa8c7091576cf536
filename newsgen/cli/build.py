"""`newsgen build`: the edition of a project."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.summary import summarised
from newsgen.edition.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from newsgen.build import Made
    from newsgen.drafting.batches import Progress
    from newsgen.project import Project
    from newsgen.workers import Crew

READ_FIRST = 10
TODAY = "today"


def build(
    project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
    out: Annotated[
        Path,
        typer.Option(metavar="FOLDER", help="Where the edition goes; one that is there is replaced whole."),
    ] = Path("edition"),
    patch: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this patch; may be given again.")
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
        typer.Option("--if-new", help="Build only where something is new; say no more than that otherwise."),
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Write every story anew, also those that would be the same.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="How many processes write; as many as there are processors without."
        ),
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
            metavar="FILE", help="A file for what happened, as JSON; - for standard output, instead of words."
        ),
    ] = None,
    log: Annotated[
        str,
        typer.Option(
            metavar="LEVEL",
            help="Say what is done, on standard error, each with its time: error, warning, info, debug.",
        ),
    ] = "",
) -> None:
    """Build the edition: every story of every patch, and a front page to read first."""
    from newsgen.cli.environment import log_at

    log_at(log)
    with summarised(summary, out) as told:
        from newsgen.cli.environment import cache_folder
        from newsgen.cli.looking import Look
        from newsgen.cli.network import ask

        day = as_of.date() if as_of else None
        look = Look(project, out, ask, cache_folder(), tuple(patch or ()), day, published)
        made, said = None, look.nothing_new() if if_new and not fresh else None
        if said is None:
            from newsgen.build import make
            from newsgen.cli.environment import past_of, store_of
            from newsgen.project import load

            with _Progress() as progress:
                loaded = load(project)
                declared = _on_the_day(loaded, published)
                store = store_of(declared)
                look.begin(loaded)
                made = make(
                    declared,
                    out,
                    look.ask,
                    lambda: _crew(workers, scheduler),
                    as_of=day,
                    only=tuple(patch or ()),
                    store=store,
                    progress=progress,
                    caches=cache_folder(),
                    fresh=fresh,
                    any_day=published == TODAY,
                )
            warned = past_of(made.edition, store) if store is not None else ""
            said = look.end(made, warned, keep=if_new)
        told(said)
        if look.warned:
            typer.echo(look.warned, err=True)
        if str(summary) != "-":
            if if_new and said["status"] == "unchanged":
                typer.echo(f"Nothing new: {out} stands as it was built.")
            elif made is not None:
                _report(made, out)
    if said["blocked"]:
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


def _crew(workers: int | None, scheduler: str) -> AbstractContextManager[Crew]:
    import os

    from newsgen.pipeline import MODULE
    from newsgen.workers import Cluster, Local

    if scheduler:
        return Cluster(MODULE, scheduler)
    return Local(MODULE, workers or len(os.sched_getaffinity(0)))


class _Progress:
    """A bar on a terminal; a line a stage anywhere else."""

    def __init__(self) -> None:
        import sys

        self.live = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        if not self.live:
            said: set[str] = set()

            def line(stage: str, done: int, total: int) -> None:
                if stage not in said:
                    said.add(stage)
                    typer.echo(f"{stage} ...", err=True)

            return line
        from rich.console import Console
        from rich.progress import Progress as Bar

        self.bar = Bar(console=Console(stderr=True), transient=True)
        task = self.bar.add_task("starting", total=None)
        try:
            with uninterrupted():  # a bar that began by half would leave the terminal without its cursor
                self.bar.start()
        except KeyboardInterrupt:
            self.__exit__()
            raise

        def move(stage: str, done: int, total: int) -> None:
            self.bar.update(task, description=stage, completed=done, total=total)

        return move

    def __exit__(self, *_: object) -> None:
        if self.live:
            with uninterrupted():
                self.bar.stop()


def _report(made: Made, out: Path) -> None:
    edition = made.edition
    blocked = [d for d in edition.drafts if d.status == "blocked"]
    written = len(edition.drafts) - len(blocked)
    typer.echo(f"{written} {'draft' if written == 1 else 'drafts'} in {out}: open {out / 'index.html'}")
    if made.unchanged:
        typer.echo("Nothing had changed since they were written.")
    for caution in edition.cautions:
        typer.echo(f"{caution.severity}: {caution.id}: {caution.message}")
    if written:
        typer.echo("Read first:")
    for draft in [d for d in edition.drafts if d.status == "draft"][:READ_FIRST]:
        typer.echo(f"  {draft.score.value:.2f}  {draft.headline}")
    for draft in blocked:
        typer.echo(f"Blocked: {draft.slug}")
        for caution in draft.cautions:
            if caution.severity == "block":
                typer.echo(f"  {caution.id}: {caution.message}")
    if edition.unwritten:
        typer.echo(f"{len(edition.unwritten)} not written; the front page says why.")
