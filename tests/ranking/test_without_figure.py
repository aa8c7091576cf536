"""Areas without a figure: withheld by their publisher, or not there; the one is never taken for the other."""

from __future__ import annotations

import pytest

from newsgen.model.area import Area
from tests.tables import Row, table

WITHHELD: tuple[None, float] = (None, 8.0)
MISSING: tuple[()] = ()


def names(areas: tuple[Area, ...]) -> str:
    return "".join(area.name for area in areas)


@pytest.mark.parametrize(
    ("series", "ranked", "suppressed", "missing"),
    [
        pytest.param([(9.0, 8.0), (7.0, 6.0)], "AB", "", "", id="all have one"),
        pytest.param([(9.0, 8.0), WITHHELD], "A", "B", "", id="one withheld"),
        pytest.param([(9.0, 8.0), MISSING], "A", "", "B", id="one missing"),
        pytest.param([(9.0, 8.0), WITHHELD, MISSING, WITHHELD], "A", "BD", "C", id="both"),
        pytest.param([(0.0, 8.0), WITHHELD], "A", "B", "", id="zero is a figure"),
        pytest.param([(9.0, None), WITHHELD], "A", "B", "", id="withheld before is not withheld now"),
    ],
)
def test_who_has_no_figure_and_why(
    series: list[tuple[float | None, ...]], ranked: str, suppressed: str, missing: str
) -> None:
    rows: list[Row] = [(name, "X", *own) for name, own in zip("ABCD", series, strict=False)]
    one = table(rows)
    assert "".join(s.area.name for s in one.rankings) == ranked
    assert (names(one.suppressed), names(one.missing)) == (suppressed, missing)
    told = one.ranked.value, one.suppressed_count.value, one.areas.value
    assert told == (len(ranked), len(suppressed), len(rows))


@pytest.mark.parametrize(
    ("series", "entered", "left"),
    [
        pytest.param((9.0,), "B", "", id="a figure, and none before"),
        pytest.param((9.0, None), "", "", id="a figure, withheld before"),
        pytest.param((None, 9.0), "", "", id="withheld, a figure before"),
        pytest.param((None,), "B", "", id="withheld, and nothing before: it is there now"),
        pytest.param((9.0, 8.0), "", "", id="both"),
    ],
)
def test_a_withheld_figure_is_there(series: tuple[float | None, ...], entered: str, left: str) -> None:
    one = table([("A", "X", 9.0, 8.0), ("B", "X", *series)])
    assert (names(one.entered), names(one.left)) == (entered, left)
