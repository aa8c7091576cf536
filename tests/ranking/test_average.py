"""The average of a patch, by each of its kinds: whose figures it is of, and whose it is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsgen.model.patch_table import PatchTable
from tests import tables
from tests.ranking import cases

Value = float | None


def of(values: list[Value], kind: Any) -> PatchTable:
    rows = [(name, "X", value, 1.0) for name, value in zip("ABCDE", values, strict=False)]
    return tables.table(rows, measure=replace(tables.RATE, average=kind))


@pytest.mark.parametrize(
    ("values", "mean", "median"),
    [
        pytest.param([1.0, 2.0, 9.0], 4.0, 2.0, id="an odd number"),
        pytest.param([1.0, 2.0, 4.0, 9.0], 4.0, 3.0, id="an even number: between the two middle ones"),
        pytest.param([9.0, 1.0, 2.0], 4.0, 2.0, id="in any order"),
        pytest.param([1.0, None, 2.0, 9.0], 4.0, 2.0, id="a withheld one is no zero"),
        pytest.param([5.0], 5.0, 5.0, id="one"),
    ],
)
def test_a_mean_and_a_median(values: list[Value], mean: float, median: float) -> None:
    for kind, name, expected in (("mean of areas", "mean", mean), ("median", "median", median)):
        average = of(values, kind).average
        assert average is not None
        assert (average.kind, average.figure.value) == (name, expected)
        assert average.areas is not None
        assert average.areas.value == len([v for v in values if v is not None])
        assert average.of_all is (None not in values)


@pytest.mark.parametrize(
    ("rows", "expected", "counted"),
    [
        pytest.param([("A", 10, 1_000.0), ("B", 20, 4_000.0)], 600.0, 2, id="weighs by people"),
        pytest.param([("A", 10, 1_000.0), ("B", None, 4_000.0)], 1_000.0, 1, id="cases withheld"),
        pytest.param([("A", 10, 1_000.0), ("B", 20, None)], 1_000.0, 1, id="people withheld"),
        pytest.param([("A", 10, 1_000.0), ("B", 0, 4_000.0)], 200.0, 2, id="no case is a count"),
        pytest.param([("A", 10, 1_000.0), ("B", None, 2_000.0), ("C", 30, None), ("D", 5, 500.0)], 1e3, 2, id="both"),
    ],
)  # fmt: skip
def test_a_pooled_average_is_of_those_that_have_both(rows: Any, expected: float, counted: int) -> None:
    average = cases.ranked(rows, rate=replace(cases.RATE, average="pooled")).average
    assert average is not None
    assert average.areas is not None
    assert (average.kind, average.figure.value, average.areas.value) == ("pooled", expected, counted)
    assert average.of_all is (counted == len(rows))


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param((3_000_000.0, 1_000_000.0), 0.25, id="10.0 to 12.0 in four million print 0.3 both"),
        pytest.param((600_000.0, 400_000.0), 10 / 6, id="1.0 to 1.2 do not"),
        pytest.param((1_200_000.0, 800_000.0), 10 / 12, id="0.50 and 0.60: half away from zero, 0.5 and 0.6"),
        pytest.param((3_000_000.0, None), 10 / 30, id="people withheld"),
    ],
)
def test_a_rate_of_all_areas_where_both_its_ends_print_alike(people: Any, expected: float) -> None:
    rows = [("A", 10, people[0]), ("B", None, people[1])]
    average = cases.ranked(rows, rate=cases.RATE).average
    assert average is not None
    assert average.areas is not None
    alike = expected == 0.25
    assert average.figure.value == expected
    assert (average.of_all, average.areas.value) == (alike, 2 if alike else 1)
    assert getattr(average.figure.origin, "rule", "") == ("low" if alike else "pooled")


def test_nothing_has_no_average() -> None:
    for kind in ("mean of areas", "median"):
        assert of([None, None], kind).average is None
    pooled = replace(cases.RATE, average="pooled")
    assert cases.ranked([("A", None, 1_000.0)], rate=pooled).average is None
