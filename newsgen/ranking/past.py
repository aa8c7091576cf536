"""How the values of a measure moved before: all areas and periods at once."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Grid
from newsgen.model.past import Past, Together
from newsgen.model.period import Period


def pasts(grid: Grid, periods: tuple[Period, ...], before: int | None) -> list[Past | None]:
    """For each area its changes before the newest, None where there is none, or no newest change."""
    earlier = _pairs(periods)
    if before is None or not earlier:
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
    return [Past(count, most, ratio) if usable else None for usable, count, most, ratio in rows]


def together(grid: Grid, periods: tuple[Period, ...], before: int | None) -> Together | None:
    """How all areas moved at once; None where no area has a figure above nought in both periods."""
    if before is None:
        return None
    ratios = _ratios(grid.values, len(periods) - 1, before)
    if not ratios.size:
        return None
    earlier = [_ratios(grid.values, new, old) for new, old in _pairs(periods)]
    medians = [float(np.median(found)) for found in earlier if found.size]
    up, down = float((ratios > 1).mean()), float((ratios < 1).mean())
    return Together(
        areas=int(ratios.size),
        factor=float(np.median(ratios)),
        same_way=max(up, down),
        steps=len(medians),
        largest=max((max(m, 1 / m) for m in medians), default=1.0),
    )


def _pairs(periods: tuple[Period, ...]) -> list[tuple[int, int]]:
    """The indices of each period but the newest with those of the one that adjoins it, or of the election before."""
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
    """The largest of each row, NaN left out; nought for a row of nothing else."""
    found: NDArray[np.float64] = np.where(np.isnan(sizes), 0.0, sizes).max(axis=1)
    return found
