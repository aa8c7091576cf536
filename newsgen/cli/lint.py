"""`newsgen lint`: checks a project without building it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def lint(project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path()) -> None:
    """Check newsgen.toml, the templates and the inserts without reading a table."""
    from newsgen.angles import vocabulary
    from newsgen.errors import Fault, NewsgenError
    from newsgen.project import load
    from newsgen.writing.inserts import read_inserts
    from newsgen.writing.lint import lint_templates

    declared = load(project)
    faults: list[Fault] = []
    for check in (
        lambda: read_inserts(declared.folder / "inserts"),
        lambda: lint_templates(declared.folder, declared.about.style, declared.stories, vocabulary()),
    ):
        try:
            check()
        except NewsgenError as error:
            faults += error.faults
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        raise typer.Exit(1)
    count = len({s.template for s in declared.stories})
    typer.echo(
        f"Nothing wrong: newsgen.toml, {count} {'template' if count == 1 else 'templates'} and the inserts."
    )
