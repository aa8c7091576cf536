"""Corners of bounds: ranks among peers, sums and history hold for every value that a withheld figure may have."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model.bounds import Bounds
from newsgen.model.facts import Compared
from newsgen.model.period import Period
from newsgen.ranking.facts.past import history_of
from newsgen.ranking.facts.peers import ranks_among
from newsgen.ranking.facts.totals import compared, sums

PAIRS = st.tuples(st.integers(0, 4), st.integers(0, 3)).map(lambda p: (Fraction(p[0]), Fraction(p[0] + p[1])))


@given(st.lists(PAIRS, min_size=1, max_size=4))
def test_a_rank_among_peers_is_all_that_it_may_be_and_no_more(pairs: list[tuple[Fraction, Fraction]]) -> None:
    corners = list(product(*({*pair} for pair in pairs)))
    for i, found in enumerate(ranks_among(pairs)):
        for bounds, sign in zip(found or (), (1, -1), strict=True):
            ranks = {1 + sum(sign * other > sign * corner[i] for other in corner) for corner in corners}
            assert (bounds.low, bounds.high) == (min(ranks), max(ranks))


def test_no_rank_among_peers_of_which_one_is_unknown() -> None:
    assert ranks_among([(Fraction(1), Fraction(1)), None]) == [None, None]


@pytest.mark.parametrize(
    ("values", "total"),
    [
        pytest.param([1.0, 2.0], Fraction(3), id="whole"),
        pytest.param([0.1, 0.2], Fraction(3, 10), id="tenths, which floats would add up to more"),
        pytest.param([1e-7, 3.0], Fraction(30_000_001, 10_000_000), id="many decimals"),
        pytest.param([1e-12, 1.0], 1 + Fraction(1, 10**12), id="more decimals than print has"),
        pytest.param([9e15, 1.0], Fraction(9 * 10**15 + 1), id="beyond what floats add up"),
        pytest.param([1.0, inf], inf, id="no upper end"),
        pytest.param([1.0, nan], inf, id="not known"),
    ],
)
def test_sums_are_exact(values: list[float], total: Fraction | float) -> None:
    assert sums(np.array([5.0, *values]), np.array([1, 2, 0]), np.array([0, 2, 3])) == [total, 5]


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        pytest.param((3, 3), (2, 2), Compared(Bounds(3, 3), Bounds(2, 2), Bounds(1, 1), Bounds(50, 50)), id="known"),
        pytest.param((3, 5), (2, 4), Compared(Bounds(3, 5), Bounds(2, 4), Bounds(-1, 3), Bounds(-25, 150)), id="open"),
        pytest.param((3, 3), (0, 2), Compared(Bounds(3, 3), Bounds(0, 2), Bounds(1, 3)), id="perhaps from nothing"),
        pytest.param((3, inf), (2, 2), Compared(Bounds(3, inf), Bounds(2, 2), Bounds(1, inf), Bounds(50, inf)),
                     id="missing"),
        pytest.param((3, 3), (2, inf), Compared(Bounds(3, 3), Bounds(2, inf), Bounds(-inf, 1), Bounds(-100, 50)),
                     id="missing before"),
        pytest.param((3, 3), None, Compared(Bounds(3, 3)), id="nothing before"),
    ],
)  # fmt: skip
def test_a_change_holds_for_any_now_and_any_before(
    now: tuple[float, float], before: tuple[float, float] | None, found: Compared
) -> None:
    def exact(pair: tuple[float, float]) -> tuple[Fraction | float, Fraction | float]:
        low, high = (one if one == inf else Fraction(one) for one in pair)
        return low, high

    assert compared(exact(now), before and exact(before)) == found


def week(number: int) -> Period:
    end = date(2021, 1, 3) + timedelta(weeks=number)
    return Period(end, end - timedelta(days=6), "week")


@pytest.mark.parametrize(
    ("figures", "highest", "since", "records"),
    [
        pytest.param([1, 2, 3], True, None, 1, id="a record"),
        pytest.param([1, 3, 3], False, 1, 1, id="equal to one is none"),
        pytest.param([4, 2, 1, 3], False, 0, 0, id="highest since the first"),
        pytest.param([1, (1, 2), 3], True, None, 0, id="above whatever is withheld"),
        pytest.param([1, (1, 3), 3], False, None, 0, id="perhaps equalled: not said"),
        pytest.param([5, (1, 3), 3], False, None, 0, id="since is not said across what is open"),
        pytest.param([5, (1, 2), 3], False, 0, 0, id="since reaches across what is surely lower"),
        pytest.param([1, None, 3], False, None, 0, id="nothing is known of one"),
        pytest.param([4, 2, (3, 4)], False, 0, 0, id="since, for all that the newest may be"),
        pytest.param([4, 2, (3, 5)], False, None, 0, id="the newest may be a record"),
    ],
)  # fmt: skip
def test_a_record_is_sure_of_every_period(
    figures: list[float | tuple[float, float] | None], highest: bool, since: int | None, records: int
) -> None:
    pairs = [one if one is None or isinstance(one, tuple) else (one, one) for one in figures]
    found = history_of(pairs, [week(i) for i in range(len(pairs))])
    assert found is not None
    assert found.periods == len(figures) - 1
    assert (found.highest, found.highest_since) == (highest, None if since is None else week(since))
    assert found.high_records == records
    turned = history_of([p and (-p[1], -p[0]) for p in pairs], [week(i) for i in range(len(pairs))])
    assert turned is not None
    assert (turned.lowest, turned.lowest_since, turned.low_records) == (
        found.highest, found.highest_since, found.high_records,
    )  # fmt: skip


def test_one_period_has_no_history() -> None:
    assert history_of([(1.0, 1.0)], [week(0)]) is None
