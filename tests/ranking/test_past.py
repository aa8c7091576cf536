"""How figures moved before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import inf, nan

import numpy as np
import pytest

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.model.area import Patch
from newsgen.model.earlier import ChangeHistory, Together
from newsgen.model.period import Period
from newsgen.ranking import rank
from newsgen.ranking.earlier import pasts, together
from tests.tables import dataset


def of(*areas: list[float], missing: tuple[tuple[int, int], ...] = (), skip: int | None = None) -> Dataset:
    """Weeks one after the other, an area a list; `missing` places have no figure for no reason, `skip` is no week."""
    rows = [(name, "X", 1.0, 1.0) for name, _ in zip("ABCDEF", areas, strict=False)]
    small, count = dataset(rows), len(areas[0])
    end = date(2021, 2, 18)
    weeks = [Period(end - timedelta(7 * n), end - timedelta(7 * n + 6), "week") for n in range(count, -1, -1)]
    weeks = weeks[1:] if skip is None else [w for i, w in enumerate(weeks) if i != skip]
    values = np.array(areas, float)
    status = np.where(np.isnan(values), Status.SUPPRESSED, Status.PRESENT).astype(np.int8)
    for place in missing:
        values[place], status[place] = nan, Status.MISSING
    one: Grid = small.grids["rate"]
    cells = np.empty(values.shape, object)
    cells.fill(one.cells[0, 0])
    grid = replace(
        one, values=values, status=status, cells=cells, columns=("rate",) * count, written=("",) * count
    )
    compared = count - 2 if skip != count - 1 else None
    return replace(small, periods=tuple(weeks), grids={"rate": grid}, compared=compared)


def past(data: Dataset) -> list[ChangeHistory | None]:
    return pasts(data.grids["rate"], data.periods, data.compared)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        pytest.param([100, 121, 144], ChangeHistory(1, 21.0, 1.0), id="as much as before, of square roots"),
        pytest.param([100, 121, 169], ChangeHistory(1, 21.0, 2.0), id="twice as much"),
        pytest.param([100, 121, 100, 81], ChangeHistory(2, 21.0, 1.0), id="up, down, down"),
        pytest.param([100, 100, 121], ChangeHistory(1, 0.0, inf), id="never before"),
        pytest.param([100, 100, 100], ChangeHistory(1, 0.0, 0.0), id="never at all"),
        pytest.param([100, nan, 121, 144, 169], ChangeHistory(1, 23.0, 1.0), id="a withheld one is no step"),
        pytest.param([nan, 121, 144], None, id="none before"),
        pytest.param([100, 121, nan], None, id="no figure now"),
        pytest.param([100, 121], None, id="two periods have no past"),
        pytest.param([-1, 1, 5], ChangeHistory(1, 2.0, 2.0), id="below zero, as they are"),
    ],
)
def test_the_past_of_an_area(values: list[float], wanted: ChangeHistory | None) -> None:
    found = past(
        of(values, [100.0] * len(values)) if min(values) >= 0 or np.isnan(values).any() else of(values)
    )[0]
    if wanted is None:
        assert found is None
    else:
        assert found is not None
        assert (found.steps, found.largest, found.times) == pytest.approx(
            (wanted.steps, wanted.largest, wanted.times)
        )


def test_periods_that_do_not_adjoin_make_no_step() -> None:
    assert past(of([100, 121, 144], skip=1)) == [None]
    assert past(of([100, 121, 144, 169], skip=4))[0] is not None, "the gap lies before the oldest"
    assert past(of([100, 121, 144], skip=2)) == [None], "nothing to compare with"


@pytest.mark.parametrize(
    ("areas", "wanted"),
    [
        pytest.param(([10, 40], [20, 80], [30, 90]), Together(3, 4.0, 1.0, 0, 1.0), id="two weeks"),
        pytest.param(([10, 5, 20], [10, 5, 20]), Together(2, 4.0, 1.0, 1, 2.0), id="halved before"),
        pytest.param(([1, 2], [4, 2], [4, 4], [4, 8]), Together(4, 1.5, 0.5, 0, 1.0), id="this way and that"),
        pytest.param(([0, 2], [nan, 2], [4, 0]), None, id="zero and withheld are no ratios"),
    ],
)
def test_all_areas_together(areas: tuple[list[float], ...], wanted: Together | None) -> None:
    data = of(*areas)
    assert together(data.grids["rate"], data.periods, data.compared) == wanted


def test_who_entered_and_who_left() -> None:
    data = of([1, 2], [1, nan], [3, 4], [nan, 2], missing=((1, 1), (3, 0)))
    patch = Patch("All", "list", "all", tuple(a.code for a in data.areas))
    table = next(iter(rank(data, (patch,)).tables("rate")))
    assert [a.name for a in table.entered] == ["D"]
    assert [a.name for a in table.left] == ["B"]
    nobody = of([1, 2], [1, 2], missing=((0, 0), (1, 0)))
    patch = replace(patch, areas=tuple(a.code for a in nobody.areas))
    assert next(iter(rank(nobody, (patch,)).tables("rate"))).entered == (), (
        "a table without the period before"
    )
