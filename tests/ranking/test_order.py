"""Competition ranks, against a count by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.ranking.order import competition_ranks

NAN = float("nan")


@pytest.mark.parametrize(
    ("values", "high", "low", "tied"),
    [
        pytest.param([], [], [], [], id="nothing"),
        pytest.param([5.0], [1], [1], [False], id="one"),
        pytest.param([1.0, 3.0, 2.0], [3, 1, 2], [1, 3, 2], [False] * 3, id="no ties"),
        pytest.param(
            [3.0, 3.0, 1.0], [1, 1, 3], [2, 2, 1], [True, True, False], id="a tie takes the better rank"
        ),
        pytest.param([NAN, 2.0, NAN], [0, 1, 0], [0, 1, 0], [False] * 3, id="no value, no rank"),
        pytest.param([NAN], [0], [0], [False], id="no value at all"),
        pytest.param([304.9, 304.90000000000003], [2, 1], [1, 2], [False] * 2, id="never rounded"),
    ],
)
def test_table(values: list[float], high: list[int], low: list[int], tied: list[bool]) -> None:
    ranks = competition_ranks(np.array(values, float), np.zeros(len(values), np.int64))
    assert (ranks.high.tolist(), ranks.low.tolist(), ranks.tied.tolist()) == (high, low, tied)


pairs = st.lists(
    st.tuples(st.one_of(st.just(NAN), st.integers(0, 5).map(float)), st.integers(0, 3)), max_size=40
)


@given(pairs)
def test_every_group_by_hand(given: list[tuple[float, int]]) -> None:
    values, group = np.array([v for v, _ in given], float), np.array([g for _, g in given], np.int64)
    ranks = competition_ranks(values, group)
    for i, (value, of) in enumerate(given):
        others = [v for v, g in given if g == of and v == v]
        if value != value:
            assert (ranks.high[i], ranks.low[i], ranks.tied[i]) == (0, 0, False)
        else:
            assert ranks.high[i] == 1 + sum(v > value for v in others)
            assert ranks.low[i] == 1 + sum(v < value for v in others)
            assert ranks.tied[i] == (others.count(value) > 1)
