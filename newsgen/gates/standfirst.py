"""A standfirst that repeats the headline: it should add to it."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message where one of the two holds all words of the other."""
    first, second = (set(text.casefold().rstrip(".").split()) for text in (draft.headline, draft.standfirst))
    if second and (second <= first or first <= second):
        yield f"the standfirst adds nothing to the headline: {draft.standfirst!r}"
