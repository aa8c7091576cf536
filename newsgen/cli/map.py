"""`newsgen map`: the map pages of a project, alone, for the page of an article or for a desk to look at."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.terminal import tell
from newsgen.cli.written_whole import write_all

if TYPE_CHECKING:
    from newsgen.project import Project


def map(  # noqa: A001 - a command is a function of its own name
    project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
    out: Annotated[
        Path,
        typer.Option(metavar="FILE_OR_FOLDER", help="A file that ends in .html, or a folder for all pages."),
    ] = Path("maps"),
    measure: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only of this measure; may be repeated. By default of each that has stories."
        ),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            formats=["%Y-%m-%d"],
            help="With a [history]: of the newest table that was out by then.",
        ),
    ] = None,
) -> None:
    """Draw the interactive map of each measure: a page of its own, which works without a network."""
    from newsgen.errors import Fault, OutputError
    from newsgen.project import load

    loaded = load(project)
    pages, cautions = _pages(loaded, tuple(measure or ()), as_of)
    for caution in cautions:
        tell(f"caution: {caution}", err=True)
    if out.suffix.lower() == ".html":
        if len(pages) > 1:
            raise OutputError(
                Fault(str(out), f"{len(pages)} pages ({', '.join(pages)})", "a folder for --out")
            )
        files = dict.fromkeys([out], *pages.values())
    else:
        files = {out / name: page for name, page in pages.items()}
    write_all(files)
    for file, page in files.items():
        tell(f"{file} ({len(page) / 1000:,.0f} kB)")


def _pages(
    project: Project, wanted: tuple[str, ...], as_of: datetime | None
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The pages by file name, and what an editor should know of them."""
    from newsgen.drafting.prepare import mapped
    from newsgen.errors import Fault, ProjectError, nearest
    from newsgen.pipeline import map_pages_of, prepare
    from newsgen.surroundings.environment import store_of
    from newsgen.surroundings.network import fetch

    if project.map is None:
        raise ProjectError(
            Fault("newsgen.toml", "no [map]", "a table [map] with boundaries and code (docs/maps.md)")
        )
    known = [one.name for one in project.measures]
    if unknown := [name for name in wanted if name not in known]:
        raise ProjectError(
            *(
                Fault(
                    "--measure",
                    f"no measure is called {n!r}",
                    f"one of {', '.join(known)}",
                    nearest(n, known),
                )
                for n in unknown
            )
        )
    order, _ = prepare(
        project,
        lambda source: fetch(project.address(source)),
        as_of=as_of.date() if as_of else None,
        store=store_of(project),
    )
    pages, cautions = map_pages_of(order, wanted or mapped(project))
    return {page.name: page.data for page in pages}, tuple(caution.message for caution in cautions)
