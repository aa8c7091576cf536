"""Freshness: how much of it is new.

    c / (c + 1) x s / (s + 1), halved where the last edition told the same

c is the size of the lead's change on the period before, as the natural logarithm of the new value over the old, so that
a doubling and a halving weigh the same. s is how many standard errors the change of the count behind it is, the counts
taken to be Poisson: |new - old| / sqrt(new + old); without a count the factor is 1. The last edition told the same
where its draft of this story led with the same angle, the same situation and the same first area.
"""

from __future__ import annotations

from math import log, sqrt

from newsgen.editorial.parts.part import Part, leading
from newsgen.model.finding import Finding
from newsgen.model.standing import Standing
from newsgen.model.told import ToldDraft


def freshness(lead: Finding, told: ToldDraft | None) -> Part:
    """The part, and what is new."""
    top = leading(lead)
    again = told is not None and told.status == "draft" and _same(lead, told)
    told_so = "; the last edition led with the same" if again else ""
    if top is None or top.previous is None or not top.previous.value > 0 or top.value.value < 0:
        return Part("freshness", 0.0, f"there is no change to tell{told_so}")
    ratio = top.value.value / top.previous.value
    change = abs(log(ratio)) if ratio else float("inf")
    value = (change / (change + 1) if ratio else 1.0) * _firm(top)
    why = f"{top.area.name} changed by {ratio - 1:+.0%} on the period before{told_so}"
    return Part("freshness", value / 2 if again else value, why)


def _firm(top: Standing) -> float:
    if top.count is None or top.count_previous is None or top.count.value + top.count_previous.value <= 0:
        return 1.0
    new, old = top.count.value, top.count_previous.value
    errors = abs(new - old) / sqrt(new + old)
    return errors / (errors + 1)


def _same(lead: Finding, told: ToldDraft) -> bool:
    before, first = told.lead, lead.codes()[:1]
    if before is None:
        return False
    return (before.angle, before.situation, before.areas[:1]) == (lead.angle, lead.situation, first)
