"""An insert that is out of date, or of another place: a stale "today", a quote about somewhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import Insert, StoryPlan
from newsgen.model.strict import STRICT

SEVERITY: Severity = "warn"
NEEDS = ("today",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    days: int = 7
    """For how many days at most an insert that says "today" may be printed."""


USUAL = Options()


def faults(
    draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings, options: Options = USUAL
) -> Iterable[str]:
    """One message for each thing that is wrong with an insert."""
    day, today = newsroom.as_of, gate_words_of(newsroom.language).today
    for insert in plan.inserts:
        if insert.valid_from and day < insert.valid_from:
            yield f"the insert {insert.name!r} is valid from {insert.valid_from}; this edition is of {day}"
        if insert.valid_until and day > insert.valid_until:
            yield f"the insert {insert.name!r} was valid until {insert.valid_until}; this edition is of {day}"
        here = _places(plan)
        if not here & set(insert.places):
            yield f"the insert {insert.name!r} is about {', '.join(insert.places)}, not about {plan.table.patch.name}"
        said = today.search(insert.text) if today else None
        if said and _days(insert) > options.days:
            yield f"the insert {insert.name!r} says {said[0]!r}, and may be printed for more than {options.days} days"


def _places(plan: StoryPlan) -> set[str]:
    """The patch, and every place that all of it lies in."""
    table = plan.table
    areas = [*(s.area for s in table.rankings), *table.suppressed, *table.missing]
    shared = set(areas[0].parents).intersection(*(a.parents for a in areas)) if areas else set()
    return {table.patch.name, *(name for _, name in shared)}


def _days(insert: Insert) -> float:
    if insert.valid_from is None or insert.valid_until is None:
        return float("inf")
    return (insert.valid_until - insert.valid_from).days + 1
