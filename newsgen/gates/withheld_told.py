"""A withheld figure reported as none: ranked, called "no cases", or passed over where an area is called the lowest."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.derivation import Derivation, Input
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
NEEDS = ("none_words", "none_of", "plain_lowest")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each figure of a withheld area, for "no" or "zero" before the noun, for a bare "lowest".

    What such a figure is at least, or at most, may be told.
    """
    table = plan.table
    if not table.suppressed:
        return
    withheld = {area.code: area.name for area in table.suppressed}
    for claim in draft.claims:
        if claim.area in withheld and not _at_an_end(claim.origin):
            yield f"{claim.text!r} is a figure of {withheld[claim.area]}, whose figure is withheld"
    words = gate_words_of(newsroom.language)
    copy = own_copy(draft, plan, newsroom.language)
    if words.none_of is not None and not copy.words.isdisjoint(words.none_words):
        none = words.none_of((table.count_measure or table.measure).noun.split()[-1])
        for line in copy.lines:
            match = none.search(line)
            if match:
                yield f"{match[0]!r} in a story with withheld figures, which are not zero: {line!r}"
    lowest = words.plain_lowest
    if plan.lead.angle == "lowest" and lowest is not None and lowest.search(draft.headline):
        yield f"{draft.headline!r}: {len(withheld)} areas may be lower, their figures being withheld"


def _at_an_end(origin: Input) -> bool:
    return isinstance(origin, Derivation) and origin.rule in ("low", "high")
