"""A measure that the table does not print: its numerator over its denominator."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from newsgen.ingest.dataset import Grid, Status
from newsgen.ingest.faults import Faults
from newsgen.model.measure import Measure


def computed_grid(measure: Measure, grids: Mapping[str, Grid], faults: Faults) -> Grid | None:
    """Numerator / denominator x per: suppressed where either is, else missing; missing too over 0."""
    over, under = grids.get(measure.numerator), grids.get(measure.denominator)
    if over is None or under is None:
        for name in (measure.numerator, measure.denominator):
            if name not in grids:
                wanted = f"a measure with a column: {', '.join(grids) or 'none is declared'}"
                faults.add(
                    f"newsgen.toml, measures.{measure.name}", f"{name!r} has no figures of its own", wanted
                )
        return None
    status = np.where(under.values == 0, Status.MISSING, np.maximum(over.status, under.status)).astype(
        np.int8
    )
    either = (over.status == Status.SUPPRESSED) | (under.status == Status.SUPPRESSED)
    status[either] = Status.SUPPRESSED
    values = np.full(status.shape, np.nan)
    there = status == Status.PRESENT
    values[there] = over.values[there] / under.values[there] * measure.per
    empty = ("",) * len(over.columns)
    return Grid(
        measure,
        values,
        status,
        "",
        empty,
        over.cells,
        empty,
        over.where,
        over.add_up,
        numerator=over,
        denominator=under,
    )
