"""The gate of a place that stands among the areas that lie in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsgen.model.no_place import is_total
from newsgen.model.plan import StoryPlan
from tests.gates.small import draft, plan, said, with_table
from tests.gates.test_gates_of_figures import CASES
from tests.tables import Row

WARDS: list[Row] = [("A", "Barset", 30.0, None), ("B", "Barset", 20.0, None), ("C", "Barset", 10.0, None)]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        pytest.param([*WARDS, ("Barset", "Barset", 60.0, None)], 1, id="the sum"),
        pytest.param([*WARDS, ("Barset", "Barset", 67.0, None)], 1, id="with seven unallocated"),
        pytest.param([*WARDS, ("Barset", "Barset", 59.0, None)], 0, id="less: New York in New York"),
        pytest.param([*WARDS, ("Barset", "Silverbridge", 60.0, None)], 0, id="in another place"),
        pytest.param([*WARDS[:2], ("Barset", "Barset", 60.0, None)], 0, id="among too few"),
        pytest.param([*WARDS, ("Barchester", "Barset", 60.0, None)], 0, id="of another name"),
    ],
)
def test_a_place_among_its_areas(rows: list[Row], faults: int) -> None:
    assert len(said("wider_place", draft(), plan(rows, measure=CASES))) == faults


def coded(codes: list[str]) -> StoryPlan:
    planned = plan([(name, "X", 5.0, None) for name in "ABCDEFGH"[: len(codes)]])
    rankings = planned.table.rankings
    assert len(rankings) == len(codes)
    changed = (
        replace(ranking, area=replace(ranking.area, code=code))
        for ranking, code in zip(rankings, codes, strict=True)
    )
    return with_table(planned, rankings=tuple(changed))


@pytest.mark.parametrize(
    ("codes", "faults"),
    [
        pytest.param(["E05000001", "E05000002", "E07000001"], 1, id="a district among wards"),
        pytest.param(["E05000001", "W05000002", "S13000001"], 0, id="wards of three nations"),
        pytest.param(["E06000001", "E07000002", "E08000001", "E09000001"], 0, id="councils of four kinds"),
        pytest.param(["E06000001", "E08000002", "E10000001"], 0, id="a county beside councils"),
        pytest.param(
            ["E06000001", "E07000002", "E07000003", "E10000001"], 1, id="a county beside its districts"
        ),
        pytest.param(["E06000001", "E06000002", "E12000001"], 1, id="a region among councils"),
        pytest.param(["E06000001", "E06000002", "E92000001"], 1, id="a nation among councils"),
        pytest.param(["B1", "B2", "E07000001"], 0, id="no codes to tell"),
    ],
)
def test_a_code_of_a_higher_level(codes: list[str], faults: int) -> None:
    assert len(said("wider_place", draft(), coded(codes))) == faults


@pytest.mark.parametrize(
    "name",
    ["Total", "Grand total", "Not stated / outside area", "Not known", "Not recorded", "Unspecified", "Out of area",
     "No fixed abode", "Various", "Missing", "Invalid", "N/E/C", "Unknown", "Unallocated (Barset)"],
)  # fmt: skip
def test_a_name_that_is_no_place(name: str) -> None:
    assert is_total(name)


@pytest.mark.parametrize(
    "name", ["All Saints", "Otherton", "Na h-Eileanan Siar", "Totley", "Overall Green", "NEC"]
)
def test_a_name_of_a_place(name: str) -> None:
    assert not is_total(name)
