"""An area that is called the highest or the lowest plainly, though chance may have put it there."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.rank_odds import fragile
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each sentence that does so; in a template, `superlative` would have hedged it."""
    for found in fragile(draft, plan, newsroom):
        for sentence in dict.fromkeys(claim.sentence for claim in found.plain):
            yield f"the rank of {found.first[0].area.name} is not firm, and yet the draft says plainly: {sentence!r}"
