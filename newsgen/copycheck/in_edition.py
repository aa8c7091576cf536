"""Edited copy against the story of an edition on disk that it is of."""

from __future__ import annotations

from pathlib import Path

from newsgen.copycheck.checking import Report
from newsgen.copycheck.checking import check as checked
from newsgen.copycheck.lexicon import reads
from newsgen.copycheck.lines import EditedCopy
from newsgen.copycheck.numbers_only import check_numbers
from newsgen.copycheck.reading import LARGEST_DOCX, read_copy, too_large
from newsgen.copycheck.story import story_of
from newsgen.copycheck.which import best, doubted, fit, is_close
from newsgen.edition.read import facts_if_any, read_edition
from newsgen.edition.records import StoryRecord
from newsgen.errors import Fault, InputError
from newsgen.language.languages import known_languages, words_of


def read_file(file: Path) -> EditedCopy:
    """The file's lines. Only a regular file no larger than any copy is opened at all."""
    try:
        if file.exists() and not file.is_file():
            raise InputError(
                Fault(str(file), "a folder" if file.is_dir() else "not a regular file", "a file")
            )
        if file.stat().st_size > LARGEST_DOCX:
            raise too_large(str(file), LARGEST_DOCX)
        with file.open("rb") as stream:
            data = stream.read(LARGEST_DOCX + 1)
    except OSError as error:
        raise InputError(Fault(str(file), error.strerror or str(error), "a readable file")) from None
    return read_copy(data, str(file))


def check_in_edition(
    copy: EditedCopy, edition: Path, slug: str | None, name: str
) -> tuple[Report, StoryRecord]:
    """The report, and the record of the story that the copy is of.

    That is the one of this slug; without it the one that `name`, the copy's own, begins with, or whose words are
    closest. InputError where none is close, or the edition cannot be read.
    """
    found = read_edition(edition, slugs=() if slug is None else (slug,))
    known = [entry["slug"] for entry in found.record["stories"]]
    version = str(found.record.get("newsgen_version", "?"))
    language = next(
        (
            one
            for one in known_languages()
            if str(found.record.get("language", "en")).startswith(words_of(one).LOCALE)
        ),
        "english",
    )

    def stories(*slugs: str) -> list[StoryRecord]:
        records = list(read_edition(edition, slugs=slugs or None).stories.values())
        for one in records:
            fit(one, str(edition / "stories" / f"{one['slug']}.json"), version)
        return records

    slug = slug or _named_in(name, known)
    if slug:
        (record,) = stories(slug)
    if not reads(language):
        record = record if slug else stories(known[0])[0]
        return check_numbers(copy, record, language), record
    if slug and not is_close(copy.text, record):
        doubted(copy.text, record, [r for r in stories() if r["slug"] != slug], name)
    elif not slug:
        record = best(copy.text, stories(), name)
    others = {link["slug"] for link in record["see_more"]}
    others |= {one["slug"] for one in found.record["stories"] if one.get("patch") == record["patch"]["name"]}
    there = [one for one in known if one in others - {record["slug"]}]
    card = facts_if_any(edition, found.record, record["patch"]["name"])
    return checked(copy, story_of(record, found.record, stories(*there) if there else (), card)), record


def _named_in(name: str, known: list[str]) -> str | None:
    """The slug that a file's name begins with, the longest of them."""
    return max((slug for slug in known if name.lower().startswith(slug)), key=len, default=None)
