"""A verdict where there is a figure ("worst", "shocking"), or a sentence for readers to sort out ("respectively")."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
NEEDS = ("verdicts", "to_sort_out")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a word; those of the measure's own noun and unit are the project's."""
    measure = plan.table.measure
    words = gate_words_of(newsroom.language)
    found = own_copy(draft, plan, newsroom.language).words & (words.verdicts | words.to_sort_out)
    for word in sorted(found - set(f"{measure.noun} {measure.short_noun} {measure.unit}".split())):
        yield (
            f"{word!r}: no figure says so much"
            if word not in words.to_sort_out
            else (f"{word!r}: readers must go back to find out what belongs to what")
        )
