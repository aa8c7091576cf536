"""A draft without a headline, or with an empty body."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """What is wrong with it."""
    if not draft.headline:
        yield "the headline is empty"
    if not draft.text.strip():
        yield "the body is empty"
