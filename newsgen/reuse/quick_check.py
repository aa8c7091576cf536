"""Whether anything is new, seen at a glance: reading and checking a project takes longer than all else in a look.

A glance is kept of an edition that was asked for with --if-new: what it was asked for as, a digest of the project's
files, its sources and its store as they were, and what there is to say. Whatever is not as it was then, the project
is read, and `making` decides.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from newsgen.edition.files import State, files_of
from newsgen.edition.staging import clean_up
from newsgen.ingest.fetch import Asker
from newsgen.reuse.cached import keep, kept
from newsgen.reuse.inputs import project_digest
from newsgen.reuse.source_state import Seen, Sources

_WHAT = "glance"


class Asked(NamedTuple):
    """What a build was asked for: the same words mean the same edition, whatever day it is."""

    file: Path
    """The project's newsgen.toml."""
    only: tuple[str, ...]
    as_of: str
    published: str


class Stood(NamedTuple):
    """How a project lay there before it was built: a digest of its files, and its store, if that is a file."""

    project: bytes
    places: str
    store: str
    store_as: tuple[State | None, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What is held against the present; `said` is the summary of an unchanged edition, `warned` what was said of it."""

    asked: Asked
    stood: Stood
    sources: Mapping[str, Seen]
    files: bytes
    said: dict[str, Any]
    warned: str


def stood(file: Path, text: str, places: str, store: str) -> Stood:
    """A project as it lies there now. `text` is that of its file, `places` and `store` are files that it names."""
    folder = file.parent
    ends = ("", "-wal", "-journal") if store else ()  # what SQLite has beside a store
    beside = tuple(_state(folder / f"{store}{end}") for end in ends)
    return Stood(project_digest(folder, text, places), places, store, beside)


def nothing_new(asked: Asked, out: Path, ask: Asker, caches: Path) -> Glance | None:
    """The glance of an edition that stands at `out` and would come out the same; None where that is not sure.

    SourceError where a source cannot be read.
    """
    found = kept(caches, out, _WHAT)
    if not isinstance(found, Glance) or found.asked != asked or not asked.file.is_file():
        return None
    text = asked.file.read_text(encoding="utf-8-sig", errors="replace")
    if stood(asked.file, text, found.stood.places, found.stood.store) != found.stood:
        return None
    if digest_of(files_of(out)) != found.files:
        return None
    sources = Sources(asked.file.parent, ask, found.sources)
    if any(sources.look(name) != seen.digest for name, seen in found.sources.items()):
        return None
    clean_up(Path(os.path.realpath(out)))
    return found


def keep_glance(glance: Glance, out: Path, caches: Path) -> None:
    """Keep it; where it cannot be kept, the next look takes longer, and that is all."""
    keep(glance, caches, out, _WHAT)


def digest_of(files: Mapping[str, State]) -> bytes:
    """Of an edition's files as they were left."""
    return blake2b(pickle.dumps(sorted(files.items())), digest_size=16).digest()


def _state(path: Path) -> State | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_size, found.st_mtime_ns
    return None
