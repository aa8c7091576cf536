"""A list that is not sorted by what it ranks, or not in the order in which its areas were found."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from newsgen.gates.printed import in_a_cell, printed_list
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for the first place where a rank of the list goes back, and one for an order that no angle gives."""
    listed = printed_list(draft)
    if len(listed) < 2:
        return
    ranks = [claim for claim in draft.claims if claim.unit == "rank" and claim.area and in_a_cell(claim)]
    for one, other in pairwise(ranks):
        if one.value > other.value and other.area != listed[0]:  # type: ignore[operator]  # ranks are numbers
            yield f"the list goes from rank {one.text} to rank {other.text}"
            break
    if not any(_in_order(listed, finding.codes()) for finding in plan.findings.values()):
        yield "the list has its areas in another order than any angle of the story found them in"


def _in_order(listed: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Whether what is listed stands in what was found, in its order; what was not found may stand anywhere."""
    place = {code: i for i, code in enumerate(found)}
    at = [place[code] for code in listed if code in place]
    return len(at) > len(listed) // 2 and all(one < other for one, other in pairwise(at))
