"""The parts of a score whose lead is a patch as a whole, or the parts of one: no area stands out in it."""

from __future__ import annotations

from math import log1p, sqrt

from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.place_figures import PlaceFigures

CHANGE_HALF_AT, APART_HALF_AT = 25, 15
"""Per cent, and percentage points, that make half of a part."""


def total_change(lead: Finding) -> float | None:
    """The change in per cent of the total that a finding is about; of parts that part ways, how far they do."""
    riser, faller = lead.facts.get("riser"), lead.facts.get("faller")
    if isinstance(riser, PlaceFigures) and isinstance(faller, PlaceFigures):
        ends = [part.total.per_cent for part in (riser, faller)]
        return sum(abs(end.value) for end in ends if end is not None)
    found = lead.facts.get("per_cent")
    return found.value if isinstance(found, Figure) and "total" in lead.facts else None


def size_of_whole(change: float) -> tuple[float, str]:
    """How large the change is."""
    return abs(change) / (abs(change) + CHANGE_HALF_AT), f"the change is one of {abs(change):.0f} per cent"


def surprise_of_whole(lead: Finding, change: float) -> tuple[float, str]:
    """How far it is from that of the place around."""
    around = lead.facts.get("wider_per_cent")
    if not isinstance(around, Figure):
        return 0.0, "there is no place around it to compare it with"
    apart = abs(change - around.value)
    return apart / (apart + APART_HALF_AT), f"that is {apart:.0f} percentage points from the place around it"


def freshness_of_whole(lead: Finding, change: float) -> tuple[float, str]:
    """How much of it is new, given how many things it is about."""
    steps = abs(log1p(change / 100)) if change > -100 else float("inf")
    new, old = lead.facts.get("total"), lead.facts.get("before")
    value = steps / (steps + 1) if change > -100 else 1.0
    if isinstance(new, Figure) and isinstance(old, Figure) and new.value + old.value > 0:
        errors = abs(new.value - old.value) / sqrt(new.value + old.value)
        value *= errors / (errors + 1)
    return value, f"it changed by {change:+.0f} per cent on the period before"
