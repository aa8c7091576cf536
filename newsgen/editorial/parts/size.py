"""Size: how large the effect is against the spread of the patch.

    z / (z + 3) x (1 + chance) / 2

z is how far the lead's figure lies from the median of the patch, in median absolute deviations (x 1.4826, so that for
a normal spread it counts standard deviations); for a lead about change, the same of its change among the changes.
`chance` is the chance that its place at the end of the ranking is its own (docs/ranks.md), 1 where there is no test.
News from an area's own past (a record, a streak) has the distance from the median of its past, without `chance`.
A lead without an area (so many rose, so many fell) has the margin between the two as a share of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from newsgen.editorial.parts.part import Part, leading
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.standing import PatchTable, Standing

NORMAL = 1.4826
HALF_AT = 3
"""So many deviations make half of the part."""


def size(lead: Finding, table: PatchTable) -> Part:
    """The part, and how far out the lead is."""
    top = leading(lead)
    if top is None:
        return _margin(lead)
    if lead.luck is not None:
        return _from_its_past(top)
    found = _deviations(lead, table, top)
    if found is None:
        return Part("size", 0.0, "there are too few areas to stand out from, or they are too alike")
    chance = _chance(lead, top)
    what = "changed" if lead.about == "change" else "lies"
    value = found / (found + HALF_AT) * (1 + chance) / 2
    doubt = "" if chance == 1 else f"; its place is its own with a chance of {chance:.0%}"
    return Part("size", value, f"{top.area.name} {what} {found:.1f} deviations from the median area{doubt}")


def _deviations(lead: Finding, table: PatchTable, top: Standing) -> float | None:
    if lead.about == "change":
        values = [s.change.value for s in table.standings if s.change is not None]
        own = top.change.value if top.change is not None else 0.0
    else:
        values, own = [s.value.value for s in table.standings], top.value.value
    if len(values) < 3 or not table.whole:
        return None
    return deviations(own, values)


def deviations(value: float, others: Sequence[float]) -> float | None:
    """How many median absolute deviations a value lies from the median of the others; None where these are alike."""
    middle = median(others)
    spread = NORMAL * median(abs(v - middle) for v in others)
    return abs(value - middle) / spread if spread else None


def _from_its_past(top: Standing) -> Part:
    """Periods whose value is withheld, or not known, are left out."""
    history = top.history
    past = [v for v in history.values[: history.unbroken] if v is not None]
    found = deviations(top.value.value, past) if len(past) >= 3 else None
    if found is None:
        return Part("size", 0.0, "its past is too short, or too even, to stand out from")
    why = f"{top.area.name} lies {found:.1f} deviations from the median of its {len(past)} periods before"
    return Part("size", found / (found + HALF_AT), why)


def _chance(lead: Finding, top: Standing) -> float:
    if lead.about == "change":
        return 1.0
    known = [c for c in (top.chance_high, top.chance_low) if c is not None]
    return known[0] if known else 1.0


def _margin(lead: Finding) -> Part:
    rose, fell, of = (lead.facts.get(name) for name in ("rose", "fell", "of"))
    if not (isinstance(rose, Figure) and isinstance(fell, Figure) and isinstance(of, Figure) and of.value):
        return Part("size", 0.0, "no area leads it")
    margin = abs(rose.value - fell.value) / of.value
    return Part("size", margin / 2, f"{rose.value:g} rose and {fell.value:g} fell, of {of.value:g}")
