"""Which findings a story tells, and the stories it links to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from newsgen.model.draft import Lead, Link, Score
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.picture import Picture


@dataclass(frozen=True, slots=True)
class Insert:
    """Human-written copy: quotes, background.

    `html` is sanitised; `places` are names of patches, councils or regions; `stories` those it belongs to, all where
    it is empty.

    `valid_from` and `valid_until` are the first and last day it may be printed; None is without limit.
    """

    name: str
    heading: str
    places: tuple[str, ...]
    source: str
    stories: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where a SEE MORE link of a plan leads: the slug of a sister story, or a link declared as external."""

    slug: str = ""
    external: Link | None = None


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """One story, planned: its template and all that the template may speak of.

    `findings` go by the name that the project gives each angle; the first is the lead. `position` is the story's place
    in the project, from 0. `rule` says why that finding leads, where that was chosen; `holds` why the draft is held.
    `pictures` are those that it has, but for the card, which has its headline.
    """

    slug: str
    story: str
    template: str
    table: PatchTable
    findings: Mapping[str, Finding]
    published: date
    score: Score
    see_more: tuple[Target, ...] = ()
    inserts: tuple[Insert, ...] = ()
    position: int = 0
    rule: Lead | None = None
    holds: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def lead(self) -> Finding:
        """The finding that the story is there for."""
        return next(iter(self.findings.values()))
