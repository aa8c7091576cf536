"""How the leads of an edition are dealt: neighbours do not all lead by one rule.

In each place at most a quarter of its patches lead by the same rule, and never fewer than one: those keep it whose
total moved furthest from that of the place, ties by the first area's code. Each of the others falls to the next rule
that holds of it and tells of another event. It keeps its own where there is none: a level ("the highest is twice the
typical") never takes the place of an event, since that would be a worse story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil

from newsgen.editorial.leads.choosing import Held
from newsgen.editorial.leads.rule import value
from newsgen.model.draft import Lead
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable

SHARE = 0.25
"""The part of a place's patches that may lead by one rule."""
LEVELS = frozenset({"floor", "concentrated", "stands_apart", "all_beyond", "still_first", "leader"})
"""Rules of how things are, beside those of what happened."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A patch's story before leads are dealt: `held` are the rules that hold of it, the first its own."""

    slug: str
    table: PatchTable
    findings: Mapping[str, Finding]
    held: tuple[Held, ...]

    @property
    def strength(self) -> float:
        """How far its total moved from that of the place around it, in percentage points."""
        whole = self.findings.get("whole")
        if whole is None:
            return 0.0
        own, around = value(whole, "per_cent"), value(whole, "wider_per_cent")
        return abs((own or 0.0) - (around or 0.0))


def dealt(hands: Iterable[Hand]) -> dict[str, tuple[str, Lead]]:
    """The finding and the rule by which each story leads, by its slug; none for those of which no rule holds."""
    places: dict[tuple[str, str], list[Hand]] = {}
    for hand in hands:
        if hand.held:
            places.setdefault(_place(hand.table), []).append(hand)
    found: dict[str, tuple[str, Lead]] = {}
    for (around, _), together in places.items():
        found |= _deal(together if around else [])
        found |= {hand.slug: hand.held[0].lead(hand.held) for hand in together if not around}
    return found


def _deal(hands: list[Hand]) -> dict[str, tuple[str, Lead]]:
    most = max(1, ceil(SHARE * len(hands)))
    used: Counter[str] = Counter()
    found: dict[str, tuple[str, Lead]] = {}
    for hand in sorted(hands, key=lambda one: (-one.strength, one.table.patch.areas[:1])):
        first = hand.held[0]
        free = [
            one for one in hand.held if used[one.rule] < most and (one is first or one.rule not in LEVELS)
        ]
        other = next((one for one in free if one is first or one.finding != first.finding), first)
        used[other.rule] += 1
        name, lead = other.lead(hand.held)
        if other is not first:
            lead = replace(lead, why=f"{lead.why} (by {first.rule} lead enough of its neighbours)")
        found[hand.slug] = name, lead
    return found


def _place(table: PatchTable) -> tuple[str, str]:
    """The place that a patch's neighbours lie in, and its kind; "" where it has none."""
    wider = table.places.wider if table.places is not None else ()
    return (wider[0].place.slug if wider else "", table.patch.kind)
