"""What chance could have done to the first of a ranking, in numbers: what the gates on fragile ranks say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from newsgen.gates.printed import in_a_cell, named, plain
from newsgen.language.languages import OF_EDITORS, known_languages, words_of
from newsgen.language.superlative import is_hedged
from newsgen.language.words import Sense
from newsgen.model.derivation import Derivation
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.plan import StoryPlan

End = Literal["highest", "lowest"]
_ORDER: dict[End, str] = {"highest": "descending", "lowest": "ascending"}


@dataclass(frozen=True, slots=True)
class Fragile:
    """An end of a ranking that is not firm, and that a draft speaks of.

    `first` are the areas that stand there. `hedged` and `plain` are the claims that put them among the first, and those
    that put them there outright; the cells of a table are neither.
    """

    end: End
    first: tuple[AreaRanking, ...]
    hedged: tuple[Claim, ...]
    plain: tuple[Claim, ...]


def fragile(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterator[Fragile]:
    """The ends of the draft's table that it speaks of, if only in a list, and whose first is not firm.

    Its links speak for the stories that they lead to.
    """
    table = plan.table
    if table.rank_test is None:
        return
    links = tuple(link.headline for link in draft.see_more)
    ranks = [
        (claim, dict(claim.origin.terms).get("order"))
        for claim in draft.claims
        if isinstance(claim.origin, Derivation)
        and claim.origin.rule == "rank"
        and not (claim.part == "body" and claim.sentence.endswith(links))
        and (in_a_cell(claim) or _names_an_end(claim.text))
    ]
    for end, order in _ORDER.items():
        placed = [claim for claim, of in ranks if of == order]
        if not placed:
            continue
        first = tuple(s for s in table.rankings if _chance(s, end) is not None and not _firm(s, end))
        codes = {s.area.code for s in first}
        told = [claim for claim in placed if claim.area in codes]
        words = [claim for claim in told if not in_a_cell(claim)]
        hedged = tuple(claim for claim in words if is_hedged(claim.text, newsroom.language))
        if told:
            yield Fragile(end, first, hedged, tuple(claim for claim in words if claim not in hedged))


@lru_cache(maxsize=1024)
def _names_an_end(text: str) -> bool:
    return not _ends().isdisjoint(re.findall(r"\w+", text.casefold()))


@cache
def _ends() -> frozenset[str]:
    """The words for the first and the last, in every language."""
    senses = (item for name in known_languages() for item in words_of(name).SENSES.items())
    return frozenset(word for word, sense in senses if sense in {Sense.HIGHEST, Sense.LOWEST})


def odds(found: Fragile, table: PatchTable, newsroom: NewsroomSettings) -> str:
    """How many events stand behind the first, where its true rank lies, and the chance that it is there."""
    one = found.first[0]
    areas = [s.area.name for s in found.first]
    names = " and ".join(areas) if len(areas) == 2 else named(areas)
    test, chance = table.rank_test, _chance(one, found.end)
    assert test is not None
    assert chance is not None
    value = f"{one.value.value:,.{table.measure.decimals}f}"
    asked = f"under the {_per_cent(test.firm)} that [ranks] asks for"
    if found.end == "lowest" and table.suppressed:
        at_most = f", of {newsroom.suppression.at_most} or fewer each" if newsroom.suppression else ""
        asked += f" ({len(table.suppressed)} withheld{at_most}, may be lower)"
    if len(found.first) > 1:
        theirs = f"the chance that one of them is truly the {found.end}"
        return f"{names} share {value}: {theirs} is {_under(chance, test.firm)} per cent, {asked}"
    rests = f" rests on a count of {plain(one.count.value)}" if one.count else ""
    its = f"the chance that it is truly the {found.end} is {_under(chance, test.firm)} per cent, {asked}"
    return f"{names}'s {value}{rests}: {_range(one, found.end, table)}, and {its}"


def _range(one: AreaRanking, end: End, table: PatchTable) -> str:
    assert one.rank_range is not None
    assert table.rank_test is not None
    size = len(table.rankings)
    best, worst = one.rank_range
    if end == "lowest":
        best, worst = size + 1 - worst, size + 1 - best
    sure = f"({_per_cent(table.rank_test.interval)} per cent)"
    among = f"its rank{' from the lowest' if end == 'lowest' else ''} among the {size:,}"
    if best == worst:
        return f"{among} is {_ordinal(best)} {sure}"
    return f"{among} lies between {_ordinal(best)} and {_ordinal(worst)} {sure}"


def _under(chance: float, limit: float) -> str:
    """A chance in per cent, with as many decimals as show that it is under the limit."""
    if chance < 0.005:
        return "under 1"
    found = (f"{100 * chance:.{decimals}f}" for decimals in range(5))
    return next((text for text in found if float(text) < 100 * limit), f"{100 * chance:g}")


def _per_cent(chance: float) -> str:
    return f"{100 * chance:.10g}"


def _ordinal(rank: int) -> str:
    return words_of(OF_EDITORS).ordinal_figure(rank, f"{rank:,}")


def _chance(ranking: AreaRanking, end: End) -> float | None:
    return ranking.chance_high if end == "highest" else ranking.chance_low


def _firm(ranking: AreaRanking, end: End) -> bool:
    return ranking.firm_high if end == "highest" else ranking.firm_low
