"""`newsgen new`: a project for a table that newsgen has never seen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from newsgen.cli.terminal import tell


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The project's folder, to be made.")],
    data: Annotated[str, typer.Option(metavar="TABLE", help="The table: a file, or an http(s) address.")],
) -> None:
    """Write a project for a table: guesses what its columns mean, and says what it guessed and why."""
    import os

    from newsgen.cli.aside import InPlace
    from newsgen.errors import Fault, InputError
    from newsgen.ingest.fetch import fetch, is_address
    from newsgen.ingest.guess import guess
    from newsgen.project import FILE
    from newsgen.project.written import written
    from newsgen.surroundings.network import fetch as from_network

    if (folder / FILE).exists():
        raise InputError(
            Fault(str(folder / FILE), "a project is there already", "a folder of its own for each project")
        )
    table = fetch(data, Path(), from_network)
    source = data if is_address(data) else Path(os.path.relpath(data, folder)).as_posix()
    guessed = guess(table, source, date.today())  # noqa: DTZ011 - the newsroom's own day
    text = written(guessed.source, guessed.measures, {d.key: d.why for d in guessed.decisions})
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            Fault(str(folder), error.strerror or str(error), "a folder that can be written")
        ) from None
    with InPlace(f"{folder / FILE} is in place") as stands:
        stands.now = True
        tell(f"Wrote {folder / FILE}. What it guessed, and why:")
        for decision in guessed.decisions:
            tell(f"  {decision.key}: {decision.why}")
        tell(f"Correct what is wrong there, above all nouns and units; then: newsgen build {folder}")
