"""The earlier periods of a patch: who stood where."""

from __future__ import annotations

from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid
from newsgen.model.area import Patch
from newsgen.model.derivation import Select
from newsgen.model.earlier import NOTHING, Earlier
from newsgen.model.step import in_step, unbroken
from newsgen.ranking.order import competition_ranks


def earlier_of(dataset: Dataset, grid: Grid, patch: Patch, areas: NDArray[np.int64]) -> Earlier:
    """The patch in the periods that keep step with the newest, newest first."""
    newest = dataset.period
    order = [i for i in reversed(range(len(dataset.periods) - 1)) if in_step(newest, dataset.periods[i])]
    if not order:
        return NOTHING
    periods = tuple(dataset.periods[i] for i in order)
    return Earlier(
        periods,
        unbroken(newest, periods),
        cache(partial(_ranks, dataset, grid, areas, order)),
        partial(_selection, grid, patch.name, order),
    )


def _ranks(
    dataset: Dataset, grid: Grid, areas: NDArray[np.int64], order: list[int], i: int
) -> dict[str, int]:
    ranks = competition_ranks(grid.values[areas, order[i]], np.zeros(areas.size, np.int64)).high
    pairs = zip(areas.tolist(), ranks.tolist(), strict=True)
    return {dataset.areas[area].code: rank for area, rank in pairs if rank}


def _selection(grid: Grid, patch: str, order: list[int], i: int) -> Select:
    return grid.select(patch, order[i])
