"""The earlier periods of a measure: who stood where in each patch, every area's series, and how its values moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.model.area import Area, Patch
from newsgen.model.bounds import Bounds
from newsgen.model.derivation import Select
from newsgen.model.earlier import NONE, NOTHING, ChangeHistory, EarlierRanks, TimeSeries, Together
from newsgen.model.figure import Figure
from newsgen.model.period import Period
from newsgen.model.step import A_YEAR, a_year_before, in_step, unbroken
from newsgen.ranking.bounds import Ends, ends
from newsgen.ranking.order import competition_ranks


def earlier_of(
    dataset: Dataset,
    grid: Grid,
    patch: Patch,
    areas: NDArray[np.int64],
    average_in: Callable[[int], Figure | None] | None = None,
) -> EarlierRanks:
    """The patch in the periods that keep step with the newest, newest first.

    `average_in` gives its average in a period of the dataset, by that period's number there.
    """
    newest = dataset.period
    order = [i for i in reversed(range(len(dataset.periods) - 1)) if in_step(newest, dataset.periods[i])]
    if not order:
        return NOTHING
    periods = tuple(dataset.periods[i] for i in order)
    return EarlierRanks(
        periods,
        unbroken(newest, periods),
        cache(partial(_ranks, dataset, grid, areas, order)),
        partial(_selection, grid, patch.name, order),
        cache(partial(_highest_unknown, dataset, grid, areas, order)),
        None if average_in is None else lambda i: average_in(order[i]),
    )


def series_of(dataset: Dataset, grid: Grid) -> list[TimeSeries]:
    """For each area, its measure in the periods that keep step with the newest, newest first."""
    newest = dataset.period
    found = [i for i in range(len(dataset.periods) - 1) if in_step(newest, dataset.periods[i])]
    order = found[::-1]
    if not order:
        return [NONE] * len(dataset.areas)
    periods = tuple(dataset.periods[i] for i in order)
    run = unbroken(newest, periods)
    values = grid.values[:, order]
    rows = np.where(np.isnan(values), None, values).tolist()  # type: ignore[call-overload]  # an array of objects
    hidden = grid.status[:, order] == Status.SUPPRESSED
    ends_of = cache(partial(_ends, dataset, grid))
    return [
        TimeSeries(
            periods,
            tuple(row),
            hidden[i].tobytes(),
            run,
            partial(_figure, dataset, grid, dataset.areas[i], i, order),
            partial(_bounds, ends_of, i, order),
        )
        for i, row in enumerate(rows)
    ]


def pasts(grid: Grid, periods: tuple[Period, ...], before: int | None) -> list[ChangeHistory | None]:
    """For each area its changes before the newest, None where there is none, or no newest change."""
    if before is None or not (earlier := _pairs(periods, before)):
        return [None] * len(grid.values)
    new, old = np.array(earlier).T
    values: NDArray[np.float64] = grid.values
    scaled = np.sqrt(values) if not (values < 0).any() else values
    steps = np.abs(values[:, new] - values[:, old])
    sizes = np.abs(scaled[:, new] - scaled[:, old])
    newest = np.abs(scaled[:, -1] - scaled[:, before])
    known = np.isfinite(steps).sum(axis=1)
    largest, widest = _largest(steps), _largest(sizes)
    with np.errstate(divide="ignore", invalid="ignore"):
        times = np.where(newest == 0, 0.0, newest / widest)
    there = (known > 0) & ~np.isnan(newest)
    rows = zip(there.tolist(), known.tolist(), largest.tolist(), times.tolist(), strict=True)
    return [ChangeHistory(count, most, ratio) if usable else None for usable, count, most, ratio in rows]


def together(grid: Grid, periods: tuple[Period, ...], before: int | None) -> Together | None:
    """How all areas moved at once; None where no area has a figure above zero in both periods."""
    if before is None:
        return None
    ratios = _ratios(grid.values, len(periods) - 1, before)
    if not ratios.size:
        return None
    earlier = [_ratios(grid.values, new, old) for new, old in _pairs(periods, before)]
    medians = [float(np.median(found)) for found in earlier if found.size]
    up, down = float((ratios > 1).mean()), float((ratios < 1).mean())
    return Together(
        areas=int(ratios.size),
        factor=float(np.median(ratios)),
        same_way=max(up, down),
        steps=len(medians),
        largest=max((max(m, 1 / m) for m in medians), default=1.0),
    )


def _ranks(
    dataset: Dataset, grid: Grid, areas: NDArray[np.int64], order: list[int], i: int
) -> dict[str, int]:
    ranks = competition_ranks(grid.values[areas, order[i]], np.zeros(areas.size, np.int64)).high
    pairs = zip(areas.tolist(), ranks.tolist(), strict=True)
    return {dataset.areas[area].code: rank for area, rank in pairs if rank}


def _selection(grid: Grid, patch: str, order: list[int], i: int) -> Select:
    return grid.select(patch, order[i])


def _figure(dataset: Dataset, grid: Grid, area: Area, row: int, order: list[int], i: int) -> Figure:
    at = order[i]
    value, origin = float(grid.values[row, at]), grid.origin(row, at)
    return Figure(value, grid.measure.kind, origin, grid.measure, area, dataset.periods[at])


def _highest_unknown(
    dataset: Dataset, grid: Grid, areas: NDArray[np.int64], order: list[int], i: int
) -> float:
    _, high = _ends(dataset, grid, order[i])
    unknown = areas[np.isnan(grid.values[areas, order[i]])]
    return float(high[unknown].max(initial=-np.inf))


def _ends(dataset: Dataset, grid: Grid, period: int) -> Ends:
    return ends(dataset, grid.measure.name, period)


def _bounds(ends_of: Callable[[int], Ends], row: int, order: list[int], i: int) -> Bounds:
    low, high = ends_of(order[i])
    return Bounds(float(low[row]), float(high[row]))


def _pairs(periods: tuple[Period, ...], before: int) -> list[tuple[int, int]]:
    """The indices of each period but the newest with those of the one that adjoins it, or of the election before.

    Where the newest is held against the same period of the year `before`, so is each of the others.
    """
    if a_year_before(periods[-1], periods[before]):
        numbers = {period.ordinal: i for i, period in enumerate(periods)}
        lag = A_YEAR[periods[-1].grain]
        pairs = ((i, numbers.get(period.ordinal - lag)) for i, period in enumerate(periods[:-1]))
        return [(i, j) for i, j in pairs if j is not None and a_year_before(periods[i], periods[j])]
    if periods[-1].grain == "election":
        return [(i, i - 1) for i in range(1, len(periods) - 1)]
    ends = {period.end: i for i, period in enumerate(periods)}
    wanted = ((i, period.start - timedelta(days=1)) for i, period in enumerate(periods[:-1]))
    return [(i, ends[end]) for i, end in wanted if end in ends]


def _ratios(values: NDArray[np.float64], new: int, old: int) -> NDArray[np.float64]:
    over, under = values[:, new], values[:, old]
    both = (over > 0) & (under > 0)
    found: NDArray[np.float64] = over[both] / under[both]
    return found


def _largest(sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The largest of each row, NaN left out; zero for a row of nothing else."""
    found: NDArray[np.float64] = np.where(np.isnan(sizes), 0.0, sizes).max(axis=1)
    return found
