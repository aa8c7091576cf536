"""`newsgen explain`: why this story, and the way from printed words to cells."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def explain(
    slug: Annotated[str, typer.Argument(help="The story's address, as on the front page.")],
    edition: Annotated[Path, typer.Option(help="The edition's folder.")] = Path("edition"),
    claim: Annotated[
        str | None, typer.Option(help="Words of the story: explain each claim that has them.")
    ] = None,
) -> None:
    """Explain a story: why it was written, or how a printed figure was come by."""
    from newsgen.errors import Fault, InputError, nearest
    from newsgen.outputs.explanation import explain_claim, explain_story
    from newsgen.outputs.read import read_edition

    story = read_edition(edition, slugs=(slug,)).stories[slug]
    if claim is None:
        for line in explain_story(story):
            typer.echo(line)
        return
    wanted = claim.casefold()
    exact = [c for c in story["claims"] if c["text"].casefold() == wanted]
    found = exact or [
        c for c in story["claims"] if wanted in c["text"].casefold() or wanted in c["sentence"].casefold()
    ]
    if not found:
        texts = list(dict.fromkeys(c["text"] for c in story["claims"]))
        raise InputError(
            Fault("--claim", f"no claim of {slug} has the words {claim!r}", "", nearest(claim, texts))
        )
    for one in found:
        for line in explain_claim(one):
            typer.echo(line)
