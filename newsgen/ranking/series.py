"""The earlier periods of every area, as series."""

from __future__ import annotations

from functools import partial

import numpy as np

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.model.area import Area
from newsgen.model.figure import Figure
from newsgen.model.series import NONE, Series
from newsgen.model.step import in_step, unbroken


def series_of(dataset: Dataset, grid: Grid) -> list[Series]:
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
    return [
        Series(
            periods,
            tuple(row),
            hidden[i].tobytes(),
            run,
            partial(_figure, dataset, grid, dataset.areas[i], i, order),
        )
        for i, row in enumerate(rows)
    ]


def _figure(dataset: Dataset, grid: Grid, area: Area, row: int, order: list[int], i: int) -> Figure:
    at = order[i]
    value, origin = float(grid.values[row, at]), grid.origin(row, at)
    return Figure(value, grid.measure.kind, origin, grid.measure, area, dataset.periods[at])
