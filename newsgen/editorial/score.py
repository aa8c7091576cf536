"""How newsworthy a story is: the weighted mean of four parts from 0 to 1 (docs/newsworthiness.md).

Each rises with what it measures, all else equal. The idea of scoring an insight by its impact and by how far it stands
out is that of QuickInsights (Ding and others, SIGMOD 2019); that of outlierness among peers and in its own past, of the
election bots of the University of Helsinki (Leppänen and others, INLG 2017).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsgen.editorial.parts.freshness import freshness
from newsgen.editorial.parts.part import leading
from newsgen.editorial.parts.reach import reach
from newsgen.editorial.parts.size import size
from newsgen.editorial.parts.surprise import surprise
from newsgen.model.draft import Score
from newsgen.model.finding import Finding
from newsgen.model.plan import StoryPlan
from newsgen.model.standing import PatchTable
from newsgen.model.told import ToldDraft

WEIGHTS = {"size": 0.35, "surprise": 0.25, "reach": 0.2, "freshness": 0.2}
REPEATED = 0.7
"""What a score is multiplied by where a better story of the edition leads with the same area and angle."""


def score(lead: Finding, table: PatchTable, told: ToldDraft | None = None) -> Score:
    """The score of the story that this finding leads; `told` is what the last edition had in its place."""
    found = (size(lead, table), surprise(lead, table), reach(lead, table), freshness(lead, told))
    parts = tuple((part.name, round(part.value, 4), part.why) for part in found)
    return Score(round(sum(WEIGHTS[name] * value for name, value, _ in parts), 4), parts)


def best_first(plans: Iterable[StoryPlan]) -> tuple[StoryPlan, ...]:
    """The plans by score, equals in the order of the project, each lead marked down after its first telling.

    A region's story and its council's may lead with one and the same area: an editor wants that once among the first
    ten. So once all are ranked, each further story with the same angle and first area has REPEATED of its score.
    """
    ranked = sorted(plans, key=lambda plan: -plan.score.value)
    first: dict[tuple[str, str], StoryPlan] = {}
    marked = []
    for plan in ranked:
        top = leading(plan.lead)
        key = (plan.lead.angle, top.area.code if top else "")
        before = first.setdefault(key, plan) if top else plan
        marked.append(plan if before is plan else replace(plan, score=_repeated(plan, before)))
    return tuple(sorted(marked, key=lambda plan: -plan.score.value))


def _repeated(plan: StoryPlan, before: StoryPlan) -> Score:
    why = f"{before.slug} leads with the same, so that this has {REPEATED:.0%} of its score"
    return Score(round(plan.score.value * REPEATED, 4), (*plan.score.parts, ("first_telling", 0.0, why)))
