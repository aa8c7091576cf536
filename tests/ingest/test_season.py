"""Whether a measure has a season, and what its newest month is then held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import exp, sin
from pathlib import Path

import numpy as np
import pytest

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.ingest.season import has_season, held_against
from newsgen.model.period import Grain, Period
from newsgen.pipeline import build
from newsgen.project import load
from tests import tables
from tests.conftest import ROOT
from tests.regenerate import no_network

YEAR = (50, 40, 60, 70, 90, 95, 99, 97, 80, 72, 61, 130)
"""A year of months with a season."""
PLAIN = tuple(round(1000 * exp(sin(i * i))) for i in range(60))
"""Months that go up and down without one."""
GROWING = tuple(round(1000 * 1.05**i) for i in range(60))


def months(count: int, grain: Grain = "month") -> tuple[Period, ...]:
    """So many months, the last of them December 2025; as quarters, every third of them."""
    long = {"month": 1, "quarter": 3}[grain]
    last = [12 * 2026 - long * i for i in range(count)][::-1]
    found = []
    for n in last:
        first = n - long
        start, after = (date(m // 12, m % 12 + 1, 1) for m in (first, n))
        found.append(Period(date.fromordinal(after.toordinal() - 1), start, grain))
    return tuple(found)


def grid(totals: Sequence[float], seasonal: bool | None = None, hidden: bool = False) -> Grid:
    """Two areas that share the totals; a third, of which nothing is known in one period."""
    made = tables.dataset([("Framley", "X", 1.0, None), ("Plumstead", "X", 1.0, None)], tables.COUNT)
    base = next(iter(made.grids.values()))
    values = np.array([totals, totals], float)
    if hidden:
        values[0, 3] = np.nan
    status = np.where(np.isnan(values), Status.SUPPRESSED, Status.PRESENT)
    return replace(base, measure=replace(base.measure, seasonal=seasonal), values=values, status=status)


CASES = [
    pytest.param(YEAR * 2, None, True, id="24 months, the same twice"),
    pytest.param((YEAR * 2)[1:], None, False, id="23 months"),
    pytest.param(YEAR * 5, None, True, id="five years of it"),
    pytest.param([v * 1.02**i for i, v in enumerate(YEAR * 4)], None, True, id="it, growing"),
    pytest.param([v - 100 for v in YEAR * 3], None, True, id="it, below nought"),
    pytest.param(PLAIN, None, False, id="no season"),
    pytest.param(GROWING, None, False, id="growth alone"),
    pytest.param([5] * 36, None, False, id="never anything else"),
    pytest.param(PLAIN, True, True, id="none, but stated"),
    pytest.param(YEAR * 5, False, False, id="one, but denied"),
    pytest.param([1, 2], True, True, id="stated, of two months"),
]


@pytest.mark.parametrize(("totals", "stated", "there"), CASES)
def test_a_season_is_stated_or_guessed(totals: Sequence[float], stated: bool | None, there: bool) -> None:
    assert has_season(grid(totals, stated), months(len(totals))) is there


def test_an_area_without_a_figure_throughout_is_left_out_of_the_total() -> None:
    assert has_season(grid(YEAR * 2, hidden=True), months(24))


def test_quarters_have_one_after_24_of_them() -> None:
    quarters = [50, 80, 70, 130] * 6
    assert has_season(grid(quarters), months(24, "quarter"))
    assert not has_season(grid(quarters[:23]), months(23, "quarter"))


@pytest.mark.parametrize(
    ("count", "stated", "index"),
    [(24, None, 11), (24, False, 22), (13, True, 0), (12, True, 10), (1, True, None)],
    ids=["guessed", "denied", "a year before is the first", "none a year before", "one month"],
)
def test_what_it_is_held_against(count: int, stated: bool | None, index: int | None) -> None:
    made = tables.dataset([("Framley", "X", 1.0, None), ("Plumstead", "X", 1.0, None)], tables.COUNT)
    name = next(iter(made.grids))
    before = count - 2 if count > 1 else None
    data: Dataset = replace(
        made, periods=months(count), grids={name: grid((YEAR * 2)[:count], stated)}, compared=before
    )
    assert held_against(data, name) == index


@pytest.mark.slow
def test_real_months_with_a_season_are_held_against_the_year_before(shared: Path) -> None:
    project = load(ROOT / "tests" / "projects" / "time")
    guessed = tuple(replace(measure, seasonal=None) for measure in project.measures)
    edition = build(replace(project, measures=guessed), no_network)
    # crimes fall in London from December to January whatever happens: none of these leads
    assert {d.story for d in edition.drafts} == {"history", "highest", "reign"}
    assert not any("biggest" in d.headline for d in edition.drafts)
