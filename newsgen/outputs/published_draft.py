"""A draft as the editions after it will know it."""

from __future__ import annotations

from json import loads

from newsgen.model.draft import Draft, EditionHeader
from newsgen.model.published import PublishedDraft, PublishedFinding
from newsgen.outputs.story_json import story_json


def published_draft(draft: Draft, edition: EditionHeader) -> PublishedDraft:
    """What is remembered of it: its status, score, revision and wordings, and what it found."""
    return PublishedDraft(
        slug=draft.slug,
        story=draft.story,
        patch=draft.patch.name,
        measure=draft.measure,
        headline=draft.headline,
        status=draft.status,
        score=draft.score.value,
        revision=loads(story_json(draft, edition))["revision"],
        findings=tuple(
            PublishedFinding(f.angle, f.situation, f.codes(), f.figures()) for f in draft.findings if f.found
        ),
        picks=draft.picks,
    )
