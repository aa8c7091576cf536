"""`newsgen diff`: what a revised table changed in stories that were published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newsgen.edition.read import EditionOnDisk
    from newsgen.revisions import Compared
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
    from newsgen.edition.read import read_edition
    from newsgen.errors import Fault, InputError
    from newsgen.revisions import compare
    from newsgen.revisions.comparable import refuse_unless_comparable
    from newsgen.revisions.revision_json import revision_json
    from newsgen.revisions.revision_lines import revision_lines

    if os.path.realpath(old) == os.path.realpath(new):
        raise InputError(Fault(str(new), "the same folder twice", "an older edition and a newer one"))
    before, after = read_edition(old), read_edition(new)
    refuse_unless_comparable(before, after, (old, new))
    compared = compare(before, after)
    drafted = _drafted(compared, before, after, project)
    kept = _write(out, drafted, before, after) if out else []
    if as_json:
        typer.echo(revision_json(compared, before, after, drafted), nl=False)
    else:
        for line in (*revision_lines(compared, before, after, drafted), *kept):
            typer.echo(line)
    if compared.revised:
        raise typer.Exit(1)


def _drafted(
    compared: Compared, old: EditionOnDisk, new: EditionOnDisk, project: Path | None
) -> dict[str, Drafted]:
    """The corrections by story; none, and a message, where the house has no words for them."""
    from newsgen.errors import NewsgenError
    from newsgen.project import load
    from newsgen.revisions.drafted import to_correct
    from newsgen.writing.correcting import Corrector

    if not compared.revised:
        return {}
    loaded = load(project) if project else None
    try:
        house = (loaded.folder, loaded.about.places) if loaded else (None, "")
        corrector = Corrector(new.record["style"], *house)
        return {revised.slug: corrector.write(revised) for revised in to_correct(compared, old, new)}
    except NewsgenError as error:
        more = "" if loaded else " (--project names the folder of its style and templates)"
        typer.echo(f"No corrections were drafted: {error}{more}", err=True)
        return {}


def _write(out: Path, drafted: dict[str, Drafted], old: EditionOnDisk, new: EditionOnDisk) -> list[str]:
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
