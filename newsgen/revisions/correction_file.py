"""Drafted corrections as files for a project's corrections/ folder: an editor passes them, later builds carry them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import tomlkit

from newsgen.edition.read import EditionOnDisk
from newsgen.errors import Fault, OutputError
from newsgen.revisions.change import Story
from newsgen.writing.correcting import Drafted


def correction_name(story: Story, new: EditionOnDisk) -> str:
    """The file's name: the story's id and the day of the correction, so that each revision has a file of its own."""
    return f"{story['id']}-{_day(new).isoformat()}.toml"


def correction_text(drafted: Drafted, story: Story, old: EditionOnDisk, new: EditionOnDisk) -> str:
    """The file's text."""
    document = tomlkit.document()
    document.add(
        tomlkit.comment(
            "Drafted by newsgen: read it, edit it, and every later build of the story carries it."
        )
    )
    document.add("story", story["slug"])
    document.add("period", date.fromisoformat(story["period"]["end"]))
    document.add("published", _day(new))
    document.add("first_published", min(_day(old), _day(new)))
    document.add("heading", drafted.heading)
    document.add("text", tomlkit.string(f"{drafted.text}\n", multiline=True))
    return tomlkit.dumps(document)


def write_new(folder: Path, name: str, text: str) -> bool:
    """Write a file that is not there yet; one that is, an editor may have passed, so it stays and this is False.

    OutputError where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        if (folder / name).is_file():
            return False
        raise OutputError(Fault(str(folder), "not a folder", "a folder for corrections")) from None
    except OSError as error:
        found = error.strerror or str(error)
        raise OutputError(Fault(str(folder), found, "a folder that can be written")) from None
    return True


def _day(edition: EditionOnDisk) -> date:
    """The day that the edition was made for; that of its table where an older newsgen did not say."""
    return date.fromisoformat(edition.record.get("as_of") or edition.record["sources"][0]["published"])
