"""Two figures that the prose compares twice: as a multiple, and then by their difference."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.prose import is_number, paragraphs
from newsgen.gates.setting import Severity
from newsgen.model.derivation import Derivation, Input
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "note"
COMPARES = ("ratio", "percent_change", "difference")
ENDS = ("low", "high", "printed")
"""Rules that take another's result: the comparison is inside."""


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each pair that two sentences compare by different rules, or from either side."""
    tag = newsroom.language
    money = plan.table.measure.kind == "money"
    compared = [
        (claim, found)
        for claim in draft.claims
        if claim.part == "body" and (found := _comparison(claim.origin)) is not None and is_number(claim, tag)
    ]
    found_twice = [
        (claim, other)
        for i, (claim, one) in enumerate(compared)
        for other, two in compared[i + 1 :]
        if claim.sentence != other.sentence and _twice(one, two, money)
    ]
    if not found_twice:
        return
    prose = {told.text for paragraph in paragraphs(draft, tag) for told in paragraph}
    for claim, other in found_twice:
        if claim.sentence in prose and other.sentence in prose:
            yield f"{claim.text!r} and {other.text!r} compare the same two: {claim.sentence!r}, and {other.sentence!r}"


def _comparison(origin: Input) -> Derivation | None:
    """The comparison of two figures that a claim rests on."""
    while isinstance(origin, Derivation) and origin.rule in ENDS:
        origin = origin.inputs[0]
    if isinstance(origin, Derivation) and origin.rule in COMPARES and len(origin.inputs) == 2:
        return origin
    return None


def _twice(one: Derivation, other: Derivation, money: bool) -> bool:
    """Whether they compare the same two figures, and not in the same way.

    A rise in per cent may be told in pounds too: each asks for the other, as readers know neither price.
    """
    if one.inputs == other.inputs:
        in_pounds = money and {one.rule, other.rule} == {"percent_change", "difference"}
        return one.rule != other.rule and not in_pounds
    return one.inputs == other.inputs[::-1]
