"""A standfirst with a figure that stands in the headline or the first paragraph too: it should add to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.gates.prose import figure_of, is_number
from newsgen.gates.setting import Severity
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "note"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a figure, or a rank in the same words, that the headline has, else the first paragraph."""
    above = [claim for claim in draft.claims if claim.part != "body" and claim.unit != "date"]
    ours = [claim for claim in above if claim.part == "standfirst"]
    if not ours:
        return
    above = [claim for claim in above if claim.part == "headline"]
    first = list(_first_paragraph(draft))
    for claim in ours:
        for where, others in (("headline", above), ("first paragraph", first)):
            if any(_same(claim, other, newsroom.language) for other in others):
                yield f"the standfirst gives {claim.text!r}, as the {where} does: {draft.standfirst!r}"
                break


def _first_paragraph(draft: Draft) -> Iterator[Claim]:
    lines = draft.body.lines
    first = lines[0].text if lines else ""
    return (claim for claim in draft.claims if claim.part == "body" and claim.sentence in first)


def _same(one: Claim, other: Claim, tag: str) -> bool:
    """Whether both print one number, or one rank in the same words; a number of areas is one by how it was found."""
    if one.value != other.value or figure_of(one) != figure_of(other):
        return False
    if one.unit == "rank":
        return one.text.casefold() == other.text.casefold()
    of_a_place = one.measure and (one.area or one.place)
    return is_number(one, tag) and is_number(other, tag) and bool(of_a_place or one.origin == other.origin)
