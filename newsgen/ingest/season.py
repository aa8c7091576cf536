"""Whether a measure has a season, and the period that its newest figures are held against.

A month of a measure that has one is held against the same month of the year before: burglaries fall from December to
January every year, and that they did is no news.
"""

from __future__ import annotations

from math import atanh, isfinite, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid
from newsgen.model.period import Period
from newsgen.model.step import A_YEAR, a_year_before, in_step, unbroken

PERIODS: Final = 24
"""The fewest periods that a season is guessed from, and no fewer than two years of them."""
SURE: Final = 2.326
"""Standard deviations of a normal value that is as high by chance once in 100 times."""


def held_against(dataset: Dataset, measure: str) -> int | None:
    """The index of the period that the measure's newest figures are held against; None where there is none.

    That of the dataset, unless the measure has a season and the same period of the year before is at hand.
    """
    grid, newest = dataset.grids[measure], dataset.period
    year = next((i for i, period in enumerate(dataset.periods) if a_year_before(newest, period)), None)
    if year is None or np.isnan(grid.values[:, year]).all() or not has_season(grid, dataset.periods):
        return dataset.compared
    return year


def has_season(grid: Grid, periods: tuple[Period, ...]) -> bool:
    """Whether the measure has a season: as the project states it, or else as its past has it.

    Guessed from the total over the areas that have a figure throughout, in the periods that adjoin one another up to
    the newest: there is a season where its changes from one period to the next (of logarithms, so that growth does not
    count twice; that takes out the trend) go with those of a year before. That is a correlation above what chance gives
    once in 100 times, by Fisher's transformation of it (R. A. Fisher, On the "probable error" of a coefficient of
    correlation, 1921); to look at the lag of one year is what tests of seasonality commonly do (S. Makridakis and
    others, The M4 competition, 2020). False where there are fewer than 24 periods, or fewer than two years of them.
    """
    stated = grid.measure.seasonal
    if stated is not None:
        return stated
    newest, year = periods[-1], A_YEAR.get(periods[-1].grain)
    order = [i for i in reversed(range(len(periods) - 1)) if in_step(newest, periods[i])]
    run = order[: unbroken(newest, tuple(periods[i] for i in order))]
    if year is None or len(run) + 1 < max(PERIODS, 2 * year):
        return False
    values: NDArray[np.float64] = grid.values[:, [*reversed(run), len(periods) - 1]]
    total = values[~np.isnan(values).any(axis=1)].sum(axis=0)
    changes = np.diff(np.log(total) if (total > 0).all() else total)
    return _go_together(changes[year:], changes[:-year])


def _go_together(now: NDArray[np.float64], then: NDArray[np.float64]) -> bool:
    one, other = now - now.mean(), then - then.mean()
    size = sqrt(float((one * one).sum() * (other * other).sum()))
    if not size or not isfinite(size) or now.size <= 3:  # the transformation's own
        return False
    together = float((one * other).sum()) / size
    return together >= 1 or atanh(max(together, -0.999)) * sqrt(now.size - 3) > SURE
