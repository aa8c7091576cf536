"""Edited copy against the story of an edition on disk that it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgen.copycheck.checking import Report
from newsgen.copycheck.checking import check as checked
from newsgen.copycheck.lexicon import reads
from newsgen.copycheck.lines import EditedCopy
from newsgen.copycheck.numbers_only import check_numbers
from newsgen.copycheck.reading import LARGEST_DOCX, read_copy, too_large
from newsgen.copycheck.story import Story, story_of
from newsgen.copycheck.which import best, doubted, fit, is_close
from newsgen.edition.read import facts_if_any, read_edition
from newsgen.edition.records import EditionRecord, StoryRecord
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
    version, language = _version(found.record), _language(found.record)

    def stories(*slugs: str) -> list[StoryRecord]:
        return _fitting(edition, slugs or None, version)

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
    return checked(copy, _story(record, found.record, edition, version)), record


@dataclass(frozen=True, slots=True)
class AtHand:
    """A story that copies are checked against again and again: its record, and all that it is checked against.

    `story` is None in a language whose sentences are not read: there only the numbers are checked.
    """

    record: StoryRecord
    language: str
    story: Story | None

    def check(self, copy: EditedCopy) -> Report:
        """A copy of this story, which nobody doubts."""
        if self.story is None:
            return check_numbers(copy, self.record, self.language)
        return checked(copy, self.story)


def story_at_hand(edition: Path, slug: str) -> AtHand:
    """The story of that slug, read once for many checks. InputError: the edition has none, or cannot be read."""
    found = read_edition(edition, slugs=(slug,))
    record, version = found.stories[slug], _version(found.record)
    fit(record, str(edition / "stories" / f"{slug}.json"), version)
    language = _language(found.record)
    story = _story(record, found.record, edition, version) if reads(language) else None
    return AtHand(record, language, story)


def _story(record: StoryRecord, of: EditionRecord, edition: Path, version: str) -> Story:
    """The story with what its sisters and its patch's facts tell of it."""
    others = {link["slug"] for link in record["see_more"]}
    others |= {one["slug"] for one in of["stories"] if one.get("patch") == record["patch"]["name"]}
    there = [one["slug"] for one in of["stories"] if one["slug"] in others - {record["slug"]}]
    sisters = _fitting(edition, there, version) if there else []
    return story_of(record, of, sisters, facts_if_any(edition, of, record["patch"]["name"]))


def _fitting(edition: Path, slugs: Sequence[str] | None, version: str) -> list[StoryRecord]:
    """The records of these stories, or of all, each with what a check needs."""
    records = list(read_edition(edition, slugs=slugs).stories.values())
    for one in records:
        fit(one, str(edition / "stories" / f"{one['slug']}.json"), version)
    return records


def _version(record: EditionRecord) -> str:
    return str(record.get("newsgen_version", "?"))


def _language(record: EditionRecord) -> str:
    said = str(record.get("language", "en"))
    return next((one for one in known_languages() if said.startswith(words_of(one).LOCALE)), "english")


def _named_in(name: str, known: list[str]) -> str | None:
    """The slug that a file's name begins with, the longest of them."""
    return max((slug for slug in known if name.lower().startswith(slug)), key=len, default=None)
