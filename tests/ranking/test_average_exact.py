"""Averages of published figures are exact, whatever floats would make of them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from newsgen.model.exact import written
from newsgen.ranking.average import total_of
from tests.ranking.test_average_before import average


@pytest.mark.parametrize(
    ("values", "of", "expected"),
    [
        pytest.param([51.3, 66.6], "mean of areas", 58.95, id="a mean of two"),
        pytest.param([51.3, 66.6], "median", 58.95, id="a median of two"),
        pytest.param([468.3, 468.4], "mean of areas", 468.35, id="half a unit"),
        pytest.param([0.1, 0.2, 0.3], "mean of areas", 0.2, id="of which floats make 0.20000000000000004"),
        pytest.param([1.1, 2.2, 5.0], "median", 2.2, id="the middle one"),
        pytest.param([1.0, 1.0, 2.0], "mean of areas", 4 / 3, id="the float nearest to a third"),
    ],
)
def test_an_average_is_the_float_nearest_to_the_exact_one(
    values: list[float], of: str, expected: float
) -> None:
    found = average(*((value,) for value in values), kind="rate", of=of)
    assert found.figure.value == expected


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([0.1] * 10, id="tenths"),
        pytest.param([123456789.123456, 0.000001], id="as many digits as a float has"),
        pytest.param([1 / 3, 2 / 3], id="computed: no decimals of a table"),
        pytest.param([1e300, 1.0], id="huge"),
        pytest.param([-0.1, 0.1], id="both signs"),
        pytest.param([], id="none"),
    ],
)
def test_a_sum_is_of_the_numbers_as_written(values: list[float]) -> None:
    assert total_of(np.array(values)) == sum(map(written, values), Fraction())


def test_a_ratio_to_the_average_is_exact() -> None:
    """2 over the mean of 1, 1 and 2 is one and a half, though no float is that mean."""
    from tests import tables

    found = tables.table([("A", "X", 2.0), ("B", "X", 1.0), ("C", "X", 1.0)])
    assert found.rankings[0].ratio is not None
    assert found.rankings[0].ratio.value == 1.5
