"""Words for a period that do not fit it: "week" of a month, "the week before" of one four weeks earlier."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.not_adjoining import days_apart
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
NEEDS = ("grains", "period_said")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each period that is called what it is not."""
    copy, words = own_copy(draft, plan, newsroom.language), gate_words_of(newsroom.language)
    grains = words.grains
    if words.period_said is None or not copy.words & grains.keys():
        return
    own = plan.table.period.grain
    apart = days_apart(plan.table.period, plan.table.compared_with)
    for line in copy.lines:
        if not any(grain in line for grain in grains):
            continue
        for match in words.period_said.finditer(line):
            said = match["grain"] or match["before"] or match["last"] or match["alike"]
            if grains[said] != own:
                yield f"{match[0]!r} stands in a story about a {own}: {line!r}"
            elif apart and not (match["grain"] or match["alike"]):
                yield f"{match[0]!r} stands for a {own} that does not adjoin: {line!r}"
