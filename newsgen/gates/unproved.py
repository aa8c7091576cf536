"""A number or number word in the text that no claim, name or definition answers for."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a number."""
    for number in dict.fromkeys(draft.unproved):
        yield f"{number!r} stands in the text, and no figure answers for it: the template types it, or the copy does"
