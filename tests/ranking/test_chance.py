"""Which ends of a ranking chance could have made, and how little it takes: by the swap rule, or by odds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.rank_test import USUAL, RankTest
from tests.ranking.cases import RATE, Row, ranked

Told = tuple[int, str] | None
CLOSE: list[Row] = [("A", 29, 6413), ("B", 27, 6104), ("C", 32, 7353), ("D", 5, 6000)]
NO_PEOPLE = replace(RATE, denominator="")
UNTESTED = replace(RATE, rank_test="none")


def of(swap: Figure | None) -> Told:
    if swap is None:
        return None
    assert swap.area is not None
    return int(swap.value), swap.area.name


@pytest.mark.parametrize(
    ("rows", "measure", "highest", "lowest"),
    [
        pytest.param(CLOSE, RATE, (False, (1, "B")), (True, (22, "D")), id="one case short"),
        pytest.param(
            [("A", 22, 1000), ("B", 16, 1000), ("C", 1, 1000)],
            RATE,
            (False, (7, "B")),
            (True, (16, "C")),
            id="seven, where eight is twice the root of 16",
        ),
        pytest.param(
            [("A", 23, 1000), ("B", 16, 1000), ("C", 1, 1000)],
            RATE,
            (True, (8, "B")),
            (True, (16, "C")),
            id="just twice the root",
        ),
        pytest.param(
            [("A", 90, 1000), ("B", 16, 1000), ("C", 10, 1000)],
            RATE,
            (True, (75, "B")),
            (False, (7, "C")),
            id="the last, seven short",
        ),
        pytest.param(
            [("A", 90, 1000), ("B", 16, 1000), ("C", 9, 1000)],
            RATE,
            (True, (75, "B")),
            (True, (8, "C")),
            id="the last, eight short",
        ),
        pytest.param(
            [("A", 16, 1000), ("B", 16, 1000), ("C", 15, 1000), ("D", 1, 1000)],
            RATE,
            (False, (2, "C")),
            (True, (15, "D")),
            id="two share the first place, and are held against the third",
        ),
        pytest.param(
            [("A", 40, 1000), ("B", 40, 1000), ("C", 15, 1000)],
            RATE,
            (True, (26, "C")),
            (True, (26, "C")),
            id="two share it, far ahead",
        ),
        pytest.param(
            [("A", 12, 1000), ("B", 10, 1000), ("C", 10, 1000)],
            RATE,
            (False, (3, "B")),
            (False, None),
            id="two share the last place",
        ),
        pytest.param(
            [("A", 25, 1000), ("B", 200, 10_000), ("C", 20, 1000)],
            RATE,
            (False, (6, "C")),
            (False, None),
            id="of two in second place, the nearer",
        ),
        pytest.param(
            [("A", 30, 1000), ("B", 29, 1000), ("C", None, 50)],
            RATE,
            (False, None),
            (False, None),
            id="one that is withheld may be first, or last",
        ),
        pytest.param(CLOSE, NO_PEOPLE, (False, None), (True, None), id="people worked back from the rate"),
        pytest.param(CLOSE, UNTESTED, (True, None), (True, None), id="no test asked for"),
        pytest.param(CLOSE, "people", (True, None), (True, None), id="a population"),
        pytest.param(CLOSE, "cases", (False, (4, "A")), (True, (23, "D")), id="counts"),
        pytest.param([("A", 0, 1000), ("B", 0, 1000)], RATE, (True, None), (True, None), id="all the same"),
        pytest.param([("A", 7, 1000)], RATE, (True, None), (True, None), id="one area"),
    ],
)
def test_by_swaps(
    rows: list[Row], measure: Measure | str, highest: tuple[bool, Told], lowest: tuple[bool, Told]
) -> None:
    table = ranked(rows, measure) if isinstance(measure, str) else ranked(rows, rate=measure)
    firm = all(s.firm_high for s in table.rankings), all(s.firm_low for s in table.rankings)
    assert ((firm[0], of(table.swap_high)), (firm[1], of(table.swap_low))) == (highest, lowest)


def test_only_those_at_the_end_are_weak() -> None:
    table = ranked([("A", 16, 1000), ("B", 16, 1000), ("C", 15, 1000), ("D", 14, 1000)])
    assert [s.area.name for s in table.rankings if not s.firm_high] == ["A", "B"]
    assert [s.area.name for s in table.rankings if not s.firm_low] == ["D"]


@pytest.mark.parametrize(
    ("test", "firm"),
    [
        pytest.param(USUAL, False, id="the swap rule"),
        pytest.param(RankTest(firm=0.3), True, id="odds that it has"),
        pytest.param(RankTest(firm=0.5), False, id="odds that it has not"),
        pytest.param(RankTest(firm=0), True, id="no test"),
    ],
)
def test_a_project_that_asks_for_odds_gets_them(test: RankTest, firm: bool) -> None:
    assert ranked(CLOSE, test=test).rankings[0].firm_high is firm


def test_where_a_distance_comes_from() -> None:
    table = ranked([("A", 16, 1000), ("B", 14, 2000), ("C", 13, 2000)])
    by_name = {s.area.name: s for s in table.rankings}
    for swap, ahead, gaining in ((table.swap_high, "A", "B"), (table.swap_low, "B", "C")):
        assert swap is not None
        assert isinstance(swap.origin, Derivation)
        figures = [f for name in (ahead, gaining) for f in (by_name[name].count, by_name[name].denominator)]
        assert swap.origin == Derivation("swap", tuple(f.origin for f in figures if f is not None))


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(500, 900)), min_size=2, max_size=6))
def test_so_many_change_the_place_and_one_fewer_does_not(areas: list[tuple[int, int]]) -> None:
    rates = {Fraction(cases, people) for cases, people in areas}
    table = ranked([(f"Area {i}", *area) for i, area in enumerate(areas)])
    if len(rates) < 2:
        assert (table.swap_high, table.swap_low) == (None, None)
        return
    for swap, beaten in ((table.swap_high, max(rates)), (table.swap_low, sorted(rates)[1])):
        if swap is None:
            assert [Fraction(*area) for area in areas].count(min(rates)) > 1
            continue
        assert swap.area is not None
        cases, people = areas[int(swap.area.name.removeprefix("Area "))]
        assert Fraction(cases + int(swap.value), people) > beaten
        assert Fraction(cases + int(swap.value) - 1, people) <= beaten
