"""`newsgen new`: a project for a table that newsgen has never seen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The project's folder, to be made.")],
    data: Annotated[str, typer.Option(help="The table: a file, or an http(s) address.")],
) -> None:
    """Write a project for a table: guesses what its columns mean, and says what it guessed and why."""
    raise NotImplementedError
