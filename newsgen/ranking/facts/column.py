"""One measure of a table now and before, by area: figures, what those that are not there may be, and the changes."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Status
from newsgen.model.bounds import slack_of
from newsgen.model.measure import Measure
from newsgen.ranking.bounds import Ends, ends
from newsgen.ranking.frame import changes

Numbers = NDArray[np.float64]
_NEAREST = 1e-9
"""What a worked-out rate may be off by, as a float."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A measure in one period. `low` and `high` are its ends, `least` and `most` these with room for rounding.

    All are arrays by area; `values` are NaN where there is no figure. `withheld` is false where the table has none.
    """

    values: Numbers
    low: Numbers
    high: Numbers
    least: Numbers
    most: Numbers
    unknown: NDArray[np.bool_]
    withheld: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A measure now and before; `change` are exact where both figures are there, and else NaN.

    `change_ends` are what each area's change may be, with room for rounding: from -inf to inf where nothing was before.
    `per_cent_ends` are the same in per cent of before, NaN where that is zero, or below.
    """

    measure: Measure
    now: Side
    before: Side | None
    change: Numbers
    change_ends: Ends
    per_cent_ends: Ends


def column(dataset: Dataset, name: str) -> Column | None:
    """The measure of that name; None where the table has none."""
    if name not in dataset.grids:
        return None
    grid, before = dataset.grids[name], dataset.compared
    now = _side(dataset, name, len(dataset.periods) - 1)
    then = None if before is None else _side(dataset, name, before)
    if then is None:
        nothing = np.full(now.values.shape, inf)
        return Column(grid.measure, now, None, nothing * np.nan, (-nothing, nothing), (-nothing, nothing))
    change = changes(now.values, then.values)
    known = ~np.isnan(change)
    low = np.where(known, change, now.least - then.most)
    high = np.where(known, change, now.most - then.least)
    return Column(grid.measure, now, then, change, (low, high), _per_cent_ends(now, then))


def _per_cent_ends(now: Side, then: Side) -> Ends:
    usable = then.most > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(np.isposinf(then.most), -100.0, (now.least / then.most - 1) * 100)
        high = (now.most / np.maximum(then.least, 0) - 1) * 100
    high = np.where(np.isnan(high), inf, high)
    return np.where(usable, low, np.nan), np.where(usable, high, np.nan)


def _side(dataset: Dataset, name: str, period: int) -> Side:
    grid = dataset.grids[name]
    values = grid.values[:, period]
    unknown = np.isnan(values)
    low, high = ends(dataset, name, period)
    slack = 0.0 if grid.measure.kind == "count" else max(slack_of(grid.measure), _NEAREST)
    # a figure that is withheld is none that is known, however little it can be
    room = np.where(low == high, max(slack, _NEAREST), slack)
    withheld = grid.status[:, period] == Status.SUPPRESSED
    kept_back = set(grid.select("", period).without)
    if kept_back:
        withheld = withheld | np.array([area.code in kept_back for area in dataset.areas], np.bool_)
    return Side(
        values,
        low,
        high,
        np.where(unknown, low - room, low),
        np.where(unknown, high + room, high),
        unknown,
        withheld,
    )
