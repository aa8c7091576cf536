"""`newsgen build`: the edition of a project."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newsgen.model.draft import Edition
    from newsgen.pipeline import Progress
    from newsgen.workers import Cluster, Local

READ_FIRST = 10


def build(
    project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
    out: Annotated[
        Path, typer.Option(help="Where the edition goes; one that is there is replaced whole.")
    ] = Path("edition"),
    patch: Annotated[list[str] | None, typer.Option(help="Only this patch; may be given again.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day to build for: inserts must be valid on it; with a [history], the newest table out by then.",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="How many processes write; as many as there are processors without."),
    ] = None,
    scheduler: Annotated[
        str, typer.Option(help="A Dask scheduler (tcp://HOST:8786) whose workers write, on any machines.")
    ] = "",
) -> None:
    """Build the edition: every story of every patch, and a front page to read first."""
    from newsgen.cli.past import remembered, store_of, tell_if_past
    from newsgen.outputs.publish import staged, write_edition
    from newsgen.pipeline import build as build_edition
    from newsgen.project import load

    day: date | None = as_of.date() if as_of else None
    with _Progress() as progress:
        from newsgen.cli.network import fetch

        declared, only = load(project), tuple(patch or ())
        store = store_of(declared)
        with _crew(workers, scheduler) as crew, staged(out) as stage:
            edition = build_edition(
                declared,
                fetch,
                as_of=day,
                only=only,
                store=store,
                progress=progress,
                crew=crew,
                stage=stage,
            )
            write_edition(edition, stage)
            with remembered(edition, store, whole=not only):
                stage.publish()
    if store is not None:
        tell_if_past(edition, store)
    _report(edition, out)
    if any(d.status == "blocked" for d in edition.drafts):
        raise typer.Exit(1)


def _crew(workers: int | None, scheduler: str) -> Cluster | Local:
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
        self.bar.start()
        task = self.bar.add_task("starting", total=None)

        def move(stage: str, done: int, total: int) -> None:
            self.bar.update(task, description=stage, completed=done, total=total)

        return move

    def __exit__(self, *_: object) -> None:
        if self.live:
            self.bar.stop()


def _report(edition: Edition, out: Path) -> None:
    blocked = [d for d in edition.drafts if d.status == "blocked"]
    written = len(edition.drafts) - len(blocked)
    typer.echo(f"{written} {'draft' if written == 1 else 'drafts'} in {out}: open {out / 'index.html'}")
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
