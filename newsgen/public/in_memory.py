"""A DataFrame through the whole way: as the table of a project that is in no file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from newsgen.edition.records import UnwrittenRecord
from newsgen.errors import Fault, ProjectError
from newsgen.ingest.fetch import IN_MEMORY
from newsgen.ingest.frames import frame_csv
from newsgen.outputs.story_json import story_json
from newsgen.pipeline import build
from newsgen.project import Project, declared
from newsgen.public.results import Stories, Story
from newsgen.surroundings.network import fetch

if TYPE_CHECKING:
    import pandas as pd

_TOP = 10


def stories_of_frame(
    frame: pd.DataFrame, tables: Mapping[str, Any], folder: Path | None, as_of: date | None, name: str
) -> Stories:
    """The stories of a frame, by the tables of a newsgen.toml: all as `newsgen.draft` has it."""
    if not name.replace("_", "").replace("-", "").replace(".", "").isalnum():
        raise ProjectError(Fault("name", repr(name), "letters, digits, dots, hyphens"))
    if folder is not None and not folder.is_dir():
        raise ProjectError(Fault("folder", f"{folder} is no folder", "a project's folder"))
    source = f"{IN_MEMORY}{name}"
    with TemporaryDirectory(prefix="newsgen-") as empty:
        project = _project(tables, folder or Path(empty), source)
        table = frame_csv(frame, name)
        edition = build(project, lambda a: table if a == source else fetch(a), as_of=as_of)
    stories = tuple(Story(json.loads(story_json(draft, edition))) for draft in edition.drafts)
    unwritten = tuple(UnwrittenRecord(story=u.story, patch=u.patch, why=u.why) for u in edition.unwritten)
    return Stories(stories, unwritten)


def _project(tables: Mapping[str, Any], folder: Path, source: str) -> Project:
    """The project of these tables, with what is not given as `newsgen new` writes it."""
    given: dict[str, Any] = deepcopy({key: _plain(table) for key, table in tables.items()})
    data = given["data"]
    told = [key for key in ("source", "member", "sheet", "format") if key in data]
    if told:
        raise ProjectError(
            *(Fault("data", f"the key {key!r}", "none: the frame is the source") for key in told)
        )
    data |= {"source": source, "format": "csv", "header_row": 1, "encoding": "utf-8"}
    given.setdefault("project", {}).setdefault("title", "Stories of a frame")
    levels = data.get("area", {}).get("within", {}) if isinstance(data.get("area"), dict) else {}
    given.setdefault("patches", [{"name": "the whole area"}, *({"each": level} for level in levels)])
    given.setdefault("stories", [_story("highest", "lowest"), _story("lowest", "highest")])
    return declared(given, folder)


def _story(name: str, other: str) -> dict[str, Any]:
    angles = [{"use": name, "top": _TOP}, {"use": "direction"}, {"use": "suppressed"}]
    return {"name": name, "template": f"{name}.html", "angles": angles, "see_more": [other]}


def _plain(given: Any) -> Any:
    """Mappings as dictionaries and sequences as lists, as TOML has them."""
    if isinstance(given, Mapping):
        return {key: _plain(value) for key, value in given.items()}
    return [_plain(value) for value in given] if isinstance(given, list | tuple) else given
