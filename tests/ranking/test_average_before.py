"""The average of the period before, and the change since: of the same areas, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsgen.model.measure import Kind, PublishedAverage
from newsgen.model.patch_table import Average
from tests import tables

Now = float | None


def average(*rows: tuple[Now, ...], kind: Kind = "share", of: Any = "mean of areas") -> Average:
    measure = replace(tables.RATE, kind=kind, average=of)
    found = tables.table(
        [(name, "X", *row) for name, row in zip("ABCDE", rows, strict=False)], measure=measure
    )
    assert found.average is not None
    return found.average


@pytest.mark.parametrize(
    ("rows", "of", "expected"),
    [
        pytest.param([(0.5, 0.25), (0.25, 0.25)], "mean of areas", (0.25, 0.125), id="a mean"),
        pytest.param([(0.5, 0.5), (0.25, 0.75), (0.0, 1.0)], "median", (0.75, -0.5), id="a median that fell"),
        pytest.param([(0.5, 0.25), (0.25, 0.5)], "mean of areas", (0.375, 0.0), id="no change"),
        pytest.param([(0.5, 0.25), (0.25,)], "mean of areas", None, id="one is new"),
        pytest.param([(0.5, 0.25), (0.25, None)], "mean of areas", None, id="one was withheld before"),
        pytest.param([(0.5, 0.25), (None, 0.25)], "mean of areas", None, id="one is withheld now"),
        pytest.param([(0.5,), (0.25,)], "mean of areas", None, id="nothing before"),
    ],
)
def test_table(rows: list[tuple[Now, ...]], of: str, expected: tuple[float, float] | None) -> None:
    found = average(*rows, of=of)
    told = (found.previous.value, found.change.value) if found.previous and found.change else None
    assert told == expected


@pytest.mark.parametrize(
    ("kind", "unit"), [("share", "share_points"), ("per_cent", "points"), ("rate", "rate")]
)
def test_percentages_change_by_percentage_points(kind: Kind, unit: str) -> None:
    found = average((0.5, 0.25), kind=kind)
    assert found.change is not None
    assert found.change.unit == unit
    assert (found.change.over, found.change.base) == (found.figure, found.previous)


def test_a_published_average_has_no_past() -> None:
    found = average((0.5, 0.25), of=PublishedAverage(published=0.4, place="Barsetshire", source="a report"))
    assert (found.previous, found.change) == (None, None)
