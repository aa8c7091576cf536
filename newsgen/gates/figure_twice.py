"""A figure that the prose gives twice: readers have it already."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from newsgen.gates.printed import in_a_cell
from newsgen.gates.prose import figure_of, is_number, paragraphs
from newsgen.gates.setting import Severity
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "note"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a figure that two sentences print.

    A figure is one of a measure and of a place. Ranks, dates, thresholds and numbers of areas may come again.
    """
    tag = newsroom.language
    printed: dict[Hashable, dict[str, Claim]] = {}
    for claim in draft.claims:
        # a cell has few words
        told = (
            " " in claim.sentence and claim.part == "body" and claim.measure and (claim.area or claim.place)
        )
        if told and is_number(claim, tag) and not in_a_cell(claim):
            printed.setdefault(figure_of(claim), {}).setdefault(claim.sentence, claim)
    if not any(len(claims) > 1 for claims in printed.values()):
        return
    prose = {told.text for paragraph in paragraphs(draft, tag) for told in paragraph}
    for claims in printed.values():
        said = [claim for sentence, claim in claims.items() if sentence in prose]
        if len(said) > 1:
            yield f"{said[1].text!r} is told again: {said[0].sentence!r}, and {said[1].sentence!r}"
