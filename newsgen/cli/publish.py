"""`newsgen publish`: an edition's stories into a CMS, as drafts."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.progress import ProgressBar
from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from newsgen.publishing.send import Outcome


def publish(
    edition: Annotated[
        Path | None, typer.Argument(metavar="EDITION", help="The edition's folder.", show_default=False)
    ] = None,
    to: Annotated[str, typer.Option(metavar="NAME", help="The target: [publish.NAME] of newsgen.toml.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look, and say what would be done.")] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="SLUG", help="Only this story, also if it is held; may be repeated."),
    ] = None,
    approved: Annotated[
        bool, typer.Option("--approved", help="Only what was approved at the desk, as it was read there.")
    ] = False,
    project: Annotated[
        Path,
        typer.Option(metavar="FOLDER", help="The project's folder; its .newsgen/ remembers what was sent."),
    ] = Path(),
    status: Annotated[bool, typer.Option("--status", help="Only list what was sent so far.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Send an edition's drafts to a CMS, where editors find them as drafts; nothing that a person wrote is touched."""
    if status:
        _tell_status(project, json)
        return
    if edition is None or not to:
        raise typer.BadParameter("wanted an edition and --to NAME, or --status")
    outcomes = _sent(edition, to, project, only or [], dry_run, approved=approved, quiet=json)
    if json:
        from json import dumps

        tell(dumps([asdict(one) for one in outcomes], ensure_ascii=False, indent=2))
    else:
        tell(_summary(outcomes, dry_run))
    if not all(one.well for one in outcomes):
        raise typer.Exit(1)


def _sent(
    edition: Path, to: str, project: Path, only: list[str], dry_run: bool, *, approved: bool, quiet: bool
) -> list[Outcome]:
    from newsgen.project import load
    from newsgen.publishing.opening import settings_of
    from newsgen.publishing.run import Hearing, Run, run
    from newsgen.publishing.send import not_told

    settings = settings_of(to, load(project).publish)
    asked = Run(edition, project, to, settings, tuple(only), approved, dry_run)
    outcomes: list[Outcome] = []
    bar = ProgressBar()
    try:
        with bar as progress:
            hearing = Hearing(
                lambda said: tell(f"Note: {said}.", err=True), progress if bar.live else not_told
            )
            with closing(run(asked, os.environ, hearing)) as sent:
                for one in sent:
                    outcomes.append(one)
                    if not bar.live and not quiet:
                        tell(_line(one))
    finally:
        for one in outcomes if bar.live and not quiet else ():  # lines would run into the bar
            tell(_line(one))
    return outcomes


def _line(one: Outcome) -> str:
    why = f": {one.why}" if one.why else ""
    return f"{one.what:<10} {one.slug}{why}" + (f"  {one.address}" if one.address else "")


def _summary(outcomes: Iterable[Outcome], dry_run: bool) -> str:
    counts = Counter(one.what for one in outcomes)
    said = ", ".join(f"{count} {what}" for what, count in counts.items()) or "no story to send"
    return f"Nothing was sent; it would be: {said}." if dry_run else f"{said[:1].upper()}{said[1:]}."


def _tell_status(project: Path, json: bool) -> None:
    from newsgen.publishing.ledger import read_ledger

    rows = [
        {
            "target": target,
            "id": story,
            "key": entry.key,
            "revision": entry.revision,
            "at": entry.at,
            "under_way": bool(entry.meant),
        }
        for target, entries in read_ledger(project).items()
        for story, entry in entries.items()
    ]
    if json:
        from json import dumps

        tell(dumps(rows, ensure_ascii=False, indent=2))
        return
    if not rows:
        tell("Nothing was sent from this project.")
    for row in rows:
        known = (row["target"], row["id"], *(row[name] or "-" for name in ("key", "revision", "at")))
        under_way = "  (a run ended before its answer came)" if row["under_way"] else ""
        tell("  ".join(map(str, known)) + under_way)
