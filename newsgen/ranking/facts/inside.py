"""The areas of one patch in one measure: counts, who stands first and last, who moved most, and every area's line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsgen.model.area import Area
from newsgen.model.bounds import Bounds
from newsgen.model.exact import cases_short, written
from newsgen.model.facts import NOBODY, AreaFigure, Compared, Concentrated, Extreme, LineFacts
from newsgen.ranking.bounds import Ends
from newsgen.ranking.facts.column import Column, Side

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]
_TOP = 3


def directions(column: Column, areas: Indices) -> tuple[Bounds, Bounds, Bounds] | None:
    """How many areas rose, fell and stayed the same; None where there is no period before."""
    if column.before is None:
        return None
    low, high = (end[areas] for end in column.change_ends)
    return (
        _counted(low > 0, high > 0),
        _counted(high < 0, low < 0),
        _counted((low == 0) & (high == 0), (low <= 0) & (high >= 0)),
    )


def multiplied(column: Column, areas: Indices) -> tuple[Bounds, Bounds] | None:
    """How many areas at least doubled and how many at least halved, from more than nothing."""
    if column.before is None:
        return None
    least, most = column.now.least[areas], column.now.most[areas]
    old_least, old_most = column.before.least[areas], column.before.most[areas]
    from_some, from_any = old_least > 0, old_most > 0
    return (
        _counted(from_some & (least >= 2 * old_most), from_any & (most >= 2 * old_least) & (most > 0)),
        _counted(from_some & (2 * most <= old_least), from_any & (2 * least <= old_most)),
    )


def sides_of(line: float, column: Column, areas: Indices, named: Sequence[Area], *, whole: bool) -> LineFacts:
    """The areas on either side of a figure; of an extract those above, now."""
    now, before = column.now, column.before if whole else None
    above = _counted(now.least[areas] > line, now.most[areas] > line)
    below = _counted(now.most[areas] < line, now.least[areas] < line)
    above_before = below_before = None
    if before is not None:
        above_before = _counted(before.least[areas] > line, before.most[areas] > line)
        below_before = _counted(before.most[areas] < line, before.least[areas] < line)
    most_in = _most_above(line, now, areas, named, above) if whole else None
    return LineFacts(
        line,
        Compared(above, above_before),
        Compared(below if whole else None, below_before),
        most_in,
    )


def _most_above(
    line: float, now: Side, areas: Indices, named: Sequence[Area], above: Bounds
) -> Concentrated | None:
    """The place with most of the areas above: only where no area without a figure may be one of them."""
    places = [named[area].parent for area in areas.tolist()]
    high = (now.least[areas] > line).tolist()
    if above.low != above.high or not above.low or len({*places} - {""}) < 2:
        return None
    held: dict[str, int] = {}
    for place, one in zip(places, high, strict=True):
        held[place] = held.get(place, 0) + one
    first, second = sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if first[1] == second[1] or not first[0]:
        return None
    level = named[int(areas[places.index(first[0])])].parents[0][0]
    count = Bounds(first[1], first[1])
    return Concentrated(level, first[0], count, above, places.count(first[0]), len(places))


def most_of_total(
    column: Column, areas: Indices, named: Sequence[Area], total: Bounds
) -> Concentrated | None:
    """The place inside the patch with most of its total, where no withheld figure could alter that."""
    places = np.array([named[area].parent for area in areas.tolist()], object)
    if len({*places.tolist()} - {""}) < 2 or not total.low > 0:
        return None
    names, which = np.unique(places.astype(str), return_inverse=True)
    low = np.bincount(which, column.now.low[areas])
    high = np.bincount(which, column.now.high[areas])
    first = int(np.argmax(low))
    others = np.delete(high, first)
    if not (low[first] > others).all() or not names[first]:
        return None
    inside = which == first
    level = named[int(areas[inside][0])].parents[0][0]
    held = Bounds(float(low[first]), float(high[first]))
    return Concentrated(level, str(names[first]), held, total, int(inside.sum()), len(areas))


def first_in(scores: Ends, codes: Sequence[str], places: int = 1) -> Extreme:
    """The areas with the highest known scores, as many as there are `places`, with all that tie with the last of them.

    `scores` are the ends of each area's, the same where it is known, NaN for one that takes no part.
    """
    low, high = scores
    known = low == high
    if not known.any():
        return NOBODY
    best_first = np.sort(low[known])[::-1]
    last = best_first[min(places, best_first.size) - 1]
    found = np.flatnonzero(known & (low >= last))
    others = int((~known & (high >= last)).sum())
    order = sorted(found.tolist(), key=lambda i: (-low[i], codes[i]))
    return Extreme(tuple(codes[i] for i in order), others)


def movers(ends: Ends, codes: Sequence[str]) -> tuple[Extreme, Extreme]:
    """Who rose most and who fell most: nobody where no area is known to have."""
    low, high = ends
    up = np.where(high > 0, low, np.nan), high
    down = np.where(low < 0, -high, np.nan), -low
    return first_in(up, codes), first_in(down, codes)


def swap(column: Column, count: Column | None, under: Side | None, areas: Indices) -> int | None:
    """The fewest extra cases in second place that would put it first alone.

    None where first place is not sure, or the cases and what they are divided by are not known of the first two places.
    """
    values = column.now.values[areas]
    known = np.flatnonzero(~np.isnan(values))
    if count is None or known.size < 2:
        return None
    first = values[known].max()
    if (column.now.unknown[areas] & (column.now.most[areas] >= first)).any():
        return None
    leaders = known[values[known] == first]
    rest = known[values[known] < first]
    if leaders.size > 1:
        seconds = leaders[1:]
    elif rest.size:
        seconds = rest[values[rest] == values[rest].max()]
    else:
        return None
    cases = count.now.values[areas]
    people = np.ones(areas.size) if under is None else under.values[areas]
    needed = [leaders[0], *seconds]
    if np.isnan(cases[needed]).any() or not (people[needed] > 0).all():
        return None
    rate = written(cases[leaders[0]]) / written(people[leaders[0]])
    return min(cases_short(rate, cases[i], people[i]) for i in seconds.tolist())


def area_figures(
    side: Side,
    areas: Indices,
    high: Indices,
    low: Indices,
    counts: Numbers | None,
    *,
    ranked: bool,
    whole: bool,
) -> list[AreaFigure]:
    """Every area's figure in one period; `high` and `low` are its ranks among those with one."""
    values, unknown = side.values[areas], side.unknown[areas]
    least, most = np.sort(side.least[areas][unknown]), np.sort(side.most[areas][unknown])
    surely_above = least.size - np.searchsorted(least, values, "right")
    perhaps_above = most.size - np.searchsorted(most, values, "right")
    surely_below, perhaps_below = (
        np.searchsorted(most, values, "left"),
        np.searchsorted(least, values, "left"),
    )
    rows = zip(
        values.tolist(),
        unknown.tolist(),
        side.withheld[areas].tolist(),
        side.low[areas].tolist(),
        side.high[areas].tolist(),
        (high + surely_above).tolist(),
        (high + perhaps_above).tolist(),
        (low + surely_below).tolist(),
        (low + perhaps_below).tolist(),
        [None] * areas.size if counts is None else counts[areas].tolist(),
        strict=True,
    )
    return [
        AreaFigure(None, kept, _said(a, b) if kept else None, None, None, None)
        if lacks
        else AreaFigure(
            value,
            False,
            None,
            Bounds(h, hh) if ranked else None,
            Bounds(n, nn) if ranked and whole else None,
            None if count != count else count,
        )
        for value, lacks, kept, a, b, h, hh, n, nn, count in rows
    ]


def _said(low: float, high: float) -> Bounds | None:
    """What the publisher says of a withheld figure; None where nobody says how large it may be."""
    return None if high == float("inf") or low == -float("inf") else Bounds(low, high)


def _counted(sure: NDArray[np.bool_], possible: NDArray[np.bool_]) -> Bounds:
    return Bounds(int(sure.sum()), int(possible.sum()))
