"""A withheld figure told as none: ranked, called "no cases", or passed over where an area is called the lowest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_NONE: Final = frozenset({"no", "No", "zero", "Zero", "nought", "Nought", "nil", "Nil"})


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each figure of a withheld area, for "no" or "zero" before the noun, for a bare "lowest"."""
    table = plan.table
    if not table.suppressed:
        return
    withheld = {area.code: area.name for area in table.suppressed}
    for claim in draft.claims:
        if claim.area in withheld:
            yield f"{claim.text!r} is a figure of {withheld[claim.area]}, whose figure is withheld"
    if not newsroom.language.startswith("en"):
        return
    copy = own_copy(draft, plan)
    noun = (table.count_measure or table.measure).noun.split()[-1]
    if not copy.words.isdisjoint(_NONE):
        none = re.compile(
            rf"\b(?:no|zero|nought|nil) (?:new |reported |confirmed )*{re.escape(noun)}\w*", re.IGNORECASE
        )
        for line in copy.lines:
            match = none.search(line)
            if match:
                yield f"{match[0]!r} in a story with withheld figures, which are not nought: {line!r}"
    if plan.lead.angle == "lowest" and re.search(r"\blowest\b(?! published)", draft.headline):
        yield f"{draft.headline!r}: {len(withheld)} areas may be lower, their figures being withheld"
