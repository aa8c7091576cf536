"""A story that does not say whose figures it tells."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message, where the project names a publisher."""
    if newsroom.publisher and newsroom.publisher.casefold() not in draft.text.casefold():
        yield f"the story does not name {newsroom.publisher}, who published its figures"
