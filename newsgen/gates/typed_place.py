"""A place that is typed into the copy: it stands in every draft, whichever place that one is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each area of the table, or place that one lies in, whose name no figure and no filter printed."""
    typed = [line.loose() for line in draft.body.lines]
    prose = "\n".join(text for text in typed if text.count(" ") > 1)
    names = {s.area.name for s in plan.table.rankings}
    names |= {name for s in plan.table.rankings for _, name in s.area.parents}
    for name in sorted(name for name in names if name and name in prose):
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", prose):
            yield f"{name!r} is typed, and not printed from the table"
