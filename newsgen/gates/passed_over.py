"""An area passed over: "came next" of one that did not, since another between the two is left out."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.printed import in_a_cell, named
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
NEEDS = ("next_words", "next_said")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a sentence: every figure of the lead before those that it gives must have been given by then."""
    copy, words = own_copy(draft, plan, newsroom.language), gate_words_of(newsroom.language)
    if copy.words.isdisjoint(words.next_words):
        return
    order = _order(plan)
    values = {s.area.code: s.value.value for s in order}
    claims = [c for c in draft.claims if c.part == "body" and c.area in values and not in_a_cell(c)]
    for sentence in copy.sentences:
        if not any(said in sentence for said in words.next_said):
            continue
        here = [i for i, claim in enumerate(claims) if claim.sentence == sentence]
        if not here:
            continue
        told = {values[claim.area] for claim in claims[: here[-1] + 1]}
        steps = list(dict.fromkeys(values.values()))
        furthest = max(steps.index(values[claims[i].area]) for i in here)
        missed = [value for value in steps[:furthest] if value not in told]
        if missed:
            names = [
                s.area.name for s in plan.lead.areas if isinstance(s, AreaRanking) and s.value.value in missed
            ]
            yield f"{named(names)} passed over: {sentence!r}"


def _order(plan: StoryPlan) -> tuple[AreaRanking, ...]:
    """All areas in the order of the lead: from the highest, from the lowest, or as it found them."""
    if plan.lead.angle in {"lowest", "below"}:
        return plan.table.rankings[::-1]
    if plan.lead.angle in {"highest", "above", "above_average", "multiple_of_average"}:
        return plan.table.rankings
    return tuple(s for s in plan.lead.areas if isinstance(s, AreaRanking))
