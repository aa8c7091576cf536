"""`newsgen check`: edited copy against the figures of its story."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from newsgen.cli.terminal import tell


def check(
    file: Annotated[Path, typer.Argument(help="The edited copy: HTML, plain text, Markdown or DOCX.")],
    edition: Annotated[Path, typer.Option(metavar="FOLDER", help="The edition's folder.")] = Path("edition"),
    story: Annotated[
        str | None,
        typer.Option(
            metavar="SLUG",
            help="The story that it is a copy of, by slug; by default the one in the file's name, or the closest.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only what fails.")] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Fail also where a number is not ours: of nothing that the edition knows."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON, for programs.")] = False,
) -> None:
    """Check edited copy: every figure, comparison and date in it must be one that the story's figures support."""
    from newsgen.copycheck.in_edition import check_in_edition, read_file
    from newsgen.copycheck.report import as_data, lines

    report, record = check_in_edition(read_file(file), edition, story, file.name)
    if as_json:
        tell(json.dumps(as_data(report, record, str(file)), ensure_ascii=False, indent=2))
    else:
        for line in lines(report, only_failures=quiet):
            tell(line)
    if report.failures or (strict and report.not_ours):
        raise typer.Exit(1)
