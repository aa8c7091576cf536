"""Areas of the patch that have no figure for the period, and no reason: a table cut short, or a row of another week."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.checks.gate import Severity
from newsgen.model.draft import Draft
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
NAMED = 5


def faults(draft: Draft, plan: StoryPlan, house: House) -> Iterable[str]:
    """One message that counts them and names the first."""
    missing = plan.table.missing
    if missing:
        names = ", ".join(area.name for area in missing[:NAMED]) + (" ..." if len(missing) > NAMED else "")
        yield f"{len(missing)} of {int(plan.table.areas.value)} areas have no figure for this period: {names}"
