"""An edition read back from its folder, as dictionaries whose keys are typed (`records`)."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from newsgen import __version__
from newsgen.edition.facts_record import FactsRecord
from newsgen.edition.records import EditionRecord, StoryRecord
from newsgen.errors import Fault, OutputError, nearest
from newsgen.outputs.facts_json import FOLDER

_VERSION = re.compile(r"(\d+)\.(\d+)")
_TRIES = 20
LARGEST = 64 * 2**20
"""No record that newsgen writes comes near it: England's edition.json has 2 MB."""


@dataclass(frozen=True, slots=True)
class EditionOnDisk:
    """An edition in a folder: `record` is edition.json, `stories` are the records of its stories by slug."""

    folder: Path
    record: EditionRecord
    stories: dict[str, StoryRecord]


def read_edition(out: Path, *, slugs: Collection[str] | None = None) -> EditionOnDisk:
    """The edition in that folder with all its stories, in order of score, or with those of these slugs only.

    OutputError if it is none, was written by a newer newsgen (by its first two numbers: the third never
    changes what is on disk), lacks a story that it names, or names none of a slug asked for. An edition
    that is replaced meanwhile is read again, so that what comes back was on disk together.
    """
    for attempt in range(_TRIES):
        before = edition_identity(out)
        try:
            found = _read(out, slugs)
        except OutputError:
            if edition_identity(out) == before or attempt == _TRIES - 1:
                raise
        else:
            if edition_identity(out) == before:
                return found
    raise OutputError(Fault(str(out), "an edition that is replaced again and again while it is read"))


def edition_record(out: Path) -> EditionRecord:
    """edition.json alone."""
    path = out / "edition.json"
    if not out.is_dir():
        found = "a file, not a folder" if out.exists() else "there is no such folder"
        raise OutputError(Fault(str(out), found, "the folder of an edition"))
    if not path.is_file():
        raise OutputError(
            Fault(str(out), "not an edition: it holds no edition.json", "a folder that newsgen built")
        )
    record = _json(path)
    version = _VERSION.match(str(record.get("newsgen_version", "")))
    stories = record.get("stories")
    if (
        version is None
        or not isinstance(stories, list)
        or not all(_names_a_story(story) for story in stories)
    ):
        raise OutputError(Fault(str(path), "not an edition of newsgen", "a version and a list of stories"))
    ours = _VERSION.match(__version__)
    if ours and tuple(map(int, version.groups())) > tuple(map(int, ours.groups())):
        found = f"written by a newer newsgen, {record['newsgen_version']}"
        raise OutputError(Fault(str(path), found, f"an edition of {__version__} or older"))
    return cast("EditionRecord", record)


def read_facts(out: Path, patch: str) -> FactsRecord | None:
    """The facts of a patch, by its name or slug; None where the edition is older than these.

    OutputError if it is no edition, has no such patch, or none that has facts of its own.
    """
    record, where = edition_record(out), str(out / "edition.json")
    known = record.get("patches", [])
    if not any("slug" in one for one in known):
        return None
    names = {name: one["slug"] for one in known for name in (one["slug"], one["name"])}
    slug = names.get(patch)
    if slug is None:
        near = nearest(patch, names)
        raise OutputError(Fault(where, f"no patch {patch!r}", "a patch of this edition", near))
    path = out / FOLDER / f"{slug}.json"
    if not re.fullmatch(r"[\w-]+", slug) or not path.is_file():
        found = f"the patch {patch!r} has no facts of its own"
        raise OutputError(Fault(where, found, "a patch of several areas"))
    return _facts(out, slug)


def _facts(out: Path, slug: str) -> FactsRecord:
    path = out / FOLDER / f"{slug}.json"
    facts = _json(path)
    if facts.get("slug") != slug:
        raise OutputError(Fault(str(path), f"the facts of {facts.get('slug')!r}", f"those of {slug!r}"))
    return cast("FactsRecord", facts)


def facts_if_any(out: Path, record: EditionRecord, patch: str) -> FactsRecord | None:
    """The facts of a patch of this name; None where the edition has none: it is older, or the patch is one area."""
    slug = next((p.get("slug", "") for p in record.get("patches", ()) if p["name"] == patch), "")
    return _facts(out, slug) if slug and (out / FOLDER / f"{slug}.json").is_file() else None


def _read(out: Path, slugs: Collection[str] | None) -> EditionOnDisk:
    record = edition_record(out)
    known = [story["slug"] for story in record["stories"]]
    unknown = [slug for slug in slugs or () if slug not in known]
    if unknown:
        where = str(out / "edition.json")
        raise OutputError(
            *(
                Fault(where, f"no story {slug!r}", "a slug of this edition", nearest(slug, known))
                for slug in unknown
            )
        )
    wanted = [slug for slug in known if slugs is None or slug in slugs]
    return EditionOnDisk(out, record, {slug: story_record(out, slug) for slug in wanted})


def story_record(out: Path, slug: str) -> StoryRecord:
    """stories/<slug>.json alone, of a slug that edition.json lists. OutputError: missing, or no such record."""
    path = out / "stories" / f"{slug}.json"
    story = _json(path)
    if story.get("slug") != slug:
        raise OutputError(Fault(str(path), f"the record of {story.get('slug')!r}", f"that of {slug!r}"))
    _with_sentences(story, str(path))
    return cast("StoryRecord", story)


def _with_sentences(story: dict[str, Any], where: str) -> None:
    """Give each claim its sentence, of which the file has the number; older ones have the text itself."""
    sentences, claims = story.get("sentences"), story.get("claims")
    if not isinstance(sentences, list) or not isinstance(claims, list):
        return
    for claim in claims:
        number = claim.get("sentence") if isinstance(claim, dict) else None
        if isinstance(number, int):
            if not 0 <= number < len(sentences):
                raise OutputError(
                    Fault(where, f"a claim of sentence {number}", f"one of the {len(sentences)} sentences")
                )
            claim["sentence"] = sentences[number]


def _json(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise OutputError(Fault(str(path), "more than 64 MiB", "the JSON that newsgen wrote"))
        record = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise OutputError(
            Fault(str(path), "missing", "the record of a story that edition.json names")
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise OutputError(
            Fault(str(path), f"cannot be read: {error}", "the JSON that newsgen wrote")
        ) from error
    if not isinstance(record, dict):
        raise OutputError(Fault(str(path), f"a JSON {type(record).__name__}", "an object"))
    return record


def _names_a_story(story: Any) -> bool:
    """Whether the entry has what reading needs, and a slug that leads to no other folder."""
    return (
        isinstance(story, dict)
        and isinstance(story.get("slug"), str)
        and re.fullmatch(r"[\w-]+", story["slug"]) is not None
    )


def edition_identity(out: Path) -> tuple[int, int, int] | None:
    """Another value once the edition in that folder was replaced by another; None where there is no folder."""
    try:
        found = out.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_ctime_ns
