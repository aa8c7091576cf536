"""What is so whatever figures that are withheld or missing may be: what angles ask before they speak of all areas."""

from __future__ import annotations

from math import isfinite
from typing import Literal

from newsgen.model.bounds import AreaBounds, Bounds, slack_of
from newsgen.model.derivation import Derivation, Input, Select
from newsgen.model.figure import Figure
from newsgen.model.patch_table import AreaRanking, PatchTable

Side = Literal["above", "not above", ""]


def none_beyond(table: PatchTable, line: float, *, high: bool = True) -> bool:
    """Whether no area without a figure may lie strictly above a line (or below it)."""
    slack = slack_of(table.measure)
    unranked = (u.now for u in table.unknown.areas if u.now.low != u.now.high)
    return not any(now.high > line - slack if high else now.low < line + slack for now in unranked)


def beyond_count(
    table: PatchTable, known: tuple[AreaRanking, ...], line: float, op: Literal["<", ">"], than: Input
) -> Figure:
    """How many areas lie beyond a line: those known to, and those of which a withheld figure leaves no doubt.

    The least that they can be, where another figure that is withheld or missing may lie beyond it.
    """
    slack, test = slack_of(table.measure), (("test", {"op": op, "than": than}),)
    ends = [u.now for u in table.unknown.areas if u.now.low != u.now.high and isfinite(u.now.high)]
    sure = sum(now.low > line + slack if op == ">" else now.high < line - slack for now in ends)
    if not sure or table.unknown.selection is None:
        origin = Derivation("count", (table.selection,), test)
        return table.count(known, origin, sure=none_beyond(table, line, high=op == ">"))
    origin = low(table, Derivation("count", (table.unknown.selection,), test))
    may = [
        u.now.high > line - slack if op == ">" else u.now.low < line + slack
        for u in table.unknown.areas
        if u.now.low != u.now.high
    ]
    bound: Literal["", "least"] = "" if sum(may) == sure else "least"
    return Figure(len(known) + sure, "count", origin, period=table.period, bound=bound)


def side(table: PatchTable, bounds: Bounds | None, line: float) -> Side:
    """On which side of a line a figure lies in any case; "" where it may lie on either."""
    if bounds is None:
        return ""
    slack = 0.0 if bounds.low == bounds.high else slack_of(table.measure)
    return "above" if bounds.low > line + slack else "not above" if bounds.high <= line - slack else ""


def none_moved(table: PatchTable, size: float, sign: int) -> bool:
    """Whether no area without a figure for both periods may have moved so far that way: up where the sign is 1."""
    return not any(_most(u, sign) >= size - slack_of(table.measure) for u in table.unknown.areas)


def sure_movers(table: PatchTable, sign: int) -> tuple[AreaBounds, ...]:
    """The areas without a figure for both periods that moved that way in any case."""
    return tuple(u for u in table.unknown.areas if least(u, sign) > slack_of(table.measure))


def possible_movers(table: PatchTable, sign: int) -> tuple[AreaBounds, ...]:
    """Those that may have moved that way, and may not have."""
    slack = slack_of(table.measure)
    return tuple(u for u in table.unknown.areas if least(u, sign) <= slack and _most(u, sign) > -slack)


def least(unknown: AreaBounds, sign: int) -> float:
    """How far the area moved that way at the least: not above zero where it may not have, or nothing is known."""
    change = unknown.change
    if change is None or not (isfinite(change.low) and isfinite(change.high)):
        return 0.0
    return change.low if sign > 0 else -change.high


def low(table: PatchTable, derivation: Derivation) -> Derivation:
    """The lowest value of a derivation, whatever its withheld cells hold."""
    return Derivation("low", (derivation,), (("at_most", table.unknown.at_most),))


def high(table: PatchTable, derivation: Derivation) -> Derivation:
    """Its highest value."""
    return Derivation("high", (derivation,), (("at_most", table.unknown.at_most),))


def uncertain_changes(table: PatchTable, areas: tuple[str, ...] | None = None) -> Select:
    """The change of each area (or of these), for `low` and `high`: withheld figures take part."""
    assert table.unknown.selection is not None
    assert table.unknown.compared is not None
    difference = Derivation("difference", (table.unknown.selection, table.unknown.compared))
    return Select("", "", table.patch.ranking_area.name, compute=difference, areas=areas)


def _most(unknown: AreaBounds, sign: int) -> float:
    """How far it may have moved that way; below zero where it cannot have."""
    change = unknown.change
    return 0.0 if change is None else change.high if sign > 0 else -change.low
