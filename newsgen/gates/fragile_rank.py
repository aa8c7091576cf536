"""An area called first or last where chance may have put it there, in a draft that has no sentence to say so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from newsgen.gates.printed import in_a_cell
from newsgen.gates.rank_odds import End, odds, together
from newsgen.gates.setting import Severity
from newsgen.language.languages import known_languages, language_of, words_of
from newsgen.language.nouns import noun_of
from newsgen.language.style import load_style
from newsgen.language.words import Sense
from newsgen.model.derivation import Derivation
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.model.rank_test import FEW_CASES

SEVERITY: Severity = "warn"
ENDS: tuple[End, ...] = ("highest", "lowest")
ROLE = "chance"
"""What the names of the roles have in them that say what chance could have done: chance, chance_next."""


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each end that the draft speaks of outside its tables, with the sentence that it owes."""
    if says_chance(draft):
        return
    for end in ENDS:
        first = tuple(s for s in plan.table.rankings if not (s.firm_high if end == "highest" else s.firm_low))
        if first and _calls_it_so(draft, first, end):
            is_so, them = ("are", "them") if len(first) > 1 else ("is", "it")
            numbers = odds(first, end, plan.table, newsroom)
            yield (
                f"{together(first)} {is_so} called the {end}, where chance may have put {them}"
                f"{numbers and f' ({numbers})'}, and the draft does not say so: "
                f"add {_owed(plan.table, end, newsroom)!r}"
            )


def says_chance(draft: Draft) -> bool:
    """Whether a sentence says what chance could have done: by its role, or by how little it takes."""
    return any(ROLE in role.role.rpartition(".")[2] for role in draft.roles) or any(
        isinstance(claim.origin, Derivation) and claim.origin.rule == "swap" for claim in draft.claims
    )


def _calls_it_so(draft: Draft, first: tuple[AreaRanking, ...], end: End) -> bool:
    """Whether words of the draft rest on the rank of one of them. Its links speak for the stories that they lead to."""
    ranks = {s.area.code: (s.rank if end == "highest" else s.rank_low).origin for s in first}
    links = tuple(link.headline for link in draft.see_more)
    return any(
        claim.area in ranks
        and claim.origin == ranks[claim.area]
        and not in_a_cell(claim)
        and _names_an_end(claim.text)
        and not _is_link(claim, links)
        for claim in draft.claims
    )


def _is_link(claim: Claim, links: tuple[str, ...]) -> bool:
    return claim.part == "body" and claim.sentence.endswith(links)


@lru_cache(maxsize=1024)
def _names_an_end(text: str) -> bool:
    return not _ends().isdisjoint(re.findall(r"\w+", text.casefold()))


@cache
def _ends() -> frozenset[str]:
    """The words for the first and the last, in every language."""
    senses = (item for name in known_languages() for item in words_of(name).SENSES.items())
    return frozenset(word for word, sense in senses if sense in {Sense.HIGHEST, Sense.LOWEST})


def _owed(table: PatchTable, end: End, newsroom: NewsroomSettings) -> str:
    """The sentence on chance, in the language of the draft."""
    swap = table.swap_high if end == "highest" else table.swap_low
    words = words_of(language_of(newsroom.language))
    lexicon = load_style(newsroom.style, (newsroom.folder / "styles",)).lexicon
    counted = swap.measure if swap is not None and swap.measure is not None else table.measure
    noun = noun_of(counted.noun, lexicon)
    if swap is None or swap.area is None or swap.value > FEW_CASES:
        return words.by_chance(0, noun, "", high=end == "highest")
    return words.by_chance(int(swap.value), noun, swap.area.name, high=end == "highest")
