"""Words for a period that do not fit it: "week" of a month, "the week before" of one four weeks earlier."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.not_adjoining import days_apart
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_GRAINS = frozenset({"week", "month", "quarter", "year"})
_STATED = re.compile(
    r"\b(?:(?:the|this|last|that) (?P<grain>week|month|quarter|year) (?:to|ending|ended)"
    r"|the (?P<before>week|month|quarter|year) before"
    r"|the same (?P<alike>week|month|quarter|year) (?:last year|a year earlier)"
    r"|(?:the previous|last) (?P<last>week|month|quarter|year))\b"
)


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each period that is called what it is not."""
    copy = own_copy(draft, plan)
    if not copy.words & _GRAINS or not newsroom.language.startswith("en"):
        return
    own = plan.table.period.grain
    apart = days_apart(plan.table.period, plan.table.compared_with)
    for line in copy.lines:
        if not any(grain in line for grain in _GRAINS):
            continue
        for match in _STATED.finditer(line):
            said = match["grain"] or match["before"] or match["last"] or match["alike"]
            if said != own:
                yield f"{match[0]!r} stands in a story about a {own}: {line!r}"
            elif apart and not (match["grain"] or match["alike"]):
                yield f"{match[0]!r} stands for a {own} that does not adjoin: {line!r}"
