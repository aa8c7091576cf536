"""`newsgen explain`: why this story, and the way from printed words to cells."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsgen.cli.terminal import tell

WIDTH = 100
"""Where the output is not a terminal."""


def explain(
    slug: Annotated[str, typer.Argument(help="The story's address, as on the front page.")],
    edition: Annotated[Path, typer.Option(metavar="FOLDER", help="The edition's folder.")] = Path("edition"),
    claim: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Words of the story: explain each claim that has them."),
    ] = None,
    project: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="The project's folder, to show the cells of its tables; found by itself if it is near.",
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="List every cell of a selection.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Explain a story: why it was written, or how a printed figure was come by."""
    from json import dumps

    from newsgen.angles import angles
    from newsgen.edition.read import read_edition
    from newsgen.explanation import explain_claim, explain_story, laid_out, matching, to_json
    from newsgen.explanation.claim import not_there
    from newsgen.explanation.fit import refuse_unless_fit
    from newsgen.rereading import tables_of

    found = read_edition(edition, slugs=(slug,))
    refuse_unless_fit(found, slug)
    story, cells = found.stories[slug], tables_of(edition, found.record, project)
    hidden = False
    if claim is None:
        meanings = {name: angle.situations for name, angle in angles().items()}
        steps = [explain_story(story, meanings, cells)]
    else:
        asked = matching(story["claims"], claim)
        steps = [explain_claim(one, story, found.record, cells) for one in asked]
        hidden = cells is None and any("'select'" in repr(one.first["derivation"]) for one in asked)
    if not steps:
        raise not_there(slug, story["claims"], str(claim))
    if json:
        tell(dumps([to_json(step) for step in steps], ensure_ascii=False, indent=2))
        return
    width = _width()
    for n, step in enumerate(steps):
        if n:
            tell("")
        for line in laid_out(step, width, every):
            tell(line)
    if hidden:
        tell("\nWith --project, the cells behind averages, counts and ranks are shown too.")


def _width() -> int:
    import shutil
    import sys

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
