"""Small datasets written as rows: those of the examples of angles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import nan

import numpy as np

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.model.area import Area
from newsgen.model.derivation import Cell
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.source import SourceRecord, Suppression

Row = tuple[str, str, *tuple[float | None, ...]]
RATE = Measure(
    name="rate", noun="case rate", kind="rate", column="rate", decimals=1, unit="cases per 100,000 people"
)
COUNT = Measure(name="rate", noun="new case", kind="count", column="rate")
AT_MOST = 2
"""A withheld count is of two or fewer; of a withheld rate of RATE, which has no count, nothing is known."""
NEWEST = date(2021, 2, 18)


def weeks(count: int) -> tuple[Period, ...]:
    """So many weeks that adjoin, the last of them the one to February 18, 2021."""
    ends = [NEWEST - timedelta(weeks=i) for i in reversed(range(count))]
    return tuple(Period(end, end - timedelta(days=6), "week", end.isoformat()) for end in ends)


def dataset(rows: Sequence[Row], measure: Measure = RATE) -> Dataset:
    """Rows of (name, council, value, value before, ...) as a dataset of as many weeks, two or more; None is withheld.

    Where a row is shorter than another, its earlier values are missing.
    """
    rows = sorted(rows, key=lambda row: row[:2])
    periods = weeks(max([2, *(len(row) - 2 for row in rows)]))
    areas = tuple(Area(f"{row[1]}/{row[0]}", row[0], "neighbourhood", (("council", row[1]),)) for row in rows)
    series = [row[:1:-1] for row in rows]
    shape = len(rows), len(periods)
    values, status = np.full(shape, nan), np.full(shape, Status.MISSING, np.int8)
    cells = np.empty(shape, object)
    for i, own in enumerate(series):
        for p, value in enumerate(own, start=len(periods) - len(own)):
            values[i, p] = nan if value is None else value
            status[i, p] = Status.SUPPRESSED if value is None else Status.PRESENT
            raw = "" if value is None else repr(value)
            cells[i, p] = (Cell("table.csv", 2 + len(periods) * i + p, "rate", raw),)
    written = tuple(period.written for period in periods)
    grid = Grid(measure, values, status, "table.csv", ("rate",) * len(periods), cells, written)
    source = SourceRecord(
        "table.csv", "0" * 64, date(2021, 2, 23), "", "code", "week_ending", suppressed=("",)
    )
    few = Suppression(markers=("",), at_most=AT_MOST, means="two or fewer")
    return Dataset((source,), areas, periods, {measure.name: grid}, len(periods) - 2, few)
