"""A verb of change without a change, or against it: "soared" for a level, "rose" for a fall, "fell by -0.6"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from newsgen.gates.copy import claims_in, own_copy, words_of
from newsgen.gates.setting import Severity
from newsgen.model.derivation import Derivation, Input, Select
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable
from newsgen.model.plan import StoryPlan

_RULES = frozenset({"difference", "percent_change", "streak", "since"})


def tells_change(origin: Input) -> bool:
    """Whether a derivation holds a change anywhere: that of a count of areas that rose does."""
    match origin:
        case Derivation(rule=rule, inputs=inputs):
            return rule in _RULES or any(map(tells_change, inputs))
        case Select(compute=compute):
            return compute is not None and tells_change(compute)
        case _:
            return False


SEVERITY: Severity = "block"
UP: Final = frozenset({
    "rose", "risen", "rising", "climbed", "climbing", "jumped", "jumping", "soared", "soaring", "surged",
    "surging", "increased", "increasing", "grew", "grown", "spiked", "spiking", "rocketed", "rocketing",
    "leapt", "doubled", "trebled",
})  # fmt: skip
DOWN: Final = frozenset({
    "fell", "fallen", "falling", "dropped", "dropping", "declined", "declining", "decreased", "decreasing",
    "plunged", "plunging", "plummeted", "slumped", "tumbled", "tumbling", "shrank", "sank", "eased",
    "dipped", "halved",
})  # fmt: skip
_ALL: Final = frozenset({"every", "all", "each", "no", "none", "any", "neither"})
_ENDS: Final = (".", "!", "?", "”", '"')
_SIGNED = re.compile(r"\bby [-−]\d[\d.,]*")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each sentence that says so.

    A sentence needs a change among its claims, or must speak of every area where all went that way; a headline, a
    caption and whatever else has no full stop need one anywhere in the draft.
    """
    copy = own_copy(draft, plan)
    if copy.words.isdisjoint(UP | DOWN) or not newsroom.language.startswith("en"):
        return
    verbs = copy.words & (UP | DOWN)
    for sentence in copy.sentences:
        if not any(verb in sentence for verb in verbs):
            continue
        words = frozenset(words_of(sentence))
        if words.isdisjoint(verbs):
            continue
        signed = _SIGNED.search(sentence)
        if signed:
            yield f"{signed[0]!r} has its direction twice: {sentence!r}"
        whole = sentence.endswith(_ENDS)
        claims = tuple(claims_in(sentence, draft)) if whole else draft.claims
        sizes, told = _changes(claims)
        said = sorted(words & verbs)
        if not told and not (words & _ALL and _went(plan.table, words)):
            yield f"{said[0]!r} stands without a change: {sentence!r}"
        elif whole and _against(sizes, words):
            yield f"{said[0]!r} stands with a change the other way: {sentence!r}"


def _changes(claims: tuple[Claim, ...]) -> tuple[list[float], bool]:
    """The single changes that claims tell, and whether they tell any: a count of areas that rose is one too.

    A figure of an area and the same of another period are a change: "from 223.2 to 364.2".
    """
    sizes, told = [], False
    levels: dict[tuple[str, str, str], list[tuple[str, float]]] = {}
    for claim in claims:
        if tells_change(claim.origin):
            told = True
            if isinstance(claim.origin, Derivation) and claim.origin.rule in {"difference", "percent_change"}:
                sizes.append(float(claim.value))
        elif claim.area and claim.period and claim.unit != "rank":
            key = (claim.area, claim.measure, claim.unit)
            levels.setdefault(key, []).append((claim.period, float(claim.value)))
    for found in levels.values():
        (first, old), (last, new) = min(found), max(found)
        if first != last:
            told = True
            sizes.append(new - old)
    return sizes, told


def _went(table: PatchTable, words: frozenset[str]) -> bool:
    """Whether all areas moved the way that the words say; none of them, where they say "no" or "any"."""
    moved = {s.moved for s in table.rankings} - {""}
    said = ({"up"} if words & UP else set()) | ({"down"} if words & DOWN else set())
    if words & {"no", "none", "any", "neither"}:
        return bool(moved) and not moved & said
    return moved == said


def _against(sizes: list[float], words: frozenset[str]) -> bool:
    """Whether each single change of the sentence is none, or goes another way than its only verbs."""
    if not sizes or (words & UP and words & DOWN):
        return False
    return all(size <= 0 for size in sizes) if words & UP else all(size >= 0 for size in sizes)
