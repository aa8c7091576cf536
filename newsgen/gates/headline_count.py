"""A headline whose count differs from the list below it."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.figure import Figure
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """Counts of a finding's areas in the headline, against the rows of the story's table."""
    rows = draft.body_html.count('<th scope="row">')
    told = (
        (plan.lead,) if draft.lead else draft.findings
    )  # a chosen lead has its own list, or that of the highest
    whole = [f.facts["count"] for f in told if "count" in f.facts and len(f.areas) == f.figures()["count"]]
    counts = [figure.origin for figure in whole if isinstance(figure, Figure)]
    for claim in draft.claims:
        if claim.part == "headline" and rows and claim.origin in counts and claim.value != rows:
            yield f"the headline says {claim.text!r}, and the list has {rows}"
