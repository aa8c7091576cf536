"""Reach: how many people the lead is about.

    people / (people + 50,000)

The people of the lead's areas, where the measure has a denominator that counts them; else n / (n + 20), n being
how many areas they are.
"""

from __future__ import annotations

from math import fsum

from newsgen.editorial.parts.part import Part
from newsgen.model.finding import Finding
from newsgen.model.standing import PatchTable, Standing

HALF_AT = 50_000
AREAS_HALF_AT = 20


def reach(lead: Finding, table: PatchTable) -> Part:
    """The part, and how many."""
    areas = [s for s in lead.areas if isinstance(s, Standing)]
    people = fsum(s.denominator.value for s in areas if s.denominator is not None)
    if areas and all(s.denominator is not None for s in areas):
        counted = areas[0].denominator.measure if areas[0].denominator else None
        what = f" ({counted.name})" if counted else ""
        why = f"its areas have {people:,.0f} between them{what}"
        return Part("reach", people / (people + HALF_AT), why)
    n = len(lead.areas)
    return Part("reach", n / (n + AREAS_HALF_AT), f"it is about {n} {'area' if n == 1 else 'areas'}")
