"""A first place that chance may have made: so few cases lie behind the figure that another area may truly be first."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.rank_odds import fragile, odds
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "note"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each end that the draft speaks of: the odds, and what the draft says in view of them."""
    for found in fragile(draft, plan, newsroom):
        said = f"; so the draft says {found.hedged[0].text!r}" if found.hedged else ""
        yield odds(found, plan.table, newsroom) + said
