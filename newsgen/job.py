"""What is handed to the processes that write drafts, and what they hand back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newsgen.checks import NO_VERDICT, Verdict
from newsgen.editorial import Scored
from newsgen.ingest.dataset import Dataset
from newsgen.model.area import Patch
from newsgen.model.correction import Correction
from newsgen.model.draft import Draft, Edition, Unwritten
from newsgen.model.house import House
from newsgen.model.plan import Insert
from newsgen.model.told import ToldDraft, ToldEdition
from newsgen.outputs.publish import Stage
from newsgen.project import Project
from newsgen.workers import Tick


@dataclass(frozen=True, slots=True)
class Job:
    """All that the drafts of an edition are made from, the same for all chunks.

    `patches` are all of the project's, `only` the names of those to write for, all where it is empty. `day` is the one
    that the edition is for, `last` the edition before. `masthead` is the edition without its drafts. With a `stage`,
    stories are written there, and drafts come back in brief; `remembered` asks for what their successors will know.
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

    @property
    def patience(self) -> float:
        """Seconds after which a worker that says nothing is taken for hung."""
        return 2 * self.house.seconds_a_draft + 30

    def opened(self) -> Callable[[Chunk, Tick], Done]:
        """What does chunks, under the limits that the project sets for templates."""
        from newsgen.drafting import Drafting
        from newsgen.writing.limits import Limits, memory

        guard = Limits(self.house.seconds_a_draft)
        return Drafting(self, guard, lambda: memory(self.house.memory_mb)).do


@dataclass(frozen=True, slots=True)
class Chunk:
    """Patches, by slug, whose stories are written in one go.

    Where some of its stories are written again, because the edition as a whole changes them, `again` are their slugs:
    no link of theirs may lead to a `blocked` story, the `verdict` of the edition's gates stands on them, and
    `told_before` says which better story leads with the same, by the slug of the one that it marks down.
    """

    patches: tuple[str, ...]
    again: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()
    verdict: Verdict = NO_VERDICT
    told_before: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft as its edition knows it: in brief where it is on disk.

    `scored` is its score before it is marked down, and `before` the story for which it was, "" for none. `links` are
    the slugs that it links to, `inserts` the names of those that it has, `seen` what the edition's gates keep of it.
    """

    draft: Draft
    told: ToldDraft | None
    scored: Scored
    before: str
    links: tuple[str, ...]
    inserts: tuple[str, ...]
    seen: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What a chunk comes to, in the project's order: by story, then by patch."""

    entries: tuple[Entry, ...]
    unwritten: tuple[Unwritten, ...]
