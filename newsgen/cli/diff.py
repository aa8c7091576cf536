"""`newsgen diff`: what a revised table changed in stories that were published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from newsgen.edition.read import EditionOnDisk
    from newsgen.writing.correcting import Drafted


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD_EDITION", help="The edition that was published.")],
    new: Annotated[Path, typer.Argument(metavar="NEW_EDITION", help="The one built from the revised table.")],
    project: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="The project's folder, for its own style, places and templates/correction.html.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Write the drafted corrections there, a file each: the project's corrections/.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it all as JSON.")] = False,
) -> None:
    """Report which published figures changed when the table was revised, and draft a correction for each story."""
    from newsgen.cli.aside import InPlace
    from newsgen.public import diff as compared_editions
    from newsgen.revisions.revision_json import revision_json
    from newsgen.revisions.revision_lines import revision_lines

    found = compared_editions(old, new, project)
    compared, drafted, before, after = found.compared, found.corrections, found.old, found.new
    if found.undrafted:
        more = "" if project else " (--project names the folder of its style and templates)"
        tell(f"No corrections were drafted: {found.undrafted}{more}", err=True)
    kept = _write(out, drafted, before, after) if out else []
    with InPlace(f"{out} is written") as stands:
        stands.now = bool(kept)
        if as_json:
            tell(revision_json(compared, before, after, drafted), nl=False)
        else:
            for line in (*revision_lines(compared, before, after, drafted), *kept):
                tell(line)
    if compared.revised:
        raise typer.Exit(1)


def _write(out: Path, drafted: Mapping[str, Drafted], old: EditionOnDisk, new: EditionOnDisk) -> list[str]:
    """Write each correction; a line on each, and on each file that was there already and stays as it is."""
    from newsgen.revisions.correction_file import correction_name, correction_text, write_new

    said = [""]
    for slug, correction in drafted.items():
        story = old.stories[slug]
        name = correction_name(story, new)
        fresh = write_new(out, name, correction_text(correction, story, old, new))
        said.append(
            f"{'Wrote' if fresh else 'Kept'} {out / name}" + ("" if fresh else ", which was there already")
        )
    return said if drafted else []
