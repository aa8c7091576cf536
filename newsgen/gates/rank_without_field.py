"""A rank below the first without its field: "the third-highest rate", and no word of how many, or of where."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Set
from re import Pattern

from newsgen.gates.printed import in_a_cell
from newsgen.gates.prose import Told, paragraphs
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.language.languages import language_of, words_of
from newsgen.language.words import Words
from newsgen.model.derivation import Derivation
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "note"
NEEDS = ("field_said",)


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a sentence; a ranking whose first was named before it, or whose field was, is known."""
    said = gate_words_of(newsroom.language).field_said
    if said is None or not _may_be_bare(draft, said):
        return
    words = words_of(language_of(newsroom.language))
    names = {s.area.code: s.area.name for s in plan.table.rankings}
    known = set()
    for paragraph in paragraphs(draft, newsroom.language):
        for told in paragraph:
            placed = [claim for claim in told.claims if claim.unit == "rank"]
            own = {names.get(claim.area, "") or claim.place for claim in placed}
            if _has_field(told, own, said):
                known |= {_ranking(claim) for claim in placed}
            for claim in placed:
                if claim.value == 1:
                    known.add(_ranking(claim))
                elif _ordinal(claim, words) and _ranking(claim) not in known:
                    yield f"{claim.text!r}, and not of how many, or where: {told.text!r}"
                    break


def _may_be_bare(draft: Draft, said: Pattern[str]) -> bool:
    """A quick look: whether a rank below the first may lack its field."""
    known = set()
    for claim in draft.claims:
        if claim.unit == "rank" and claim.part == "body" and not in_a_cell(claim):
            of = _ranking(claim)
            if of not in known and claim.value != 1 and not said.search(claim.sentence):
                return True
            known.add(of)
    return False


def _ranking(claim: Claim) -> Hashable:
    """What the ranks of one ranking have in common."""
    origin = claim.origin
    while isinstance(origin, Derivation) and origin.rule != "rank" and origin.inputs:
        origin = origin.inputs[0]
    order = dict(origin.terms).get("order") if isinstance(origin, Derivation) else ""
    return order, claim.measure, bool(claim.area)


def _has_field(told: Told, own: Set[str], said: Pattern[str]) -> bool:
    """Whether it names how many there are, or a place that is not the ranked one."""
    counts = any(claim.unit in {"count", "share"} and not claim.measure for claim in told.claims)
    return counts or bool(told.named - own) or said.search(told.text) is not None


def _ordinal(claim: Claim, words: Words) -> bool:
    """Whether it prints a place below the first as one: "16th-highest", "zweithöchste"."""
    rank = int(claim.value)
    text = claim.text.casefold()
    return rank > 1 and (str(rank) in text or words.ordinal(rank).casefold().rstrip("e") in text)
