"""What an angle says of its facts that are none, and of what its facets look at, is so on a great many tables."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from typing import Any

import pytest

from newsgen.angles import Angle, angles
from tests.angles.test_examples import one_area, usual
from tests.tables import table

DECLARING = {name: angle for name, angle in angles().items() if angle.empty}
VALUES = (10.0, 50.0, 80.0, 99.9, 100.0, 150.0, 300.0, 304.9, 452.2)


@cache
def tables() -> list[Any]:
    """Small tables, the same in each run: some with few values, some of one area, some with a long past."""
    dice = random.Random(1)
    found = []
    for _ in range(400):
        periods = dice.choice([2, 3, 5, 8, 30])
        values = dice.choice([VALUES, VALUES[:2], VALUES[-3:]])
        councils = ("Barchester", "Silverbridge")[: dice.randint(1, 2)]
        rows = [
            (name, dice.choice(councils), *(dice.choice(values) for _ in range(periods)))
            for name in "abcdefg"[: dice.randint(1, 7)]
        ]
        if dice.random() < 0.3:  # one that goes one way for long
            rows = [
                (name, council, *sorted(row, reverse=dice.random() < 0.5)) for name, council, *row in rows
            ]
        if dice.random() < 0.3:  # one that ends in a record
            rows[0] = (*rows[0][:2], dice.choice([900.0, 1.0]), *rows[0][3:])
        found += [table(rows), one_area(rows)]
    return found


@pytest.mark.parametrize("angle", DECLARING.values(), ids=list(DECLARING))
def test_facts_are_none_where_the_angle_says_so(angle: Angle) -> None:
    met = Counter[str]()
    for one in tables():
        found = angle.find(one, usual(angle))
        for fact, situations in angle.empty.items():
            if found.situation in situations:
                met[found.situation] += 1
                assert not found.facts[fact], (fact, found)
    assert {*met} == {one for situations in angle.empty.values() for one in situations}


@pytest.mark.parametrize("angle", angles().values(), ids=list(angles()))
def test_it_says_what_its_facets_look_at(angle: Angle) -> None:
    for name, facet in angle.facets.items():
        looks = "findings" in facet.of.__code__.co_names  # as in scene.findings
        assert looks == bool(facet.looks_at), name
        assert {*facet.looks_at} <= {*angles()}
