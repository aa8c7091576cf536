"""The parts of a score: each says from 0 to 1 how much a lead has of it, and why, in words.

Size is how large the effect is against the spread of the patch; surprise how rare the lead's figure is, among its peers
and in its own past; reach how many people the lead is about; freshness how much of it is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, log, sqrt
from statistics import median
from typing import NamedTuple

from newsgen.editorial.whole_parts import freshness_of_whole, size_of_whole, surprise_of_whole, total_change
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.published import PublishedDraft

NORMAL = 1.4826
SIZE_HALF_AT = 3
"""How many deviations make half of the part."""
ASSUMED = 4
"""How many periods are assumed to say what the peers say."""
PEOPLE_HALF_AT = 50_000
AREAS_HALF_AT = 20


class ScorePart(NamedTuple):
    """`value` from 0 to 1, and why."""

    name: str
    value: float
    why: str


def leading(lead: Finding) -> AreaRanking | None:
    """The area that a finding is there for: its `top`, or the patch's `own`; None where it is about no single one."""
    found = lead.facts.get("top") or lead.facts.get("own")
    return found if isinstance(found, AreaRanking) else None


def size(lead: Finding, table: PatchTable) -> ScorePart:
    """The part, and how far out the lead is."""
    top = leading(lead)
    if top is None and (change := total_change(lead)) is not None:
        return ScorePart("size", *size_of_whole(change))
    if top is None:
        return _margin(lead)
    if lead.chance_probability is not None:
        return _from_its_past(top)
    found = _deviations(lead, table, top)
    if found is None:
        return ScorePart("size", 0.0, "there are too few areas to stand out from, or they are too alike")
    chance = _chance(lead, top)
    what = "changed" if lead.about == "change" else "lies"
    value = found / (found + SIZE_HALF_AT) * (1 + chance) / 2
    doubt = "" if chance == 1 else f"; its place is its own with a chance of {chance:.0%}"
    return ScorePart(
        "size", value, f"{top.area.name} {what} {found:.1f} deviations from the median area{doubt}"
    )


def deviations(value: float, others: Sequence[float]) -> float | None:
    """How many median absolute deviations a value lies from the median of the others; None where these are alike."""
    middle = median(others)
    spread = NORMAL * median(abs(v - middle) for v in others)
    return abs(value - middle) / spread if spread else None


def surprise(lead: Finding, table: PatchTable) -> ScorePart:
    """The part, and how rare it is."""
    top = leading(lead)
    changes = lead.about == "change"
    if top is None and (change := total_change(lead)) is not None:
        return ScorePart("surprise", *surprise_of_whole(lead, change))
    if top is None or not table.whole:
        return ScorePart("surprise", 0.0, "there is no single area to be surprised at")
    if lead.chance_probability is not None:
        return _against_chance(lead.chance_probability, top, len(table.rankings))
    ranked = [s for s in table.rankings if not changes or s.change is not None]
    if len(ranked) < 2:
        return ScorePart("surprise", 0.0, "there are no peers to be surprised among")
    others = len(ranked) - 1
    middle = median(_value(s, changes) for s in ranked)
    out = abs(_value(top, changes) - middle)
    nearer = sum(abs(_value(s, changes) - middle) < out for s in ranked)
    peers = nearer / others
    those = f"all {others} others" if nearer == others > 1 else f"{nearer} of {others} others"
    among = f"{top.area.name} is further from the median than {those}"
    if changes and top.past is not None:
        times = top.past.times
        past = 1.0 if times == float("inf") else times / (times + 1)
        return ScorePart(
            "surprise", (peers + past) / 2, f"{among}; it never moved so far" if times > 1 else among
        )
    before = _before(top)
    if changes or not before:
        return ScorePart("surprise", peers, among)
    high = top.value.value >= middle
    beaten = sum(v < top.value.value if high else v > top.value.value for v in before)
    past = (beaten + ASSUMED * peers) / (len(before) + ASSUMED)
    side = "higher" if high else "lower"
    than = f"in {beaten} of {len(before)} periods before" if len(before) > 1 else "in the period before"
    said = among if len(before) == 1 and not beaten else f"{among}; it is {side} than {than}"
    return ScorePart("surprise", (peers + past) / 2, said)


def reach(lead: Finding, table: PatchTable) -> ScorePart:
    """The part, and how many."""
    areas = [s for s in lead.areas if isinstance(s, AreaRanking)]
    people = fsum(s.denominator.value for s in areas if s.denominator is not None)
    if areas and all(s.denominator is not None for s in areas):
        counted = areas[0].denominator.measure if areas[0].denominator else None
        what = f" ({counted.name})" if counted else ""
        why = f"its areas have {people:,.0f} between them{what}"
        return ScorePart("reach", people / (people + PEOPLE_HALF_AT), why)
    n = len(lead.areas)
    return ScorePart("reach", n / (n + AREAS_HALF_AT), f"it is about {n} {'area' if n == 1 else 'areas'}")


def freshness(lead: Finding, last: PublishedDraft | None) -> ScorePart:
    """The part, and what is new."""
    top = leading(lead)
    again = last is not None and last.status != "blocked" and _same(lead, last)
    told_so = "; the last edition led with the same" if again else ""
    if top is None and (whole := total_change(lead)) is not None:
        value, why = freshness_of_whole(lead, whole)
        return ScorePart("freshness", value / 2 if again else value, why + told_so)
    if top is None or top.previous is None or not top.previous.value > 0 or top.value.value < 0:
        return ScorePart("freshness", 0.0, f"there is no change to tell{told_so}")
    ratio = top.value.value / top.previous.value
    change = abs(log(ratio)) if ratio else float("inf")
    value = (change / (change + 1) if ratio else 1.0) * _firm(top)
    why = f"{top.area.name} changed by {ratio - 1:+.0%} on the period before{told_so}"
    return ScorePart("freshness", value / 2 if again else value, why)


def _deviations(lead: Finding, table: PatchTable, top: AreaRanking) -> float | None:
    if lead.about == "change":
        values = [s.change.value for s in table.rankings if s.change is not None]
        own = top.change.value if top.change is not None else 0.0
    else:
        values, own = [s.value.value for s in table.rankings], top.value.value
    if len(values) < 3 or not table.whole:
        return None
    return deviations(own, values)


def _from_its_past(top: AreaRanking) -> ScorePart:
    """Periods whose value is withheld, or not known, are left out."""
    history = top.history
    past = [v for v in history.values[: history.unbroken] if v is not None]
    found = deviations(top.value.value, past) if len(past) >= 3 else None
    if found is None:
        return ScorePart("size", 0.0, "its past is too short, or too even, to stand out from")
    why = f"{top.area.name} lies {found:.1f} deviations from the median of its {len(past)} periods before"
    return ScorePart("size", found / (found + SIZE_HALF_AT), why)


def _chance(lead: Finding, top: AreaRanking) -> float:
    if lead.about == "change":
        return 1.0
    known = [c for c in (top.chance_high, top.chance_low) if c is not None]
    return known[0] if known else 1.0


def _margin(lead: Finding) -> ScorePart:
    rose, fell, of = (lead.facts.get(name) for name in ("rose", "fell", "of"))
    if not (isinstance(rose, Figure) and isinstance(fell, Figure) and isinstance(of, Figure) and of.value):
        return ScorePart("size", 0.0, "no area leads it")
    margin = abs(rose.value - fell.value) / of.value
    return ScorePart("size", margin / 2, f"{rose.value:g} rose and {fell.value:g} fell, of {of.value:g}")


def _against_chance(chance_probability: float, top: AreaRanking, areas: int) -> ScorePart:
    past, peers = 1 - chance_probability, (1 - chance_probability) ** areas
    why = f"{top.area.name} would show as much {_odds(chance_probability)} of the time by mere chance"
    among = f", and one of the {areas} areas {_odds(1 - peers)}" if areas > 1 else ""
    return ScorePart("surprise", (peers + past) / 2, why + among)


def _odds(chance: float) -> str:
    return (
        "under 0.1%"
        if chance < 0.001
        else "over 99%"
        if chance > 0.99
        else f"{chance:.1%}"
        if chance < 0.01
        else f"{chance:.0%}"
    )


def _value(ranking: AreaRanking, changes: bool) -> float:
    if not changes:
        return ranking.value.value
    return ranking.change.value if ranking.change is not None else 0.0


def _before(top: AreaRanking) -> list[float]:
    """Its earlier values as far back as they adjoin; a withheld one is small, and counts as zero."""
    history = top.history
    values = (0.0 if history.hidden[i] else history.values[i] for i in range(history.unbroken))
    return [value for value in values if value is not None]


def _firm(top: AreaRanking) -> float:
    if top.count is None or top.count_previous is None or top.count.value + top.count_previous.value <= 0:
        return 1.0
    new, old = top.count.value, top.count_previous.value
    errors = abs(new - old) / sqrt(new + old)
    return errors / (errors + 1)


def _same(lead: Finding, last: PublishedDraft) -> bool:
    before, first = last.lead, lead.codes()[:1]
    if before is None:
        return False
    return (before.angle, before.situation, before.areas[:1]) == (lead.angle, lead.situation, first)
