"""A DataFrame through the whole way: as the table of a project that is in no file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from newsgen.edition.records import UnwrittenRecord
from newsgen.errors import Fault, ProjectError, SourceError
from newsgen.ingest.fetch import IN_MEMORY
from newsgen.ingest.frames import frame_csv
from newsgen.outputs.story_json import story_json
from newsgen.pipeline import build
from newsgen.project import Project, declared
from newsgen.public import given
from newsgen.public.results import Stories, Story
from newsgen.surroundings.network import fetch

_TOP = 10
_TABLE, _TABLES = (Mapping, "a table, as newsgen.toml has it"), (list | tuple, "a list of tables")
_KINDS: dict[str, tuple[Any, str]] = {
    **dict.fromkeys(("data", "measures", "project", "gates", "ranks"), _TABLE),
    **dict.fromkeys(("patches", "stories"), _TABLES),
}
_TAKEN = ("source", "member", "sheet", "format", "header_row", "header_rows", "skip_below", "encoding")
"""Keys of [data] that say where a table is and how its file is read."""


def stories_of_frame(
    frame: pd.DataFrame, tables: Mapping[str, Any], folder: Path | None, as_of: date | None, name: str
) -> Stories:
    """The stories of a frame, by the tables of a newsgen.toml: all as `newsgen.draft` has it."""
    if not isinstance(name, str) or not re.fullmatch(r"[\w.-]*\w[\w.-]*", name):
        raise ProjectError(Fault("name", given.shown(name), "letters, digits, dots, hyphens"))
    if folder is not None and not folder.is_dir():
        raise ProjectError(Fault("folder", f"{folder} is no folder", "a project's folder"))
    if not isinstance(frame, pd.DataFrame):
        raise SourceError(Fault(name, given.shown(frame), "a DataFrame of pandas"))
    source = f"{IN_MEMORY}{name}"
    with TemporaryDirectory(prefix="newsgen-") as empty:
        project = _project(tables, folder or Path(empty), source)
        table = frame_csv(frame, name)
        edition = build(project, lambda a: table if a == source else fetch(project.address(a)), as_of=as_of)
    stories = tuple(Story(json.loads(story_json(draft, edition))) for draft in edition.drafts)
    unwritten = tuple(UnwrittenRecord(story=u.story, patch=u.patch, why=u.why) for u in edition.unwritten)
    return Stories(stories, unwritten)


def _project(tables: Mapping[str, Any], folder: Path, source: str) -> Project:
    """The project of these tables, with what is not given as `newsgen new` writes it."""
    faults = [
        Fault(key, given.shown(tables[key]), wanted)
        for key, (kind, wanted) in _KINDS.items()
        if key in tables and not isinstance(tables[key], kind)
    ]
    if faults:
        raise ProjectError(*faults)
    own = given.tables(tables, faults)
    data = own["data"]
    faults += [Fault("data", f"the key {k!r}", "none: the frame is the source") for k in _TAKEN if k in data]
    if faults:
        raise ProjectError(*faults)
    data |= {"source": source, "format": "csv", "header_row": 1, "encoding": "utf-8"}
    own.setdefault("project", {}).setdefault("title", "Stories of a frame")
    levels = data.get("area", {}).get("within", {}) if isinstance(data.get("area"), dict) else {}
    own.setdefault(
        "patches", [{"name": "the whole area", "kind": "all"}, *({"each": level} for level in levels)]
    )
    own.setdefault("stories", [_story("highest", "lowest"), _story("lowest", "highest")])
    return declared(own, folder)


def _story(name: str, other: str) -> dict[str, Any]:
    angles = [{"use": name, "top": _TOP}, {"use": "direction"}, {"use": "suppressed"}]
    return {"name": name, "template": f"{name}.html", "angles": angles, "see_more": [other]}
