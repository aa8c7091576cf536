"""A headline whose count differs from the list below it."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.checks.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"


def faults(draft: Draft, plan: StoryPlan, house: House) -> Iterable[str]:
    """The counts of areas that the headline gives, against the rows of the story's table or list."""
    rows = draft.body_html.count('<th scope="row">') or draft.body_html.count("<li>")
    for claim in draft.claims:
        if (
            claim.part == "headline"
            and claim.unit == "count"
            and not claim.measure
            and rows
            and claim.value != rows
        ):
            yield f"the headline says {claim.text!r}, and the list has {rows}"
