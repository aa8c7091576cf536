"""Columns that are the quotient of two others, or follow one other at a fixed rate, whatever they are declared as.

A rate is cases by people, a positivity positive tests by tests, a share the part of a whole, a change in per cent the
new figure by the old. So is a figure beside the same one in another unit, or beside its share of a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.sums import SAMPLE
from newsgen.ingest.ties import FEWEST, NEARLY_ALL, Column, Flags, Numbers, Tie, believed, spread
from newsgen.model.area import Area

LAGS = (1, 4, 12, 52)
"""How many periods a change may go back: to the one before, or the same of last year."""
FEW = 64
"""In how many places a quotient is looked for first."""
_ALIKE = 1.2
"""By how much of its rounding a quotient may be off, its own factor being known only about."""
_Bounds = tuple[Numbers, Numbers]


def find_ratios(columns: Sequence[Column], areas: Sequence[Area]) -> Iterator[Tie]:
    """Every tie of two or three columns that is a quotient, but for the declared ones."""
    periods = columns[0].values.shape[1] if columns else 0
    parts = [c for c in columns if c.kind in ("count", "number", "money")]
    ratios = [c for c in columns if c.kind != "count"]
    pairs = [(a, b) for a in parts for b in parts if a is not b]
    tried = len(ratios) * len(_SHAPES) * max(1, len(pairs))
    for ratio in ratios:
        for over, under in _likely(ratio, pairs):
            yield from _quotient(ratio, over, under, tried, _SHAPES)
    for lag in (lag for lag in LAGS if lag < periods):
        for ratio in ratios:
            for column in (c for c in columns if c is not ratio):
                yield from _quotient(
                    ratio.later(lag), column.later(lag), column.earlier(lag), tried, ("plain", "change")
                )
    labels = _labels(areas, periods)
    for first, second in combinations(columns, 2):
        yield from _proportion(first, second, labels, tried)


_SHAPES = ("plain", "of both", "change")
"""A quotient as it is; a part of two parts, A / (A + B); how much more than 1 (or 100) it is."""


def _likely(ratio: Column, pairs: Sequence[tuple[Column, Column]]) -> Iterator[tuple[Column, Column]]:
    """The pairs whose quotient a column can be, in half of a few places: most are unrelated, and show it there."""
    places = np.flatnonzero(~np.isnan(ratio.values) & (ratio.values != 0))
    few = places[np.linspace(0, places.size - 1, min(places.size, FEW)).astype(int)]
    ends = [[end.ravel()[few] for end in both] for shape in _SHAPES for both in _shaped(ratio, shape)]
    taken = {id(c): c.values.ravel()[few] for pair in pairs for c in pair}
    for over, under in pairs:
        if ratio is over or ratio is under or ratio.of == (over.name, under.name):
            continue
        top, bottom = taken[id(over)], taken[id(under)]
        known = (top > 0) & (bottom > 0)
        if known.sum() < FEWEST:
            continue
        quotient = top[known] / bottom[known]
        rough = over.half / top[known] + under.half / bottom[known]
        for low, high in ends:
            middle = (low + high)[known] / 2
            times = middle / quotient
            off = (
                np.abs(times / np.median(times) - 1.0)
                if np.median(times) > 0
                else np.full(times.size, np.inf)
            )
            if (
                np.median(
                    off - _ALIKE * ((high - low)[known] / 2 / np.maximum(np.abs(middle), 1e-200) + rough)
                )
                <= 1e-9
            ):
                yield over, under
                break


def _shaped(ratio: Column, shape: str) -> Iterator[_Bounds]:
    """The ends of the quotient that a figure may be printed of, in whatever scale."""
    low, high = ratio.values - ratio.half, ratio.values + ratio.half
    if shape == "plain":
        yield low, high
        return
    for whole in (1.0, 100.0):
        if shape == "change":
            yield low + whole, high + whole
        elif np.nanmax(ratio.values, initial=0.0) <= whole and np.nanmin(ratio.values, initial=0.0) >= 0:
            below, above = (np.minimum(end, whole * (1 - 1e-9)) for end in (low, high))
            yield below / (whole - below), above / (whole - above)


def _quotient(ratio: Column, over: Column, under: Column, tried: int, shapes: Sequence[str]) -> Iterator[Tie]:
    known = ~np.isnan(ratio.values) & ~np.isnan(over.values) & (under.values > 0)
    places = np.flatnonzero(known)
    for ends in chain.from_iterable(_shaped(ratio, shape) for shape in shapes):
        few = places if places.size <= SAMPLE else places[np.linspace(0, places.size - 1, SAMPLE).astype(int)]
        if _holds(ends, ratio, over, under, few, tried) and (
            few is places or _holds(ends, ratio, over, under, places, tried)
        ):
            cells = np.stack([c.cells.ravel() for c in (ratio, over, under)], 1)
            yield Tie(cells, f"{over.name} by {under.name}")
            return


def _holds(
    ends: _Bounds, ratio: Column, over: Column, under: Column, places: NDArray[np.int64], tried: int
) -> bool:
    """Whether a ratio is one column by another, times some number, in nearly all of these places."""
    low, high = (end.ravel()[places] for end in ends)
    top, bottom = over.values.ravel()[places], under.values.ravel()[places]
    quotient, printed = top / bottom, (low + high) / 2
    shows = (top > 0) & (low > 0)
    if shows.sum() < FEWEST:
        return False
    rough = over.half / np.maximum(top, over.half or 1.0) + under.half / bottom
    factor = _factor(printed[shows], ((high - low) / 2 + printed * rough)[shows], quotient[shows])
    slack = (high - low) / 2 + factor * quotient * rough
    fits = np.abs(printed - factor * quotient) <= _ALIKE * slack + 1e-9 * np.abs(printed)
    if fits.mean() < NEARLY_ALL:
        return False
    counts = [values for c, values in ((over, top), (under, bottom)) if c.kind == "count"]
    rows = ratio.values.ravel()[places], top, bottom
    chance = _chance(printed, slack, shows & fits, counts)
    return believed(fits[shows], chance[shows], [row[shows] for row in rows], 1, tried)


def _factor(printed: Numbers, slack: Numbers, quotient: Numbers) -> float:
    """The number by which most quotients are the figures printed, each within its rounding."""
    ends = np.concatenate([(printed - _ALIKE * slack) / quotient, (printed + _ALIKE * slack) / quotient])
    order = np.argsort(ends, kind="stable")
    covered = np.cumsum(np.where(order < printed.size, 1, -1))
    best = int(np.argmax(covered))
    return float(ends[order[best : best + 2]].mean())


def _chance(printed: Numbers, slack: Numbers, shown: Flags, counts: Sequence[Numbers]) -> Numbers:
    """How likely each figure would be within its rounding of what another says, if they only rose and fell together.

    Figures that differ little show little; and counts that keep to one another are off by their chance at least.
    """
    wide = np.full(printed.size, spread(np.log(printed[shown])) if shown.any() else 0.0)
    for count in counts:
        wide = np.minimum(wide, np.sqrt(12.0 / np.maximum(count, 1.0)))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((wide > 0) & (printed > 0), 2 * slack / (printed * wide), 1.0)


def _proportion(one: Column, other: Column, labels: Sequence[NDArray[np.int64]], tried: int) -> Iterator[Tie]:
    """Two columns that keep to one another: in the table, in each period, in each place, or in each area."""
    first, second = (one, other) if one.kind != "count" else (other, one)
    known = ~np.isnan(first.values) & ~np.isnan(second.values)
    shows = known & (first.values > 0) & (second.values > 0)
    if second.name == first.of[0] or shows.sum() < FEWEST:
        return
    if (first.values[known] < 0).any() or (second.values[known] < 0).any():
        return
    places = np.flatnonzero(known)
    for label in labels:
        few = places[label[places] <= label[places[min(SAMPLE, places.size) - 1]]]
        if _keeps(first, second, label, few[: 4 * SAMPLE], tried) and _keeps(
            first, second, label, places, tried
        ):
            cells = np.stack([first.cells.ravel(), second.cells.ravel()], 1)
            yield Tie(cells, f"proportional to {second.name}")
            return


def _labels(areas: Sequence[Area], periods: int) -> list[NDArray[np.int64]]:
    """Groups of cells, as numbers of these: all, those of a period, of a place in a period, of an area."""
    when = np.arange(periods)
    rows: dict[str, NDArray[np.int64]] = {"": np.zeros(len(areas), np.int64)}
    number: dict[tuple[str, str], int] = {}
    for i, area in enumerate(areas):
        for parent in area.parents:
            rows.setdefault(parent[0], np.zeros(len(areas), np.int64))[i] = number.setdefault(
                parent, len(number) + 1
            )
    labels = [np.zeros((len(areas), periods), np.int64)]
    labels += [row[:, None] * periods + when for row in rows.values() if periods > 1 or row.any()]
    if periods > 1:
        labels.append(np.broadcast_to(np.arange(len(areas))[:, None], (len(areas), periods)))
    return [label.ravel() for label in labels]


def _keeps(
    one: Column, other: Column, label: NDArray[np.int64], places: NDArray[np.int64], tried: int
) -> bool:
    """Whether a figure is another, times a number that each group has of its own, in nearly all places."""
    printed, second = one.values.ravel()[places], other.values.ravel()[places]
    _, group = np.unique(label[places], return_inverse=True)
    tops, bottoms = (np.bincount(group, values) for values in (printed, second))
    factor = np.where(bottoms > 0, tops / np.where(bottoms > 0, bottoms, 1.0), 0.0)[group]
    slack = one.half + factor * other.half
    fits = np.abs(printed - factor * second) <= 1.5 * slack + 1e-9 * np.abs(printed)
    shows = (printed > 0) & (second > 0)
    if not shows.any() or fits.mean() < NEARLY_ALL:
        return False
    counts = [values for c, values in ((one, printed), (other, second)) if c.kind == "count"]
    chance = _chance(printed, slack, shows & fits, counts)
    used = np.unique(group[shows]).size
    return believed(fits[shows], chance[shows], [printed[shows], second[shows]], used, tried)
