"""A change that is out of all proportion to the area's own history: late figures, a slipped decimal, a new method."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.gates.printed import plain, printed_areas
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking
from newsgen.model.plan import StoryPlan
from newsgen.model.strict import STRICT

SEVERITY: Severity = "warn"
NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    times: float = 2
    """How many times the area's largest change before a change must be to be out of proportion."""
    steps: int = 8
    """How many earlier changes make a history."""
    factor: float = 10
    """Without a history: how many times the value before, or the inverse of that."""
    money_factor: float = 2
    """The same for sums of money."""
    events: float = 20
    """A change of fewer cases than this is never out of proportion."""


USUAL = Options()


def faults(
    draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings, options: Options = USUAL
) -> Iterable[str]:
    """A message for each of the first areas whose figures the draft prints, and one for the others."""
    if plan.table.compared_with is None:
        return
    found = [(s, why) for s in printed_areas(draft, plan) if (why := _why(s, plan, options))]
    for ranking, why in found[:NAMED]:
        assert ranking.previous is not None  # or else there would be no change
        was, now = plain(ranking.previous.value), plain(ranking.value.value)
        yield f"{ranking.area.name} went from {was} to {now}: {why}"
    if found[NAMED:]:
        yield f"{len(found) - NAMED} other areas of this story changed as much"


def _why(s: AreaRanking, plan: StoryPlan, options: Options) -> str:
    """What its change is out of proportion to, or ""."""
    if s.change is None or s.previous is None or not s.change.value:
        return ""
    events = s.count_change or (s.change if s.change.unit == "count" else None)
    if events is not None and abs(events.value) < options.events:
        return ""
    if s.past is not None and s.past.steps >= options.steps:
        if s.past.times <= options.times:
            return ""
        return f"none of its {s.past.steps} earlier changes was larger than {plain(s.past.largest)}"
    if s.value.value * s.previous.value < 0:
        return "from one side of nought to the other"
    new, old = sorted((abs(s.value.value), abs(s.previous.value)), reverse=True)
    if not old:
        return "to nought and from nought is how a place looks that did not report"
    factor = options.money_factor if plan.table.measure.kind == "money" else options.factor
    return f"a change by a factor of {new / old:.1f}" if old and new >= factor * old else ""
