"""A past edition, as later editions remember it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from newsgen.model.period import Period


@dataclass(frozen=True, slots=True)
class PublishedFinding:
    """A finding that a draft reported: its angle, the situation, the areas by code, the figures by name."""

    angle: str
    situation: str
    areas: tuple[str, ...]
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PublishedDraft:
    """A draft of a past edition. `findings` begin with the lead. `picks` are the wordings taken, by sentence.

    `revision` is that of the story's record; `status` is "draft", "hold" or "blocked": a blocked one was never
    published.
    """

    slug: str
    story: str
    patch: str
    measure: str
    headline: str
    status: str
    score: float
    revision: str
    findings: tuple[PublishedFinding, ...]
    picks: Mapping[str, int] = field(default_factory=dict)

    @property
    def lead(self) -> PublishedFinding | None:
        """The finding that the story was there for."""
        return self.findings[0] if self.findings else None


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """A past edition: of the table published on that day, about that period, its drafts best first."""

    published: date
    period: Period
    title: str
    drafts: tuple[PublishedDraft, ...]

    def draft(self, slug: str) -> PublishedDraft | None:
        """The draft of that address."""
        return next((d for d in self.drafts if d.slug == slug), None)
