"""A list that ends in the middle of a tie: another area has the same figure as its last, and is left out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from newsgen.gates.printed import named, printed_list
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message that names those left out. A list is by value, or by change where that is what its lead is about."""
    listed = printed_list(draft)
    if len(listed) < 2 or len(listed) >= len(plan.table.rankings):
        return
    codes = set(listed)
    inside = {s.area.code: s for s in plan.table.rankings if s.area.code in codes}
    rows = [inside[code] for code in listed if code in inside]
    if len(rows) < 2:
        return
    last, found = rows[-1], [s for s in plan.lead.areas if isinstance(s, AreaRanking)]
    by_change = plan.lead.about == "change"
    if not by_change and _sorted([s.value.value for s in found]) and _sorted([s.value.value for s in rows]):
        left_out = [s for s in plan.table.rankings if s.value.value == last.value.value] if last.tied else []
    elif _sorted([_change(s) for s in rows]) and last.change is not None:
        left_out = [s for s in plan.table.rankings if s.change and s.change.value == last.change.value]
    else:
        return
    names = [s.area.name for s in left_out if s.area.code not in codes]
    if names:
        yield f"the list ends with {last.area.name}, and leaves out what ties with it: {named(names)}"


def _sorted(values: list[float]) -> bool:
    pairs = list(pairwise(values))
    return all(a >= b for a, b in pairs) or all(a <= b for a, b in pairs)


def _change(ranking: AreaRanking) -> float:
    return ranking.change.value if ranking.change is not None else float("nan")
