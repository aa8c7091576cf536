"""What is handed to the processes that write drafts, and what they hand back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from newsgen.edition.files import State
from newsgen.edition.write import Stage
from newsgen.editorial import Scored
from newsgen.gates import NO_VERDICT, Verdict
from newsgen.ingest.dataset import Dataset
from newsgen.model.area import Patch
from newsgen.model.correction import Correction
from newsgen.model.draft import Draft, Edition, Unwritten
from newsgen.model.newsroom import House
from newsgen.model.plan import Insert
from newsgen.model.published import ToldDraft, ToldEdition
from newsgen.project import Project
from newsgen.workers import Tick


@dataclass(frozen=True, slots=True)
class Job:
    """All that the drafts of an edition are made from, the same for all chunks.

    `patches` are all of the project's, `only` the names of those to write for, all where it is empty. `day` is the one
    that the edition is for, `last` the edition before. `masthead` is the edition without its drafts. With a `stage`,
    stories are written there, and drafts come back in brief; `remembered` asks for what their successors will know.
    `caches` is where newsgen keeps what it can do without. `common` and `marks` go into the keys of stories
    (reuse.keys): what is the same for all, and each area's figures.
    """

    project: Project
    house: House
    dataset: Dataset
    patches: tuple[Patch, ...]
    only: tuple[str, ...]
    inserts: tuple[Insert, ...]
    corrections: tuple[Correction, ...]
    day: date
    last: ToldEdition | None
    masthead: Edition
    stage: Stage | None
    remembered: bool
    caches: Path | None
    common: bytes
    marks: tuple[bytes, ...]

    @property
    def patience(self) -> float:
        """Seconds after which a worker that says nothing is taken for hung."""
        return 2 * self.house.seconds_a_draft + 30

    def linked(self, patches: Iterable[Patch]) -> set[str]:
        """The slugs of those patches that stories of any other may link to."""
        named = {link.patch for story in self.project.stories for link in story.see_more}
        return {patch.slug for patch in patches if patch.name in named}

    def opened(self) -> Callable[[Chunk, Tick], Done]:
        """What does chunks, under the limits that the project sets for templates."""
        from newsgen.drafting.drafting import Drafting
        from newsgen.writing.limits import Limits, memory

        guard = Limits(self.house.seconds_a_draft)
        return Drafting(self, guard, lambda: memory(self.house.memory_mb)).do


class Kept(NamedTuple):
    """A story of the edition before: its key, and the state of its files there, by suffix."""

    key: bytes
    folder: Path
    files: Mapping[str, State]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Patches, by slug, whose stories are written in one go.

    Where some of its stories are written again, because the edition as a whole changes them, `again` are their slugs:
    no link of theirs may lead to a `blocked` story, the `verdict` of the edition's gates stands on them, and
    `told_before` says which better story leads with the same, by the slug of the one that it marks down.
    `kept` are stories of the edition before, by slug: what would be written the same again is taken from there.
    """

    patches: tuple[str, ...]
    again: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()
    verdict: Verdict = NO_VERDICT
    kept: Mapping[str, Kept] = field(default_factory=dict)
    told_before: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft as its edition knows it: in brief where it is on disk.

    `scored` is its score before it is marked down, and `before` the story for which it was, "" for none. `links` are
    the slugs that it links to, `inserts` the names of those that it has, `seen` what the edition's gates keep of it.
    `key` is empty where the story has something of the edition as a whole, which no key knows of.
    """

    draft: Draft
    told: ToldDraft | None
    scored: Scored
    before: str
    links: tuple[str, ...]
    inserts: tuple[str, ...]
    seen: Mapping[str, Any]
    key: bytes = b""


@dataclass(frozen=True, slots=True)
class Done:
    """What a chunk comes to, in the project's order: by story, then by patch. `reused` are the slugs of those kept."""

    entries: tuple[Entry, ...]
    reused: tuple[str, ...]
    unwritten: tuple[Unwritten, ...]
