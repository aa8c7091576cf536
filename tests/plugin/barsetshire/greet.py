"""`newsgen greet`: says who is there."""

from __future__ import annotations

import typer


def greet(name: str) -> None:
    """Greet a reader of the Dispatch, however long the line that says so may become in the list of commands."""
    typer.echo(f"Good morning, {name}")
