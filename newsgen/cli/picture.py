"""`newsgen picture`: one picture of one story, for a page or for a look at it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsgen.cli.terminal import tell
from newsgen.cli.written_whole import write_all


class Kind(StrEnum):
    """What can be drawn."""

    MAP = "map"
    BARS = "bars"
    LINE = "line"
    CARD = "card"


def picture(
    story: Annotated[str, typer.Option(metavar="SLUG", help="The story: barsetshire-highest.")],
    project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
    kind: Annotated[Kind, typer.Option(help="Which picture.")] = Kind.MAP,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A file that ends in .svg or .png; by default as an edition has it."
        ),
    ] = None,
) -> None:
    """Draw one picture of one story, whether or not the project asks for it."""
    from dataclasses import replace

    from newsgen.errors import Fault, OutputError, ProjectError, nearest
    from newsgen.graphics.png import png
    from newsgen.pipeline import Drafter, prepare
    from newsgen.project import load
    from newsgen.surroundings.environment import store_of
    from newsgen.surroundings.network import fetch

    loaded = load(project)
    wanted = tuple(replace(one, pictures=(kind.value,)) for one in loaded.stories)
    loaded = replace(loaded, stories=wanted)
    order, _ = prepare(loaded, lambda source: fetch(loaded.address(source)), store=store_of(loaded))
    drafter = Drafter(order)
    plans = {one.slug: one for one in drafter.plan({patch.slug for patch in order.patches}).plans}
    if story not in plans:
        raise ProjectError(
            Fault(
                "--story", f"no story {story!r}", "the slug of one that is written", nearest(story, [*plans])
            )
        )
    plan = drafter.drawn(plans[story], lambda slug: None)
    draft = next(iter(drafter.writer.write(tuple(plans.values()), {story}, lambda slug: None)))
    found = [*plan.pictures, *drafter.carded(draft, plan).pictures]
    if not found:
        wanted_for = {
            "map": "a [map] with its outlines",
            "line": "a table with its past",
            "bars": "a list in order",
        }
        raise ProjectError(
            Fault(f"--kind {kind.value}", f"{story} has none", wanted_for.get(kind.value, "another"))
        )
    data = found[-1].data
    out = out or Path(found[-1].file)
    if out.suffix == ".png" and kind is not Kind.CARD:
        data = png(data.decode(), 1200)
    elif out.suffix not in ({".png"} if kind is Kind.CARD else {".svg", ".png"}):
        raise OutputError(
            Fault(str(out), f"a {kind.value} as {out.suffix or 'no suffix'}", found[-1].file[-4:])
        )
    write_all({out: data})
    tell(f"{out} ({len(data) / 1000:,.0f} kB)")
