"""`newsgen map`: the map pages of a project, alone, for the page of an article or for a desk to look at."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from newsgen.drafting import WorkOrder
    from newsgen.graphics.map_page import About
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
    try:
        for file, page in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(page.encode())
            tell(f"{file} ({len(page.encode()) / 1000:,.0f} kB)")
    except OSError as error:
        raise OutputError(
            Fault(str(out), error.strerror or str(error), "a place that can be written to")
        ) from None


def _pages(
    project: Project, wanted: tuple[str, ...], as_of: datetime | None
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The pages by file name, and what an editor should know of them."""
    from newsgen.errors import Fault, ProjectError, nearest
    from newsgen.pipeline import map_tables, prepare
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
    try:
        from newsgen.graphics.boundaries import read_boundaries
        from newsgen.graphics.map_pages import Ground, map_pages
    except ModuleNotFoundError as error:
        if error.name != "shapely":
            raise
        raise ProjectError(
            Fault("newsgen.toml, [map]", "maps need shapely", "pip install 'newsgen[maps]'")
        ) from None
    order, _ = prepare(
        project,
        lambda source: fetch(project.address(source)),
        as_of=as_of.date() if as_of else None,
        store=store_of(project),
    )
    found = read_boundaries(project.map, project.folder, order.dataset.areas)
    ground = Ground(found.outlines, order.patches, project.map.tolerance)
    told = {story.measure for story in project.stories}
    chosen = wanted or tuple(name for name in known if name in told)
    pages: dict[str, str] = {}
    for table in map_tables(order, chosen):
        pages |= map_pages(table, ground, _about(project, order))
    return pages, found.cautions


def _about(project: Project, order: WorkOrder) -> About:
    """What each page says of its figures."""
    from newsgen.graphics.map_page import About
    from newsgen.language.style import load_style

    source = project.source
    return About(
        style=load_style(project.about.style, (project.folder / "styles",)),
        period=order.header.period,
        compared_with=order.header.compared_with,
        published=order.project.source.published,
        publisher=source.publisher,
        withheld=source.suppressed.means if source.suppressed else "",
        attribution=project.map.attribution if project.map else "",
    )
