"""Every angle keeps the promises that all angles make, and does what its own example says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.angles import Angle, angles
from newsgen.model.area import Area, Patch
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding, PlaceGroup
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.place_figures import PlaceFigures
from newsgen.rehearsal.invented import barsetshire, example_table
from tests.tables import RATE, table

EVERY = pytest.mark.parametrize("angle", angles().values(), ids=list(angles()))
COUNCILS = ("Barchester", "Silverbridge", "Hogglestock")


def plain(fact: Any) -> Any:
    """A fact as an Example writes it: figures as numbers, places as names."""
    match fact:
        case Figure(value=value):
            return value
        case AreaRanking(area=area):
            return area.name
        case (
            Area(name=name) | Patch(name=name) | PlaceGroup(name=name) | PlaceFigures(place=Patch(name=name))
        ):
            return name
        case tuple():
            return tuple(map(plain, fact))
    return fact


def usual(angle: Angle) -> Any:
    return angle.options(**angle.example.options)


def one_area(rows: Any) -> PatchTable:
    """The rows as a patch that is one area, the first by name, and that another patch holds."""
    ranked = barsetshire(rows, RATE)
    return replace(ranked, own=min(ranked.rankings, key=lambda s: s.area.name, default=None))


@EVERY
def test_its_example(angle: Angle) -> None:
    found = angle.find(example_table(angle), usual(angle))
    assert found.angle == angle.name
    assert found.situation == angle.example.situation
    assert plain(found.areas) == angle.example.areas
    assert {name: plain(found.facts[name]) for name in angle.example.facts} == angle.example.facts


@EVERY
def test_it_says_what_it_may_find(angle: Angle) -> None:
    found = angle.find(example_table(angle), usual(angle))
    assert found.situation in angle.situations
    assert set(found.facts) == set(angle.facts)
    assert angle.doc.strip().endswith(".")


@EVERY
def test_nothing_to_find(angle: Angle) -> None:
    assert angle.find(table([]), usual(angle)) == Finding(angle.name, "none")


names = st.text("abcdefgh", min_size=1, max_size=3)
values = st.one_of(st.none(), st.sampled_from([0.0, 10.0, 99.9, 100.0, 300.0, 304.9, 452.2]))
rows = st.lists(
    st.tuples(names, st.sampled_from(COUNCILS), values, values),
    max_size=12,
    unique_by=lambda row: (row[0], row[1]),
)


@EVERY
@settings(max_examples=20)
@given(rows=rows, seed=st.randoms())
def test_the_order_of_rows_changes_nothing(angle: Angle, rows: list[Any], seed: Any) -> None:
    shuffled = list(rows)
    seed.shuffle(shuffled)
    assert angle.find(one_area(shuffled), usual(angle)) == angle.find(one_area(rows), usual(angle))


@EVERY
@settings(max_examples=20)
@given(rows=rows)
def test_no_suppressed_area_is_ranked(angle: Angle, rows: list[Any]) -> None:
    withheld = {f"{council}/{name}" for name, council, value, _ in rows if value is None}
    found = angle.find(one_area(rows), usual(angle))
    assert found.situation in angle.situations
    assert {s.area.code for s in found.areas if isinstance(s, AreaRanking)}.isdisjoint(withheld)
