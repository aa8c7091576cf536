"""The counts behind a measure: what its figures would be made of, were they worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Grid, Status
from newsgen.model.measure import Measure

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Counted:
    """For each area of a table, in its newest period, its count and what that is divided by to give its figure.

    `counts` are NaN where `withheld`, or not known. `exposures` are all 1 where the counts themselves are ranked.
    """

    counts: Floats
    exposures: Floats
    withheld: NDArray[np.bool_]


def counted(measure: Measure, grids: Mapping[str, Grid]) -> Counted | None:
    """What is behind a measure's figures, or None for one whose ranks get no test (docs/ranks.md).

    Tested are counts of things that happen, and rates whose numerator is such a count. A count that another measure is
    divided by (a population) is not of things that happen. Where a table has no denominator, or none for some area, it
    is worked back from count and rate; where that cannot be (zero cases, or a withheld number), it is taken to be the
    middle one of the table. Of several withheld rows that are added up nothing is known: such an area takes no part.
    """
    if measure.rank_test == "none":
        return None
    grid = grids[measure.name]
    values = grid.values[:, -1]
    if measure.kind == "count":
        if any(measure.name == other.measure.denominator for other in grids.values()):
            return None
        return Counted(values, np.ones(values.size), _withheld(grid))
    over = grids.get(measure.numerator)
    if measure.kind != "rate" or over is None or over.measure.kind != "count":
        return None
    counts = over.values[:, -1]
    under = grids.get(measure.denominator)
    exposures = np.full(values.size, np.nan) if under is None else under.values[:, -1]
    exposures = np.where(exposures > 0, exposures, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        backwards = np.where((values > 0) & (counts > 0), counts / values * measure.per, np.nan)
    exposures = np.where(np.isnan(exposures), backwards, exposures)
    counts = np.where(np.isnan(counts), values * exposures / measure.per, counts)
    known = exposures[~np.isnan(exposures)]
    if not known.size:
        return None
    exposures = np.where(np.isnan(exposures), float(np.median(known)), exposures)
    return Counted(counts, exposures, _withheld(grid) & np.isnan(counts) & _alone(over))


def _withheld(grid: Grid) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (grid.status[:, -1] == Status.SUPPRESSED) & _alone(grid)
    return found


def _alone(grid: Grid) -> NDArray[np.bool_]:
    """Whether each area's figure is that of one cell, and not a sum of several."""
    if not grid.add_up:
        return np.ones(len(grid.values), np.bool_)
    areas, periods = grid.values.shape
    return np.array([len(grid.cells[area, periods - 1]) < 2 for area in range(areas)], np.bool_)
