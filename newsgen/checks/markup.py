"""HTML that a content management system would strip or mangle."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.checks.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan
from newsgen.writing.body import check_body

SEVERITY: Severity = "block"


def faults(draft: Draft, plan: StoryPlan, house: House) -> Iterable[str]:
    """What body.check_body finds."""
    return check_body(draft.body_html)
