"""Surprise: how rare the lead's figure is, among its peers and in its own past.

    (peers + past) / 2

`peers` is the share of the patch's other areas that lie nearer to the median. `past` is the share of the area's
earlier periods, as far back as they adjoin, that were less far out on that side of the median; a short past proves
little, so that four periods are added that say what the peers say: (k + 4 peers) / (n + 4) for k of n beaten. For a
lead about change it is t / (t + 1), t being the newest change over the largest before it.

News from an area's own past has a chance of its own, `luck`: that its figures would show as much if they came in any
order. The newest of n figures is the highest with a chance of 1 / n (Rényi, 1962). `past` is then 1 - luck, and `peers`
is (1 - luck)^m, the chance that none of the m areas of the patch would show it.
"""

from __future__ import annotations

from statistics import median

from newsgen.editorial.parts.part import Part, leading
from newsgen.model.finding import Finding
from newsgen.model.standing import PatchTable, Standing

ASSUMED = 4
"""So many periods are assumed to say what the peers say."""


def surprise(lead: Finding, table: PatchTable) -> Part:
    """The part, and how rare it is."""
    top = leading(lead)
    changes = lead.about == "change"
    if top is None or not table.whole:
        return Part("surprise", 0.0, "there is no single area to be surprised at")
    if lead.luck is not None:
        return _against_luck(lead.luck, top, len(table.standings))
    ranked = [s for s in table.standings if not changes or s.change is not None]
    if len(ranked) < 2:
        return Part("surprise", 0.0, "there are no peers to be surprised among")
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
        return Part("surprise", (peers + past) / 2, f"{among}; it never moved so far" if times > 1 else among)
    before = _before(top)
    if changes or not before:
        return Part("surprise", peers, among)
    high = top.value.value >= middle
    beaten = sum(v < top.value.value if high else v > top.value.value for v in before)
    past = (beaten + ASSUMED * peers) / (len(before) + ASSUMED)
    side = "higher" if high else "lower"
    than = f"in {beaten} of {len(before)} periods before" if len(before) > 1 else "in the period before"
    said = among if len(before) == 1 and not beaten else f"{among}; it is {side} than {than}"
    return Part("surprise", (peers + past) / 2, said)


def _against_luck(luck: float, top: Standing, areas: int) -> Part:
    past, peers = 1 - luck, (1 - luck) ** areas
    why = f"{top.area.name} would show as much {_odds(luck)} of the time by mere chance"
    among = f", and one of the {areas} areas {_odds(1 - peers)}" if areas > 1 else ""
    return Part("surprise", (peers + past) / 2, why + among)


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


def _value(standing: Standing, changes: bool) -> float:
    if not changes:
        return standing.value.value
    return standing.change.value if standing.change is not None else 0.0


def _before(top: Standing) -> list[float]:
    """Its earlier values as far back as they adjoin; a withheld one is small, and counts as nought."""
    history = top.history
    values = (0.0 if history.hidden[i] else history.values[i] for i in range(history.unbroken))
    return [value for value in values if value is not None]
