"""What every area's figure in one period may be, withheld and missing ones included, all areas at once.

A withheld count is from zero to the largest that its publisher withholds; a withheld rate is that of its count by the
area's denominator. Of all other figures that are not there nothing is known but that none is below zero in a column
that has none below zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.model.derivation import Cell, Derivation, Select
from newsgen.model.source import Suppression

Ends = tuple[NDArray[np.float64], NDArray[np.float64]]
_WHOLE: Mapping[str, float] = {"share": 1.0, "per_cent": 100.0}
"""Of kinds that are parts of a whole, the whole: unless the column itself has more."""


def at_the_ends(dataset: Dataset, grid: Grid, patch: str, period: int) -> Select:
    """The selection of a patch's values, with what gives a withheld one its ends where it is no count itself."""
    measure, select = grid.measure, grid.select(patch, period)
    over, under = dataset.grids.get(measure.numerator), dataset.grids.get(measure.denominator)
    if measure.kind == "count" or measure.is_computed or over is None or under is None:
        return select
    parts = over.select(patch, period), under.select(patch, period)
    return replace(select, ends=Derivation("rate", parts, (("per", measure.per),)))


def ends(dataset: Dataset, measure: str, period: int) -> Ends:
    """The lowest and the highest that each area's figure may be; the same where it is known."""
    grid = dataset.grids[measure]
    low, high = grid.values[:, period].copy(), grid.values[:, period].copy()
    unknown = np.isnan(low)
    if not unknown.any():
        return low, high
    low[unknown], high[unknown] = _of_kind(grid)
    withheld = grid.status[:, period] == Status.SUPPRESSED
    suppression = dataset.suppression
    if suppression is None or not withheld.any():
        return low, high
    if grid.measure.kind == "count":
        low[withheld], high[withheld] = _counts(grid, np.flatnonzero(withheld), period, suppression)
    elif {grid.measure.numerator, grid.measure.denominator} <= dataset.grids.keys():
        over, under = (dataset.grids[name] for name in (grid.measure.numerator, grid.measure.denominator))
        people = under.values[:, period]
        usable = withheld & (people > 0) & (over.status[:, period] == Status.SUPPRESSED)
        if over.measure.kind == "count" and usable.any():
            per = grid.measure.per / people[usable]
            least, most = _counts(over, np.flatnonzero(usable), period, suppression)
            low[usable], high[usable] = least * per, most * per
    return low, high


def _of_kind(grid: Grid) -> tuple[float, float]:
    """What any figure of the column may be, by its kind and by those that it has."""
    kind = grid.measure.kind
    least, most = np.nanmin(grid.values, initial=np.inf), np.nanmax(grid.values, initial=-np.inf)
    whole = _WHOLE.get(kind, np.inf)
    below = kind in ("number", "share_points") or least < 0
    return (-np.inf if below else 0.0), (whole if most <= whole and not below else np.inf)


def _counts(grid: Grid, areas: NDArray[np.int64], period: int, suppression: Suppression) -> Ends:
    """The ends of withheld counts; of one that is several cells, those that are known and the bounds of the others."""
    low, high = np.zeros(areas.size), np.full(areas.size, float(suppression.at_most))
    if grid.add_up:
        for at, area in enumerate(areas.tolist()):
            low[at], high[at] = _added(grid, area, period, suppression)
    return low, high


def _added(grid: Grid, area: int, period: int, suppression: Suppression) -> tuple[float, float]:
    if grid.parts:
        part = grid.parts[period]
        return _added(part.grid, int(part.of[area]), part.period, suppression)
    cells: tuple[Cell, ...] = grid.cells[area, period]
    hidden = sum(cell.raw.strip() in {mark.strip() for mark in suppression.markers} for cell in cells)
    try:
        known = sum(
            float(cell.raw.replace(",", "")) for cell in cells if cell.raw.strip() not in suppression.markers
        )
    except ValueError:
        return 0.0, np.inf
    return known, known + hidden * suppression.at_most
