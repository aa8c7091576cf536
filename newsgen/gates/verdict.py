"""A verdict where there is a figure ("worst", "shocking"), or a sentence for readers to sort out ("respectively")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
WORDS: Final = frozenset({
    "worst", "best", "worse", "better", "deadly", "deadliest", "shocking", "alarming", "staggering",
    "dramatic", "dramatically", "massive", "huge", "hotspot", "hotspots", "epicentre", "unfortunately",
    "fortunately", "sadly", "respectively", "former", "latter",
})  # fmt: skip


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a word; those of the measure's own noun and unit are the project's."""
    measure = plan.table.measure
    if not newsroom.language.startswith("en"):
        return
    found = own_copy(draft, plan).words & WORDS
    for word in sorted(found - set(f"{measure.noun} {measure.short_noun} {measure.unit}".split())):
        yield (
            f"{word!r}: no figure says so much"
            if word not in {"respectively", "former", "latter"}
            else (f"{word!r}: readers must go back to find out what belongs to what")
        )
