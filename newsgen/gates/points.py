"""A change of a percentage given in per cent: from 40 to 44 per cent is four percentage points."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.setting import Severity
from newsgen.language.gate_words import GateWords, gate_words_of
from newsgen.model.derivation import Derivation
from newsgen.model.draft import Draft
from newsgen.model.figure import PERCENTAGES
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
NEEDS = ("per_cent", "point")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a claim."""
    measure, words = plan.table.measure, gate_words_of(newsroom.language)
    percentage = measure.kind in PERCENTAGES
    for claim in draft.claims:
        if claim.unit in {"points", "share_points"}:
            if _per_cent(claim.text, words) and words.point not in claim.text:
                yield f"{claim.text!r} is a difference of percentages, in points: {claim.sentence!r}"
        elif percentage and claim.unit == "per_cent" and claim.measure == measure.name:
            origin = claim.origin
            if isinstance(origin, Derivation) and origin.rule == "percent_change":
                yield f"{claim.text!r} is a percentage of a percentage: {claim.sentence!r}"


def _per_cent(text: str, words: GateWords) -> bool:
    return any(said in text for said in ("%", *words.per_cent))
