"""A headline that is too long, or ends in a full stop."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
LONGEST = 100


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """What is wrong with it."""
    if len(draft.headline) > LONGEST:
        yield f"the headline has {len(draft.headline)} characters; editors want at most {LONGEST}"
    if draft.headline.endswith("."):
        yield "the headline ends in a full stop"
