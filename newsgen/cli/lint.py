"""`newsgen lint`: checks a project without building it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from collections.abc import Iterator


def lint(project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path()) -> None:
    """Check newsgen.toml, the templates and phrases, and the inserts without reading a table.

    What is no fault is noted: what newsgen cannot check in the language of the house style, and what a project's own
    orders and phrases leave out of the shipped ones.
    """
    from newsgen.angles import vocabulary
    from newsgen.errors import Fault, NewsgenError
    from newsgen.language.style import load_style
    from newsgen.project import load
    from newsgen.writing.inserts import read_inserts
    from newsgen.writing.limits import Limits
    from newsgen.writing.lint import lint_templates

    declared = load(project)
    limits = Limits(declared.about.seconds_a_draft, declared.about.memory_mb)
    faults: list[Fault] = []
    notes: list[str] = []
    try:
        read_inserts(declared.folder / "inserts")
    except NewsgenError as error:
        faults += error.faults
    try:
        notes += lint_templates(declared.folder, declared.about.style, declared.stories, vocabulary(), limits)
    except NewsgenError as error:
        faults += error.faults
    for fault in faults:
        tell(str(fault))
    language = load_style(declared.about.style, (declared.folder / "styles",)).language
    for note in (*notes, *_unread(language)):
        tell(f"note: {note}")
    if faults:
        raise typer.Exit(1)
    count = len({s.template for s in declared.stories})
    tell(f"Nothing wrong: newsgen.toml, {count} {'template' if count == 1 else 'templates'} and the inserts.")


def _unread(language: str) -> Iterator[str]:
    """What is not checked in drafts of that language, for lack of its words."""
    from newsgen.copycheck.lexicon import reads
    from newsgen.gates.spoken import unspoken

    lacking = unspoken(language)
    if lacking:
        yield (
            f"{language} does not state what these gates need of it, so they do not look at its drafts: "
            f"{', '.join(lacking)} (docs/languages.md)"
        )
    if not reads(language):
        yield f"`newsgen check` does not read {language}: of edited copy it checks the numbers, and no words"
