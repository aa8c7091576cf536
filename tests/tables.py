"""Small datasets written as rows, for tests of ranking and angles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import nan

import numpy as np

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.model.area import Area, Patch
from newsgen.model.derivation import Cell
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.source import SourceRecord
from newsgen.model.standing import PatchTable
from newsgen.ranking import rank

Row = tuple[str, str, float | None, float | None]
RATE = Measure(
    name="rate", noun="case rate", kind="rate", column="rate", decimals=1, unit="cases per 100,000 people"
)
WEEKS = (
    Period(date(2021, 2, 11), date(2021, 2, 5), "week", "2021-02-11"),
    Period(date(2021, 2, 18), date(2021, 2, 12), "week", "2021-02-18"),
)


def dataset(rows: Sequence[Row], measure: Measure = RATE) -> Dataset:
    """Rows of (name, council, value, value before) as a dataset of two weeks; None is suppressed."""
    rows = sorted(rows)
    areas = tuple(
        Area(f"{council}/{name}", name, "neighbourhood", (("council", council),))
        for name, council, _, _ in rows
    )
    pairs = [(before, now) for _, _, now, before in rows]
    values = np.array([[nan if v is None else v for v in pair] for pair in pairs], float).reshape(-1, 2)
    status = np.where(np.isnan(values), Status.SUPPRESSED, Status.PRESENT).astype(np.int8)
    cells = np.empty(values.shape, object)
    for i, pair in enumerate(pairs):
        for p, value in enumerate(pair):
            raw = "" if value is None else repr(value)
            cells[i, p] = (Cell("table.csv", 2 + 2 * i + p, "rate", raw),)
    grid = Grid(measure, values, status, "table.csv", ("rate", "rate"), cells, ("2021-02-11", "2021-02-18"))
    source = SourceRecord(
        "table.csv", "0" * 64, date(2021, 2, 23), "", "code", "week_ending", suppressed=("",)
    )
    return Dataset((source,), areas, WEEKS, {measure.name: grid}, 0)


def table(rows: Sequence[Row], kind: str = "region", measure: Measure = RATE) -> PatchTable:
    """The same rows as one ranked patch called Barsetshire."""
    data = dataset(rows, measure)
    patch = Patch("Barsetshire", kind, "barsetshire", tuple(a.code for a in data.areas))
    return next(iter(rank(data, (patch,)).tables(measure.name)))
