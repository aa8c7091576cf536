"""Figures against one another: a printed rate fits its parts, an extract holds only what it says."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from newsgen.ingest.dataset import Grid
from newsgen.ingest.faults import Faults
from newsgen.ingest.grids import cells_of
from newsgen.model.source import Extract

_SLACK = 1e-9
"""What floating point may add to the half unit of the last decimal, as a part of the value."""


def check_fit(grids: Mapping[str, Grid], faults: Faults) -> None:
    """A fault for each printed rate that its own numerator and denominator do not give.

    It may differ by half a unit of the measure's last decimal, and its tolerance.
    """
    for grid in grids.values():
        measure = grid.measure
        over, under = grids.get(measure.numerator), grids.get(measure.denominator)
        if measure.is_computed or over is None or under is None:
            continue
        with np.errstate(divide="ignore", invalid="ignore"):
            computed = over.values / under.values * measure.per
            allowed = (
                0.5 * 10.0**-measure.decimals + measure.tolerance + _SLACK * np.maximum(1, abs(computed))
            )
            wrong = np.abs(grid.values - computed) > allowed
        all_there = ~(np.isnan(grid.values) | np.isnan(over.values) | np.isnan(under.values))
        wrong |= under.values == 0
        for area, period in np.argwhere(wrong & all_there).tolist():
            entries = cells_of(grid).entries
            where = entries.where(cells_of(grid).numbers(area, period)[0])
            top, bottom = float(over.values[area, period]), float(under.values[area, period])
            printed = float(grid.values[area, period])
            result = f"{top / bottom * measure.per:.{measure.decimals + 1}f}" if bottom else "no number"
            sum_of = f"{top:.15g} / {bottom:.15g} x {measure.per:g} = {result}"
            wanted = f"{measure.numerator} / {measure.denominator} x {measure.per:g}: {sum_of}"
            faults.add(where, f"{printed:.15g}", wanted)


def check_extract(extract: Extract | None, grids: Mapping[str, Grid], faults: Faults) -> None:
    """A fault for each value of the newest period that an extract should not hold."""
    if extract is None:
        return
    if extract.measure not in grids:
        faults.add(
            "newsgen.toml, data.extract", f"no measure {extract.measure!r}", f"one of {', '.join(grids)}"
        )
        return
    grid = grids[extract.measure]
    for area in np.flatnonzero(grid.values[:, -1] <= extract.above).tolist():
        at = len(grid.written) - 1
        cells = grid.numerator.cells if grid.numerator is not None else grid.cells
        first = cells[area, at][0]
        wanted = f"above {extract.above:g}, as data.extract says"
        faults.add(
            f"{first.source}, row {first.row}, column {first.column!r}", f"{grid.values[area, -1]:g}", wanted
        )
