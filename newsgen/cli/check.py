"""`newsgen check`: edited copy against the figures of its story."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

LARGEST = 5 * 2**20


def check(
    file: Annotated[Path, typer.Argument(help="The edited copy: plain text, Markdown or HTML.")],
    edition: Annotated[Path, typer.Option(help="The edition's folder.")] = Path("edition"),
    slug: Annotated[
        str | None, typer.Option(help="Whose copy it is; as usual, that of the file's name.")
    ] = None,
) -> None:
    """Check edited copy: every number in it must be one that the story's figures support."""
    from newsgen.checks.edited import check_copy
    from newsgen.outputs.read import read_edition

    copy = _read(file)
    story: dict[str, Any] = read_edition(
        edition, slugs=((slug or file.name.partition(".")[0]),)
    ).stories.popitem()[1]
    checked = list(check_copy(copy, story))
    wrong = [c for c in checked if c.verdict == "unsupported"]
    for one in wrong:
        typer.echo(
            f"line {one.line}: {one.number!r} is not supported by any figure of {story['slug']}: {one.text}"
        )
    held = len(checked) - len(wrong)
    typer.echo(f"{held} of {len(checked)} numbers hold.")
    if wrong:
        raise typer.Exit(1)


def _read(file: Path) -> str:
    from newsgen.errors import Fault, InputError

    try:
        if file.stat().st_size > LARGEST:
            raise InputError(Fault(str(file), "more than 5 MiB", "the copy of one story"))
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(Fault(str(file), error.strerror or str(error), "a readable file")) from None
    except UnicodeDecodeError:
        raise InputError(Fault(str(file), "not text", "plain text, Markdown or HTML in UTF-8")) from None
    if not text.strip():
        raise InputError(Fault(str(file), "an empty file", "the copy of one story"))
    return text
