"""How newsworthy a finding is: four parts from 0 to 1, and their weighted mean.

    size       how far the leading area is from the average: 1 - 1/q, where q is the larger of value/average and its
               inverse
    surprise   how far it stands out among the areas: z / (z + 3), where z is its distance from the median in median
               absolute deviations (x 1.4826, so that for a normal spread it counts standard deviations)
    reach      how many areas the story is about: n / (n + 50), n being the patch's areas
    freshness  how much the leading area changed on the period before: c / (c + 1), c being |change| / previous

Each rises with what it measures, all else equal. Weights: size and surprise 0.3 each, reach and freshness 0.2 each.
"""

from __future__ import annotations

from statistics import median

from newsgen.model.draft import Score
from newsgen.model.finding import Finding
from newsgen.model.standing import PatchTable, Standing

WEIGHTS = {"size": 0.3, "surprise": 0.3, "reach": 0.2, "freshness": 0.2}


def score(lead: Finding, table: PatchTable) -> Score:
    """The score of the story that this finding leads."""
    top = lead.facts.get("top")
    leading = top if isinstance(top, Standing) else None
    parts = (
        ("size", *_size(leading)),
        ("surprise", *_surprise(leading, table)),
        ("reach", *_reach(table)),
        ("freshness", *_freshness(leading)),
    )
    return Score(round(sum(WEIGHTS[name] * value for name, value, _ in parts), 4), parts)


def _size(top: Standing | None) -> tuple[float, str]:
    if top is None or top.ratio is None or top.ratio.value <= 0:
        return 0.0, "there is no average to hold it against"
    ratio = top.ratio.value
    return round(1 - 1 / max(ratio, 1 / ratio), 4), f"{top.area.name} is at {ratio:.2f} times the average"


def _surprise(top: Standing | None, table: PatchTable) -> tuple[float, str]:
    values = [s.value.value for s in table.standings]
    if top is None or len(values) < 3 or not table.whole:
        return 0.0, "there are too few areas to stand out from"
    middle = median(values)
    deviation = 1.4826 * median(abs(v - middle) for v in values)
    if not deviation:
        return 0.0, "more than half of the areas have one and the same figure"
    z = abs(top.value.value - middle) / deviation
    return round(z / (z + 3), 4), f"{top.area.name} lies {z:.1f} deviations from the median area"


def _reach(table: PatchTable) -> tuple[float, str]:
    n = int(table.areas.value)
    return round(n / (n + 50), 4), f"it is about {n} {'area' if n == 1 else 'areas'}"


def _freshness(top: Standing | None) -> tuple[float, str]:
    if top is None or top.change is None or top.previous is None or not top.previous.value:
        return 0.0, "there is no change to tell"
    change = top.change.value / top.previous.value
    size = abs(change)
    return round(size / (size + 1), 4), f"{top.area.name} changed by {change:+.0%} on the period before"
