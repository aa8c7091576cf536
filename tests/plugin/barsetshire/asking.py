"""A headline that asks a question."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message, or none."""
    if draft.headline.endswith("?"):
        yield f"the headline asks {draft.headline!r}"
