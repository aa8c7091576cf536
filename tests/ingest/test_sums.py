"""Areas that are the total of others, against a look at every cell of the book."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.ingest.sums import FEW_PERIODS, MANY, Book, _total_rows
from newsgen.model.area import Area

WITHHELD = (0.0, 2.0)
MISSING = (0.0, math.inf)
Cell = tuple[float, float]
PERIODS = FEW_PERIODS + 3


def book_of(cells: list[list[list[Cell]]]) -> Book:
    """By measure, area and period."""
    bounds = np.array(cells, float)
    return Book(tuple(f"m{i}" for i in range(len(cells))), bounds[..., 0].copy(), bounds[..., 1].copy())


def areas_called(*names: str) -> list[Area]:
    return [Area(f"E{i}", name, "ward", ()) for i, name in enumerate(names)]


def can_be_total(cells: list[list[list[Cell]]], area: int, group: list[int]) -> bool:
    """As the definition has it: in each measure and period that shows anything, and one shows it."""
    shown = False
    for measure in cells:
        for period in range(len(measure[0])):
            low, high = measure[area][period]
            others = [measure[i][period] for i in group if i != area]
            ends = [end for _, end in (*others, (low, high))]
            if low != high or low <= 0 or math.inf in ends:
                continue
            least, most = sum(a for a, _ in others), sum(b for _, b in others)
            if not least <= low <= most:
                return False
            shown = shown or least > 0
    return shown


@st.composite
def books(draw: st.DrawFn) -> list[list[list[Cell]]]:
    """Small counts, some withheld or missing; in some tables one area is the total, nearly or quite."""
    size = draw(st.integers(3, MANY + 3))
    known = st.integers(0, 4).map(lambda n: (float(n), float(n)))
    cell = st.one_of(known, known, known, st.just(WITHHELD), st.just(MISSING))
    measures = draw(st.integers(1, 2))
    cells = [[[draw(cell) for _ in range(PERIODS)] for _ in range(size)] for _ in range(measures)]
    if draw(st.booleans()):
        total = draw(st.integers(0, size - 1))
        for measure in cells:
            for period in range(PERIODS):
                whole = float(sum(measure[i][period][0] for i in range(size) if i != total))
                measure[total][period] = (whole, whole)
        if draw(st.booleans()):
            measure = cells[-1]
            period = draw(st.integers(0, PERIODS - 1))
            measure[total][period] = (90.0, 90.0)
    return cells


@given(books(), st.data())
def test_totals_are_those_that_a_look_at_every_cell_finds(
    cells: list[list[list[Cell]]], data: st.DataObject
) -> None:
    size = len(cells[0])
    called = data.draw(st.none() | st.integers(0, size - 1))
    group = sorted(
        data.draw(st.sets(st.integers(0, size - 1), min_size=3)) if data.draw(st.booleans()) else range(size)
    )
    names = ["All wards" if i == called else f"Ward {i}" for i in range(size)]
    found = _total_rows(book_of(cells), range(len(cells)), np.array(group), "All wards", areas_called(*names))
    fit = [i for i in group if can_be_total(cells, i, group)]
    wanted = [i for i in fit if i == called] or (fit if len(group) > MANY else [])
    if len(group) <= MANY and called not in group:
        wanted = []
    assert found == wanted[:1]


@pytest.mark.parametrize("period", range(PERIODS))
def test_one_period_that_does_not_add_up_is_enough(period: int) -> None:
    """Be it one of the few that are looked at first or not."""
    parts: list[list[Cell]] = [[(2.0, 2.0)] * PERIODS for _ in range(MANY)]
    whole: list[Cell] = [(2.0 * MANY, 2.0 * MANY)] * PERIODS
    areas = areas_called(*(f"Ward {i}" for i in range(MANY)), "Anywhere")
    group = np.arange(MANY + 1)
    assert _total_rows(book_of([[*parts, whole]]), [0], group, "", areas) == [MANY]
    whole[period] = (2.0 * MANY + 1, 2.0 * MANY + 1)
    assert _total_rows(book_of([[*parts, whole]]), [0], group, "", areas) == []
