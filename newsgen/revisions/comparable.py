"""Whether two editions can be compared at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, OutputError
from newsgen.revisions.change import Edition

_EDITION = {"title": str, "period": dict, "sources": list, "patches": list, "unwritten": list}
_SOURCE = {"published": str, "publisher": str, "sha256": str, "member": str}
_STORY = {
    "status": str, "story": str, "patch": dict, "period": dict, "headline": str, "text": str,
    "angles": list, "claims": list, "see_more": list, "cautions": list,
}  # fmt: skip
_ANGLE = {"angle": str, "areas": list, "figures": dict}
_CLAIM = {
    "text": str, "part": str, "sentence": str, "value": (int, float, str), "unit": str, "area": str, "measure": str,
    "period": str, "derivation": dict,
}  # fmt: skip


def refuse_unless_comparable(old: Edition, new: Edition, folders: tuple[Path, Path]) -> None:
    """OutputError where one of them lacks a field, where they are of two projects, or the old one is the newer."""
    for edition, folder in zip((old, new), folders, strict=True):
        lacks = next(_lacks(edition), "")
        if lacks:
            version = edition.record.get("newsgen_version")
            found = f"{lacks}; it was written by newsgen {version}, or changed since"
            raise OutputError(
                Fault(str(folder), found, "an edition as this newsgen writes it: build it again")
            )
    if not _shared(old, new):
        found = f"an edition of another project, {new.record['title']!r}"
        raise OutputError(Fault(str(folders[1]), found, f"a later edition of {old.record['title']!r}"))
    days = tuple(_vintage(edition) for edition in (old, new))
    if days[0] > days[1]:
        found = f"its table was published on {days[1]}, before that of the old edition, on {days[0]}"
        raise OutputError(Fault(str(folders[1]), found, "the older edition first"))


def _lacks(edition: Edition) -> Iterator[str]:
    """What an edition lacks of all that a comparison reads."""
    yield from _missing(edition.record, _EDITION, "edition.json")
    if not edition.record["sources"]:
        yield "edition.json names no source"
    for source in edition.record["sources"]:
        yield from _missing(source, _SOURCE, "a source of edition.json")
    for slug, story in edition.stories.items():
        name = f"stories/{slug}.json"
        yield from _missing(story, _STORY, name)
        for angle in story["angles"]:
            yield from _missing(angle, _ANGLE, f"an angle of {name}")
        for claim in story["claims"]:
            yield from _missing(claim, _CLAIM, f"a claim of {name}")


def _missing(record: Any, wanted: Mapping[str, Any], where: str) -> Iterator[str]:
    found = record if isinstance(record, dict) else {}
    for name, kind in wanted.items():
        if not isinstance(found.get(name), kind):
            yield f"{where} has no {name!r}"


def _shared(old: Edition, new: Edition) -> bool:
    """Whether they have a story in common, about the same measures where both say what those are."""
    if not set(old.stories) & set(new.stories) and old.record["title"] != new.record["title"]:
        return False
    nouns: tuple[Any, ...] = tuple(
        {m["noun"] for m in edition.record.get("measures", ())} for edition in (old, new)
    )
    return not all(nouns) or bool(nouns[0] & nouns[1]) or old.record["title"] == new.record["title"]


def _vintage(edition: Edition) -> str:
    return str(edition.record["sources"][0]["published"])
