"""`newsgen publish`: an edition's stories into a CMS, as drafts."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
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
    from newsgen.edition.read import read_edition
    from newsgen.project import load
    from newsgen.publishing.approvals import read_approvals
    from newsgen.publishing.choosing import chosen
    from newsgen.publishing.http import Waiting
    from newsgen.publishing.ledger import opened
    from newsgen.publishing.opening import opened_target, settings_of
    from newsgen.publishing.send import not_told, send

    settings = settings_of(to, load(project).publish)
    found = read_edition(edition, slugs=only or None)
    choice = chosen(found, settings, only, read_approvals(project), approved)
    target, http = opened_target(to, settings, project, os.environ, Waiting())
    outcomes: list[Outcome] = []

    bar = ProgressBar()
    try:
        with opened(project) as ledger, bar as progress:
            name = f"{to} {settings.url}"
            for warning in target.ready(choice.unsent(ledger.entries(name))):
                tell(f"Note: {warning}.", err=True)
            without = target.gallery()
            if isinstance(without, str) and any(post.wanted() for post in choice.posts):
                tell(f"Note: stories go without their pictures: {without}.", err=True)
            errand = choice.errand(found, name, settings.links == "published", dry_run)
            move = progress if bar.live else not_told
            for one in chain(choice.others, send(errand, target, ledger, http.pause, move)):
                outcomes.append(one)
                if not bar.live and not quiet:
                    tell(_line(one))
    finally:
        http.close()
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
    from newsgen.publishing.ledger import NAME, opened

    if not (project / NAME).is_file():
        tell("[]" if json else "Nothing was sent from this project.")
        return
    with opened(project) as ledger:
        rows = [
            {
                "target": target,
                "id": story,
                "key": entry.key,
                "revision": entry.revision,
                "under_way": bool(entry.meant),
            }
            for target in ledger.targets()
            for story, entry in ledger.entries(target).items()
        ]
    if json:
        from json import dumps

        tell(dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        under_way = "  (a run ended before its answer came)" if row["under_way"] else ""
        tell(f"{row['target']}  {row['id']}  {row['key'] or '-'}  {row['revision'] or '-'}{under_way}")
