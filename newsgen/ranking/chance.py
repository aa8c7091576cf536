"""What chance could have done to the first and the last of a ranking: the one home of when a rank is weak."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from newsgen.model.derivation import Derivation
from newsgen.model.exact import cases_short, written
from newsgen.model.figure import Figure
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.rank_test import RankTest


class Swap(NamedTuple):
    """How many more cases in `gaining` would have taken the place from the area that has it.

    `second` are the cases in second place; `origin` is None where people had to be worked back from a rate.
    """

    short: int
    gaining: AreaRanking
    origin: Derivation | None
    second: Fraction


def weighed(table: PatchTable, test: RankTest) -> PatchTable:
    """The table of a measure that chance is allowed for in, with which of its ends are firm, and its swap distances.

    An end is firm by the swap rule where its swap distance (docs/ranks.md) is twice the square root of the cases in
    second place, or more; by the odds, where the project asks for some; and where the swap distance is not known.
    """
    high, low = _swap(table, high=True), _swap(table, high=False)
    firm_high, firm_low = _is_firm(table, test, high, "chance_high"), _is_firm(table, test, low, "chance_low")
    rankings = tuple(
        replace(one, firm_high=firm_high or one.rank.value > 1, firm_low=firm_low or one.rank_low.value > 1)
        if one.rank.value == 1 or one.rank_low.value == 1
        else one
        for one in table.rankings
    )
    return replace(
        table,
        rankings=rankings,
        swap_high=_told(table, high, high=True),
        swap_low=_told(table, low, high=False),
    )


def _is_firm(table: PatchTable, test: RankTest, swap: Swap | None, odds: str) -> bool:
    if test.firm is None:
        return swap is None or swap.short**2 >= 4 * swap.second
    chances = (getattr(one, odds) for one in table.rankings)
    return all(chance is None or chance >= test.firm for chance in chances)


def _swap(table: PatchTable, *, high: bool) -> Swap | None:
    """None where all share one place, or people are not known. Of several in second place, the nearest."""
    ordered = table.rankings if high else table.rankings[::-1]
    first = next(iter(ordered), None)
    behind = [one for one in ordered if first is not None and one.value.value != first.value.value]
    if first is None or not behind:
        return None
    beside = [one for one in behind if one.value.value == behind[0].value.value]
    found = [_between(first, one) if high else _between(one, first) for one in beside]
    known = [
        Swap(*swap, written(one.counted)) for swap, one in zip(found, beside, strict=True) if swap is not None
    ]
    return min(known, key=lambda one: one.short) if len(known) == len(beside) else None


def _between(ahead: AreaRanking, gaining: AreaRanking) -> tuple[int, AreaRanking, Derivation | None] | None:
    """How many more cases it takes in one area to have more of them for its people than another."""
    its, their = (one.count or one.value for one in (ahead, gaining))
    if its.unit != "count" or their.unit != "count":
        return None
    if ahead.count is None:
        origin = Derivation("swap", (its.origin, their.origin))
        return cases_short(written(its.value), their.value, 1), gaining, origin
    many, few = _people(ahead), _people(gaining)
    if many is None or few is None:
        return None
    short = cases_short(written(its.value) / many, their.value, float(few))
    people, among = ahead.denominator, gaining.denominator
    if people is None or among is None:
        return short, gaining, None
    return short, gaining, Derivation("swap", (its.origin, people.origin, their.origin, among.origin))


def _people(one: AreaRanking) -> Fraction | None:
    """What an area's cases are divided by; where the table does not say, as cases and rate have it."""
    if one.denominator is not None:
        return written(one.denominator.value) if one.denominator.value > 0 else None
    if one.count is None or not (one.count.value > 0 and one.value.value > 0 and one.value.measure):
        return None
    return written(one.count.value) * written(one.value.measure.per) / written(one.value.value)


def _told(table: PatchTable, swap: Swap | None, *, high: bool) -> Figure | None:
    """The distance as a figure; None where an area without a figure may be first, or several are last."""
    if swap is None or swap.origin is None:
        return None
    first = table.rankings[0 if high else -1]
    if not first.sure_high if high else first.tied or not first.sure_low:
        return None
    counted = table.count_measure or table.measure
    return Figure(swap.short, "count", swap.origin, counted, swap.gaining.area, first.value.period)
