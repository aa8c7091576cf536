"""A verb of change without a change, or against it: "soared" for a level, "rose" for a fall, "fell by -0.6"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsgen.gates.copy import claims_in, own_copy, words_of
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import GateWords, gate_words_of
from newsgen.model.derivation import Derivation, Input, Select
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import PatchTable
from newsgen.model.plan import StoryPlan

_RULES = frozenset({"difference", "percent_change", "streak", "since"})
SEVERITY: Severity = "block"
NEEDS = ("rises", "falls", "every", "no", "signed")
_ENDS: Final = (".", "!", "?", "”", '"')


def tells_change(origin: Input) -> bool:
    """Whether a derivation holds a change anywhere: that of a count of areas that rose does."""
    match origin:
        case Derivation(rule=rule, inputs=inputs):
            return rule in _RULES or any(map(tells_change, inputs))
        case Select(compute=compute):
            return compute is not None and tells_change(compute)
        case _:
            return False


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each sentence that says so.

    A sentence needs a change among its claims, or must speak of every area where all went that way; a headline, a
    caption and whatever else has no full stop need one anywhere in the draft.
    """
    copy, known = own_copy(draft, plan, newsroom.language), gate_words_of(newsroom.language)
    verbs = copy.words & (known.rises | known.falls)
    if not verbs:
        return
    for sentence in copy.sentences:
        if not any(verb in sentence for verb in verbs):
            continue
        words = frozenset(words_of(sentence))
        if words.isdisjoint(verbs):
            continue
        signed = known.signed.search(sentence) if known.signed else None
        if signed:
            yield f"{signed[0]!r} has its direction twice: {sentence!r}"
        whole = sentence.endswith(_ENDS)
        claims = tuple(claims_in(sentence, draft)) if whole else draft.claims
        sizes, told = _changes(claims)
        said = sorted(words & verbs)
        if not told and not _all_went(plan.table, words, known):
            yield f"{said[0]!r} stands without a change: {sentence!r}"
        elif whole and _against(sizes, words, known):
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


def _all_went(table: PatchTable, words: frozenset[str], known: GateWords) -> bool:
    """Whether the words speak of all areas, and all moved the way that they say; none of them, where they say "no"."""
    moved = {s.moved for s in table.rankings} - {""}
    said = ({"up"} if words & known.rises else set()) | ({"down"} if words & known.falls else set())
    if words & known.no:
        return bool(moved) and not moved & said
    return bool(words & known.every) and moved == said


def _against(sizes: list[float], words: frozenset[str], known: GateWords) -> bool:
    """Whether each single change of the sentence is none, or goes another way than its only verbs."""
    if not sizes or (words & known.rises and words & known.falls):
        return False
    return all(size <= 0 for size in sizes) if words & known.rises else all(size >= 0 for size in sizes)
