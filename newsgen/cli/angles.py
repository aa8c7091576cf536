"""`newsgen angles`: what the rules engine knows."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Annotated

import typer

from newsgen.cli.terminal import tell


def angles(name: Annotated[str | None, typer.Argument(help="One angle; by default all.")] = None) -> None:
    """List the angles: what each looks for, its situations, what a template may name, what a project may set."""
    from newsgen.angles import angles as known
    from newsgen.errors import Fault, InputError, nearest

    every = known()
    if name is not None and name not in every:
        raise InputError(Fault("newsgen angles", f"no angle is called {name!r}", "", nearest(name, every)))
    for angle in every.values() if name is None else (every[name],):
        tell(f"{angle.name}: {angle.doc.strip()}")
        tell("  situations")
        for situation, meaning in angle.situations.items():
            tell(f"    {situation}: {meaning}")
        tell(f"  in templates, as {angle.name}.NAME\n    situation\n    areas")
        for fact, meaning in angle.facts.items():
            tell(f"    {fact}: {meaning}")
        options = fields(angle.options)
        if options:
            tell("  options")
        for option in options:
            usual = "" if option.default is MISSING else f" = {option.default!r}"
            tell(f"    {option.name}: {option.type}{usual}")
        tell("")
