"""What an area's figure is over the average of its place, and where there is no such thing."""

from __future__ import annotations

import pytest

from tests.tables import table


@pytest.mark.parametrize(
    ("values", "ratios"),
    [
        pytest.param((4.0, 2.0, 0.0), [2.0, 1.0, 0.0], id="none below nought"),
        pytest.param((8.0, 2.0, -4.0), [None] * 3, id="gains and losses: no multiple of their mean"),
        pytest.param((8.0, 2.0, -0.1), [None] * 3, id="one loss"),
        pytest.param((4.0, None, 2.0), [4 / 3, 2 / 3], id="a withheld figure"),
        pytest.param((0.0, 0.0), [None] * 2, id="an average of nought"),
        pytest.param((-1.0, -3.0), [None] * 2, id="losses alone"),
    ],
)
def test_table(values: tuple[float | None, ...], ratios: list[float | None]) -> None:
    found = table([(name, "X", value) for name, value in zip("ABC", values, strict=False)])
    assert [s.ratio and s.ratio.value for s in found.rankings] == ratios
