"""What is handed to the processes that write drafts, and what they hand back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsgen.edition.files import State
from newsgen.edition.write import Stage
from newsgen.editorial import Leads, Scored
from newsgen.gates import NO_VERDICT, Verdict
from newsgen.ingest.dataset import Dataset
from newsgen.model.area import Patch
from newsgen.model.correction import Correction
from newsgen.model.draft import Draft, EditionHeader, Unwritten
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import Insert
from newsgen.model.published import PublishedDraft, PublishedEdition
from newsgen.project import Project

if TYPE_CHECKING:
    from newsgen.graphics.studio import Studio


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """All that the drafts of an edition are made from, the same for all batches.

    `patches` are all of the project's, `only` the names of those to write for, all where it is empty. `day` is the one
    that the edition is for, `last` the edition before, `header` all of the edition that is known before its drafts.
    With a `stage`, stories are written there, and drafts come back in brief; `remember` asks for what their successors
    will know. `caches` is where newsgen keeps what it can do without. `shared_digest` and `fingerprints` go into the
    keys of stories (reuse.keys): what is the same for all, and each area's figures. `leads` are those of stories whose
    lead is chosen, by slug. `studio` draws the pictures, where any are wanted.
    """

    project: Project
    newsroom: NewsroomSettings
    dataset: Dataset
    patches: tuple[Patch, ...]
    only: tuple[str, ...]
    inserts: tuple[Insert, ...]
    corrections: tuple[Correction, ...]
    day: date
    last: PublishedEdition | None
    header: EditionHeader
    stage: Stage | None
    remember: bool
    caches: Path | None
    shared_digest: bytes
    fingerprints: tuple[bytes, ...]
    leads: Leads = field(default_factory=dict)
    studio: Studio | None = None

    @property
    def patience(self) -> float:
        """Seconds after which a worker that says nothing is taken for hung."""
        return 2 * self.newsroom.seconds_a_draft + 30

    def linked(self, patches: Iterable[Patch]) -> set[str]:
        """The slugs of those patches that stories of any other may link to."""
        named = {link.patch for story in self.project.stories for link in story.see_more}
        return {patch.slug for patch in patches if patch.name in named}


class Kept(NamedTuple):
    """A story of the edition before: its key, and the state of its files there, by suffix."""

    key: bytes
    folder: Path
    files: Mapping[str, State]


@dataclass(frozen=True, slots=True)
class Batch:
    """Patches, by slug, whose stories are drafted in one go.

    Where some of its stories are drafted again, because the edition as a whole changes them, `again` are their slugs:
    no link of theirs may lead to a `blocked` story, the `verdict` of the edition's gates stands on them, and `led_by`
    says which better story leads with the same, by the slug of the one that it marks down. `kept` are stories of the
    edition before, by slug: what would be written the same again is taken from there.
    """

    patches: tuple[str, ...]
    again: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()
    verdict: Verdict = NO_VERDICT
    kept: Mapping[str, Kept] = field(default_factory=dict)
    led_by: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """A draft as its edition knows it: in brief where it is on disk.

    `scored` is its score before it is marked down, and `led_by` the story for which it was, "" for none. `links` are
    the slugs that it links to, `inserts` the names of those that it has, `seen` what the edition's gates keep of it.
    `remembered` is what its successors will know of it, None where it was not asked for. `key` is empty where the
    story has something of the edition as a whole, which no key knows of.
    """

    draft: Draft
    remembered: PublishedDraft | None
    scored: Scored
    led_by: str
    links: tuple[str, ...]
    inserts: tuple[str, ...]
    seen: Mapping[str, Any]
    key: bytes = b""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch comes to, in the project's order: by story, then by patch.

    `reused` are the slugs of those that were taken from the edition before.
    """

    summaries: tuple[DraftSummary, ...]
    reused: tuple[str, ...]
    unwritten: tuple[Unwritten, ...]
