"""What chance could have done to the first of a ranking, in numbers: for newsrooms that ask for odds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from newsgen.gates.printed import named, plain
from newsgen.language.languages import OF_EDITORS, words_of
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking, PatchTable

End = Literal["highest", "lowest"]


def odds(first: Sequence[AreaRanking], end: End, table: PatchTable, newsroom: NewsroomSettings) -> str:
    """How many events stand behind the first, where its true rank lies, and the chance that it is there.

    "" where the project does not ask for a chance.
    """
    one, test = first[0], table.rank_test
    chance = one.chance_high if end == "highest" else one.chance_low
    if test is None or test.firm is None or chance is None:
        return ""
    value = f"{one.value.value:,.{table.measure.decimals}f}"
    asked = f"under the {_per_cent(test.firm)} that [ranks] asks for"
    if end == "lowest" and table.suppressed:
        at_most = f", of {newsroom.suppression.at_most} or fewer each" if newsroom.suppression else ""
        asked += f" ({len(table.suppressed)} withheld{at_most}, may be lower)"
    if len(first) > 1:
        theirs = f"the chance that one of them is truly the {end}"
        return f"{together(first)} share {value}: {theirs} is {_under(chance, test.firm)} per cent, {asked}"
    rests = f" rests on a count of {plain(one.count.value)}" if one.count else ""
    its = f"the chance that it is truly the {end} is {_under(chance, test.firm)} per cent, {asked}"
    return f"{one.area.name}'s {value}{rests}: {_range(one, end, table)}, and {its}"


def together(first: Sequence[AreaRanking]) -> str:
    """The areas that share a place, by name."""
    areas = [one.area.name for one in first]
    return " and ".join(areas) if len(areas) == 2 else named(areas)


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
