"""A noun or verb that does not agree with its count: "one neighbourhoods", "two wards has", "there was three"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.errors import LanguageError
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import GateWords, gate_words_of
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"
NEEDS = ("counts_said", "disagreeing", "plural")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a sentence, list item or cell, whatever template is around the count."""
    words = gate_words_of(newsroom.language)
    if words.disagreeing is None or words.plural is None or words.counts_said is None:
        return
    areas, others = _nouns(plan, newsroom)
    pairs = tuple(_pairs(areas, words)), tuple(_pairs(others, words))
    told = set()
    for claim in draft.claims:
        # what has one word has no noun or verb beside its count
        said = _count_in(claim, words) if " " in claim.sentence else ""
        if said and claim.sentence not in told:
            one = said.casefold() in {"one", "1"}
            found = words.disagreeing(one, *pairs).match(f"{said}\n{claim.sentence}")
            if found:
                told.add(claim.sentence)
                yield f"{found['found'].strip()!r} does not agree in number: {claim.sentence!r}"


def _count_in(claim: Claim, words: GateWords) -> str:
    """The number by which a claim counts things, as printed; "" where it counts none, or says "none"."""
    assert words.counts_said is not None  # asked before
    if claim.unit not in {"count", "share"} or claim.value == 0:
        return ""
    found = words.counts_said.match(claim.text)
    return found["number"] if found and (claim.unit == "count" or found["all"]) else ""


def _nouns(plan: StoryPlan, newsroom: NewsroomSettings) -> tuple[set[str], set[str]]:
    """What the counts of a story may be of: the kinds of its areas; and its measures' nouns and its periods."""
    table = plan.table
    levels = {level for standing in table.rankings[:1] for level, _ in standing.area.parents}
    kinds = {standing.area.kind for standing in table.rankings}
    counted = {m.noun for m in (table.measure, table.count_measure) if m is not None and m.kind == "count"}
    areas = {table.area_kind, newsroom.area_kind, table.patch.kind, *levels, *kinds}
    return areas - {""}, counted | {table.period.grain}


def _pairs(nouns: set[str], words: GateWords) -> Iterator[tuple[str, str]]:
    """Each noun with its plural, as far as it has another one."""
    assert words.plural is not None  # asked before
    for noun in sorted(nouns):
        try:
            many = words.plural(noun)
        except LanguageError:
            continue
        if many != noun:
            yield noun, many
