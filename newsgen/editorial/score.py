"""How newsworthy a story is: the weighted mean of four parts from 0 to 1 (docs/newsworthiness.md).

Each rises with what it measures, all else equal. The idea of scoring an insight by its impact and by how far it stands
out is that of QuickInsights (Ding and others, SIGMOD 2019); that of outlierness among peers and in its own past, of the
election bots of the University of Helsinki (Leppänen and others, INLG 2017).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import fsum

from newsgen.editorial.parts import freshness, leading, reach, size, surprise
from newsgen.model.draft import Score
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.model.published import PublishedDraft

WEIGHTS = {"size": 0.35, "surprise": 0.25, "reach": 0.2, "freshness": 0.2}
REPEATED = 0.7
"""What a score is multiplied by where a better story of the edition leads with the same area and angle."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A story's score before any is marked down, and what it leads with: the code of an area, "" where it has none."""

    slug: str
    score: float
    angle: str
    area: str


def score(lead: Finding, table: PatchTable, last: PublishedDraft | None = None) -> Score:
    """The score of the story that this finding leads; `last` is what the last edition had in its place."""
    found = (size(lead, table), surprise(lead, table), reach(lead, table), freshness(lead, last))
    parts = tuple((part.name, round(part.value, 4), part.why) for part in found)
    return Score(round(fsum(WEIGHTS[name] * value for name, value, _ in parts), 4), parts)


def first_tellings(ranked: Iterable[Scored]) -> dict[str, str]:
    """For each story that leads with what a better one leads with, the address of that one.

    A region's story and its council's may lead with one and the same area: an editor wants that once among the first
    ten. `ranked` are all stories of the edition in the project's order; of equal scores the first is the better.
    """
    first: dict[tuple[str, str], str] = {}
    found: dict[str, str] = {}
    for one in sorted(ranked, key=lambda one: -one.score):
        if one.area:
            before = first.setdefault((one.angle, one.area), one.slug)
            if before != one.slug:
                found[one.slug] = before
    return found


def scored(plan: StoryPlan) -> Scored:
    """What is held against the scores of others, of a plan that is not marked down."""
    top = leading(plan.lead)
    return Scored(plan.slug, plan.score.value, plan.lead.angle, top.area.code if top else "")


def marked_down(plan: StoryPlan, before: str) -> StoryPlan:
    """The plan with REPEATED of its score, for the story of the address `before` leads with the same."""
    why = f"{before} leads with the same, so that this has {REPEATED:.0%} of its score"
    score = Score(round(plan.score.value * REPEATED, 4), (*plan.score.parts, ("first_telling", 0.0, why)))
    return replace(plan, score=score)
