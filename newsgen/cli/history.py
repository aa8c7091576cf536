"""`newsgen history`: what a project's store holds; back-catalogues in, tables out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from newsgen.cli.aside import InPlace
from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from newsgen.history.listing import Listed
    from newsgen.history.store import Store
    from newsgen.model.period import Period
    from newsgen.project import Project

Day = Annotated[
    datetime, typer.Argument(formats=["%Y-%m-%d"], metavar="DAY", help="The day it was published.")
]
Folder = Annotated[Path, typer.Argument(help="The project's folder.")]


class ListsAsUsual(TyperGroup):
    """`newsgen history PROJECT` is `newsgen history list PROJECT`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the command that is meant where none is named."""
        named = {*self.commands, "--help"}
        return super().parse_args(ctx, args if args and args[0] in named else ["list", *args])


app = typer.Typer(cls=ListsAsUsual, help=(__doc__ or "").partition(": ")[2].capitalize())


@app.command("list")
def listing(
    project: Folder = Path(),
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """List the tables in the store: day of publication, periods, areas, and whether an edition was built."""
    from json import dumps

    _, store = _store(project)
    found = store.listed()
    if json:
        tell(dumps(_record(store.where, found), ensure_ascii=False, indent=2))
        return
    for line in _lines(store.where, found):
        tell(line)


@app.command()
def load(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="[PROJECT] FILE...", help="Tables of other days, described as the project's own."
        ),
    ],
    published: Annotated[
        str,
        typer.Option(
            metavar="DAY",
            help="The day of each: a day, for one file; a pattern of the files' names (cases_%Y-%m-%d.csv); +5 for "
            "five days after the newest period; column:NAME where the table says it. By default, a name that has "
            "'published' and a day says it.",
        ),
    ] = "",
    ends: Annotated[
        str,
        typer.Option(
            metavar="PATTERN",
            help="Where the project states the period: the pattern of its last day in the files' names.",
        ),
    ] = "",
) -> None:
    """Load a back-catalogue: each file is read as the project describes its table, and kept with its day."""
    from newsgen.history.catalogue import read_catalogue
    from newsgen.surroundings.network import fetch

    folder, named = _project_first(files)
    declared, store = _store(folder)
    vintages = read_catalogue(
        declared.source,
        declared.measures,
        declared.folder,
        named,
        lambda source: fetch(declared.address(source)),
        published,
        ends,
        declared.patches,
    )
    store.check(*vintages)
    kept = [(vintage, store.keep(vintage, wherever=True)) for vintage in vintages]
    with InPlace(f"{store.where}: all is kept") as stands:
        stands.now = True
        for vintage, done in kept:
            dataset = vintage.dataset
            periods = _span(dataset.periods)
            tell(f"{vintage.published}  {len(dataset.areas):,} areas, {periods}: {done}")


@app.command()
def export(
    project: Folder = Path(),
    to: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The folder to write to; by default PROJECT/history."),
    ] = None,
) -> None:
    """Write the tables as they were published to PROJECT/history/DAY/, where derivations name them."""
    from newsgen.history.tables import past_names

    declared, store = _store(project)
    count = 0
    for vintage in store.listed().vintages:
        files = store.files(vintage.published)
        names = past_names(vintage.published, [file.path for file in files])
        for file in files:
            path = (to or declared.folder / "history") / Path(names[file.path]).relative_to("history")
            _write(path, file.unpacked())
            count += 1
    with InPlace(f"{to or declared.folder / 'history'} is written") as stands:
        stands.now = True
        tell(f"{count} {'file' if count == 1 else 'files'} in {to or declared.folder / 'history'}")


@app.command()
def forget(day: Day, project: Folder = Path()) -> None:
    """Take the table of one day, and its edition, out of the store."""
    _, store = _store(project)
    store.forget(day.date())
    with InPlace(f"{day.date()} is forgotten") as stands:
        stands.now = True
        tell(f"{day.date()}: forgotten")


def _store(folder: Path) -> tuple[Project, Store]:
    from newsgen.errors import Fault, HistoryError
    from newsgen.project import FILE
    from newsgen.project import load as load_project
    from newsgen.surroundings.environment import store_of

    declared = load_project(folder)
    store = store_of(declared)
    if store is None:
        found, wanted = "there is no [history]", '[history] with a store, as store = "history.sqlite"'
        raise HistoryError(Fault(str(declared.folder / FILE), found, wanted))
    return declared, store


def _project_first(named: list[str]) -> tuple[Path, list[Path]]:
    """The project, where the first is its folder or its newsgen.toml, and the files; else that of this folder."""
    from newsgen.errors import Fault, InputError
    from newsgen.project import FILE

    first = Path(named[0])
    is_project = first.is_dir() or first.name == FILE
    files = [Path(name) for name in (named[1:] if is_project else named)]
    if not files:
        raise InputError(Fault("newsgen history load", "no file", "the tables to load"))
    return (first if is_project else Path()), files


def _lines(where: str, found: Listed) -> list[str]:
    if not found.vintages:
        return [f"{where}: nothing is kept yet"]
    lines = [where]
    for one in found.vintages:
        told = "no edition" if one.drafts is None else f"an edition of {one.drafts:,}"
        lines.append(f"{one.published}  {one.areas:,} areas, {_span(one.periods)}, {told}, {one.source}")
    size = sum(one.size for one in found.vintages)
    count = len(found.vintages)
    lines.append(f"{count} {'table' if count == 1 else 'tables'}, {size / 1e6:.1f} MB packed.")
    lines += [
        f"Missing: the {after.grain} between {before.end} and {after.start}." for before, after in found.gaps
    ]
    return lines


def _span(periods: tuple[Period, ...]) -> str:
    count, grain = len(periods), periods[-1].grain
    if count == 1:
        return f"the {grain} to {periods[0].end}"
    joined = "and" if count == 2 else "...,"
    return f"{count} {grain}s to {periods[0].end} {joined} {periods[-1].end}"


def _record(where: str, found: Listed) -> dict[str, Any]:
    return {
        "store": where,
        "vintages": [
            {
                "published": one.published.isoformat(),
                "source": one.source,
                "sha256": one.sha256,
                "areas": one.areas,
                "periods": [_period(p) for p in one.periods],
                "measures": list(one.measures),
                "bytes": one.size,
                "drafts": one.drafts,
            }
            for one in found.vintages
        ],
        "gaps": [{"after": _period(before), "before": _period(after)} for before, after in found.gaps],
    }


def _period(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "grain": period.grain}


def _write(path: Path, data: bytes) -> None:
    from newsgen.errors import Fault, OutputError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(
            Fault(str(path), error.strerror or str(error), "a folder that can be written")
        ) from None
