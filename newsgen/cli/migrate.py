"""`newsgen migrate`: templates that changed a shipped story, as the phrases that say the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsgen.project import Project
    from newsgen.writing.phrases.migrating import Migrated


def migrate(
    project: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
    write: Annotated[
        bool, typer.Option("--write", help="Write the files; none that exists is replaced.")
    ] = False,
) -> None:
    """Show what templates that change a shipped story would be as phrases, and name what is left to an editor."""
    from newsgen.project import load

    declared = load(project)
    found = 0
    for name, made in _made(declared):
        found += 1
        tell(f"templates/{name}.html")
        for file, text in made.files.items():
            _put(declared.templates / file, text, write=write)
        for fault in made.left:
            tell(f"  left to you: {fault}")
        tell(f"  Then delete templates/{name}.html, and see: newsgen lint {project}\n")
    if not found:
        tell("Nothing to migrate: no template here changes a shipped story.")
    elif not write:
        tell(f"Nothing was written. To write these files: newsgen migrate {project} --write")


def _made(declared: Project) -> Iterator[tuple[str, Migrated]]:
    """The name of each template that extends a shipped story, and what it would be."""
    from newsgen.angles import vocabulary
    from newsgen.errors import TemplateError
    from newsgen.language.style import load_style
    from newsgen.own_file import own_text
    from newsgen.registry.own_folder import files_in
    from newsgen.writing.phrases.book import STORY, book_of
    from newsgen.writing.phrases.migrating import extended, migrated

    angles = vocabulary()
    language = load_style(declared.about.style, (declared.folder / "styles",)).language
    shipped = book_of(None, language, angles)
    folder = declared.templates
    own = {path.name: path for path in files_in(folder, ".html", TemplateError)}
    for name, path in sorted(own.items()):
        where = f"templates/{name}"
        text = own_text(folder, path, where, TemplateError)
        story = extended(text, where)
        if not shipped.has_story(story) or (f"{story}.html" in own and f"{story}.html" != name):
            continue
        known = {
            use.alias: angles[use.angle]
            for told in declared.stories
            if told.template == name
            for use in told.angles
        }
        _, order = next(shipped.texts(story + STORY))
        yield path.stem, migrated(text, path.stem, where, order, known or angles)


def _put(path: Path, text: str, *, write: bool) -> None:
    """Shows a file, or writes it where none is yet."""
    from newsgen.errors import Fault, OutputError

    if not write:
        tell(f"  {path.name}\n" + "".join(f"    {line}\n" for line in text.rstrip().split("\n")))
        return
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        tell(f"  {path.name} is there already, and was left as it is")
    except OSError as error:
        raise OutputError(
            Fault(str(path), error.strerror or str(error), "a folder that can be written")
        ) from None
    else:
        tell(f"  wrote {path.name}")
