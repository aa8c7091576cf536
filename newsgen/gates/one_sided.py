"""Rises reported alone where most areas fell, or falls where most rose."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
NEEDS = ("rises", "falls")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message, with how many went the other way."""
    words = gate_words_of(newsroom.language)
    if plan.lead.angle not in {"biggest_rise", "biggest_fall"} or not (words.rises and words.falls):
        return
    moved = [s.moved for s in plan.table.rankings if s.moved]
    rises = plan.lead.angle == "biggest_rise"
    verb, told = (
        ("fell", words.falls | words.also_falls) if rises else ("rose", words.rises | words.also_rises)
    )
    number = moved.count("down" if rises else "up")
    if 2 * number > len(moved) and own_copy(draft, plan, newsroom.language).words.isdisjoint(told):
        yield f"{number} of {len(moved)} areas {verb}, and the story does not say so"
