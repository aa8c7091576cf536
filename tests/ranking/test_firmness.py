"""What chance can do to a rank: against closed forms, an integral by hand, and plain simulation."""

from __future__ import annotations

import csv
import hashlib
import math
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen import ingest, ranking
from newsgen.model.area import Patch
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.rank_test import USUAL, RankTest
from newsgen.project import load
from newsgen.ranking import rank
from newsgen.ranking.firmness import _chance
from newsgen.ranking.posterior import DRAWS, draws, posterior, seeds
from tests.conftest import ROOT
from tests.ranking import by_hand, firm_shares
from tests.ranking.cases import AT_MOST, RATE, Row, dataset, ranked
from tests.test_oracle import PROJECT, no_network

CLOSE = 1e-3


def by_name(table: PatchTable) -> dict[str, AreaRanking]:
    return {s.area.name: s for s in table.rankings}


def high(rows: Sequence[Row], **how: Any) -> float:
    (chance,) = {s.chance_high for s in ranked(rows, **how).rankings if s.chance_high is not None}
    return chance


def low(rows: Sequence[Row], **how: Any) -> float:
    (chance,) = {s.chance_low for s in ranked(rows, **how).rankings if s.chance_low is not None}
    return chance


def arctan(people: float, others: float) -> float:
    """The chance of the higher rate of two with no case: a ratio of half-normals."""
    return 2 / math.pi * math.atan(math.sqrt(others / people))


@pytest.mark.parametrize(
    ("rows", "top", "bottom"),
    [
        pytest.param([("A", 7, 1000)], 1.0, 1.0, id="one area"),
        pytest.param([("A", 0, 1000)], 1.0, 1.0, id="one area without a case"),
        pytest.param([("A", 100, 1000), ("B", 10, 1000)], 1.0, 1.0, id="100 against 10"),
        pytest.param([("A", 9, 1000), ("B", 9, 1000)], 1.0, 1.0, id="a tie counts together"),
        pytest.param([("A", 9, 1000), ("B", 9, 1000), ("C", 9, 1000)], 1.0, 1.0, id="all tied"),
        pytest.param([("A", 0, 1000), ("B", 0, 4000)], 1.0, 1.0, id="no case anywhere"),
        pytest.param([("A", 10_000_000, 20_000_000), ("B", 9_900_000, 20_000_000)], 1.0, 1.0, id="millions"),
        pytest.param(
            [("A", 20, 1000), ("B", 20, 1000), ("C", 10, 1000)],
            by_hand.first([(20, 1.0), (20, 1.0), (10, 1.0)], [0, 1]),
            by_hand.first([(20, 1.0), (20, 1.0), (10, 1.0)], [2], lowest=True),
            id="two of three tied",
        ),
        pytest.param(
            [("A", 10, 500), ("B", 40, 2000), ("C", 18, 1000)],
            by_hand.first([(10, 0.5), (40, 2.0), (18, 1.0)], [0, 1]),
            by_hand.first([(10, 0.5), (40, 2.0), (18, 1.0)], [2], lowest=True),
            id="a tie of a small place and a large one",
        ),
        pytest.param(
            [("A", 1, 100), ("B", 90, 10_000)],
            by_hand.first([(1, 0.1), (90, 10.0)], [0]),
            by_hand.first([(1, 0.1), (90, 10.0)], [1], lowest=True),
            id="one case among a hundred people",
        ),
    ],
)
def test_table(rows: list[Row], top: float, bottom: float) -> None:
    assert high(rows) == pytest.approx(top, abs=CLOSE)
    assert low(rows) == pytest.approx(bottom, abs=CLOSE)


@pytest.mark.parametrize("n", [2, 3, 10])
@pytest.mark.parametrize("count", [0, 1, 30, 5000])
def test_equal_areas_are_each_as_likely_to_be_first(n: int, count: int) -> None:
    rates = posterior(np.full(n, float(count)), np.full(n, 1e4), np.zeros(n, bool), 0)
    for above in (True, False):
        assert _chance(rates, np.array([0]), np.arange(1, n), above) == pytest.approx(1 / n, abs=CLOSE)


@pytest.mark.parametrize("people", [(1000, 1000), (1000, 4000), (100, 90_000)])
def test_of_two_areas_without_a_case_the_smaller_may_well_have_the_higher_rate(
    people: tuple[int, int],
) -> None:
    rates = posterior(np.zeros(2), np.array(people, float), np.zeros(2, bool), 0)
    found = _chance(rates, np.array([0]), np.array([1]), True)
    assert found == pytest.approx(arctan(*people), abs=CLOSE)


some = st.lists(st.tuples(st.integers(0, 80), st.integers(5, 200)), min_size=2, max_size=6)


@settings(max_examples=25, deadline=None)
@given(some, st.booleans())
def test_the_integral_is_that_by_hand(given: list[tuple[int, int]], above: bool) -> None:
    counts, people = (np.array(column, float) for column in zip(*given, strict=True))
    rates = posterior(counts, people, np.zeros(len(given), bool), 0)
    found = _chance(rates, np.array([0]), np.arange(1, len(given)), above)
    assert found == pytest.approx(by_hand.first(given, [0], lowest=not above), abs=CLOSE)


@settings(max_examples=50, deadline=None)
@given(some, st.booleans())
def test_somebody_is_first(given: list[tuple[int, int]], above: bool) -> None:
    counts, people = (np.array(column, float) for column in zip(*given, strict=True))
    size = len(given)
    rates = posterior(counts, people, np.zeros(size, bool), 0)
    everyone = np.arange(size)
    chances = [_chance(rates, everyone[i : i + 1], np.delete(everyone, i), above) for i in range(size)]
    assert sum(chances) == pytest.approx(1, abs=CLOSE)
    assert _chance(rates, everyone[:2], everyone[2:], above) == pytest.approx(sum(chances[:2]), abs=CLOSE)


@settings(max_examples=40, deadline=None)
@given(some, st.integers(1, 40))
def test_a_wider_gap_is_firmer(given: list[tuple[int, int]], more: int) -> None:
    rows = [(f"A{i}", cases, people) for i, (cases, people) in enumerate(given)]
    top = max(rows, key=lambda row: row[1] / row[2])
    ahead = (top[0], top[1] + 1, top[2])
    further = (top[0], top[1] + 1 + more, top[2])
    others = [row for row in rows if row is not top]
    assert high([further, *others]) >= high([ahead, *others]) - CLOSE
    fewer = [(name, cases // 2, people) for name, cases, people in others]
    assert high([ahead, *fewer]) >= high([ahead, *others]) - CLOSE


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True), st.integers(2, 20))
def test_more_people_and_cases_in_proportion_are_firmer(cases: list[int], times: int) -> None:
    """Of places that are as large as one another: with small ones among them the prior's half case counts for more."""
    rows = [(f"A{i}", n, 5000) for i, n in enumerate(cases)]
    larger = [(name, n * times, people * times) for name, n, people in rows]
    assert high(larger) >= high(rows) - CLOSE
    assert low(larger) >= low(rows) - CLOSE


# ---------------------------------------------------------------------------------------------- withheld counts


def test_a_withheld_count_counts_at_the_bottom() -> None:
    rows: list[Row] = [("A", 30, 1000), ("B", 3, 1000), ("C", None, 1000)]
    exact = by_hand.first([(30, 1.0), (3, 1.0)], [1], [(AT_MOST, 1.0)], lowest=True)
    assert low(rows) == pytest.approx(exact, abs=CLOSE)
    assert low(rows) < 0.2 < 0.99 < low(rows[:2])


def test_a_withheld_count_of_few_people_counts_at_the_top_too() -> None:
    rows: list[Row] = [("A", 10, 1000), ("B", 3, 1000), ("C", None, 100)]
    exact = by_hand.first([(10, 1.0), (3, 1.0)], [0], [(AT_MOST, 0.1)])
    assert high(rows) == pytest.approx(exact, abs=CLOSE)
    assert high(rows) < high(rows[:2]) - 0.2


def test_a_withheld_area_has_no_rank() -> None:
    rows: list[Row] = [("A", 30, 1000), ("B", 3, 1000), *((f"C{i}", None, 1000) for i in range(9))]
    table = ranked(rows)
    assert {s.area.name: s.rank_range for s in table.rankings} == {"A": (1, 1), "B": (2, 2)}


def test_where_all_is_withheld_there_is_nothing_to_rank() -> None:
    assert ranked([("A", None, 1000), ("B", None, 1000)]).rankings == ()


# ------------------------------------------------------------------------------------------- which measures, when


@pytest.mark.parametrize(
    ("measure", "kind", "declared", "tested"),
    [
        pytest.param("rate", "rate", {}, True, id="a rate of counts"),
        pytest.param("cases", "rate", {}, True, id="a count"),
        pytest.param("people", "rate", {}, False, id="a population"),
        pytest.param("rate", "rate", {"numerator": ""}, False, id="a rate that nothing is known of"),
        pytest.param("rate", "money", {}, False, id="money"),
        pytest.param("rate", "share", {}, False, id="a share"),
        pytest.param("rate", "per_cent", {}, False, id="per cent"),
        pytest.param("rate", "number", {}, False, id="a number"),
        pytest.param("rate", "rate", {"rank_test": "none"}, False, id="switched off"),
    ],
)
def test_which_measures_are_tested(measure: str, kind: Any, declared: dict[str, Any], tested: bool) -> None:
    rows: list[Row] = [("A", 11, 1000), ("B", 10, 1000), ("C", 9, 1000)]
    table = ranked(rows, measure, rate=replace(RATE, kind=kind, **declared))
    assert (table.rank_test is USUAL) == tested
    for standing in table.rankings:
        assert (standing.rank_range is not None) == tested
        if not tested:
            assert (standing.chance_high, standing.chance_low) == (None, None)
            assert standing.firm_high
            assert standing.firm_low


def test_nought_asks_for_no_test() -> None:
    table = ranked([("A", 11, 1000), ("B", 10, 1000)], test=RankTest(firm=0))
    assert table.rank_test is None
    assert [(s.rank_range, s.firm_high, s.chance_high) for s in table.rankings] == [(None, True, None)] * 2


def test_a_count_below_nought_is_none_of_poisson() -> None:
    data = dataset([("A", 11, 1000), ("B", 10, 1000)])
    values = data.grids["cases"].values.copy()
    values[1, -1] = -3.0
    data = replace(data, grids=data.grids | {"cases": replace(data.grids["cases"], values=values)})
    patch = Patch("Barsetshire", "region", "barsetshire", tuple(a.code for a in data.areas))
    for measure in ("cases", "rate"):
        assert next(iter(rank(data, (patch,)).tables(measure))).rank_test is None


@pytest.mark.parametrize(("firm", "said"), [(0.5, True), (0.6, True), (0.7, False), (1.0, False)], ids=str)
def test_the_newsroom_says_what_is_firm(firm: float, said: bool) -> None:
    rows: list[Row] = [("A", 11, 1000), ("B", 9, 1000)]
    assert 0.6 < high(rows) < 0.7
    table = by_name(ranked(rows, test=RankTest(firm=firm)))
    assert (table["A"].firm_high, table["B"].firm_low) == (said, said)


def test_only_those_at_an_end_have_a_chance_of_it() -> None:
    table = by_name(ranked([("A", 30, 1000), ("B", 30, 1000), ("C", 20, 1000), ("D", 5, 1000)]))
    chances = {name: (s.chance_high is not None, s.chance_low is not None) for name, s in table.items()}
    assert chances == {"A": (True, False), "B": (True, False), "C": (False, False), "D": (False, True)}
    assert table["A"].chance_high == table["B"].chance_high
    assert all(s.firm_high for s in table.values())


def test_what_a_rate_is_divided_by_is_worked_back_where_the_table_does_not_say() -> None:
    rows: list[Row] = [("A", 29, 6413), ("B", 27, 6104), ("C", 58, 13_250), ("D", 12, 9000)]
    without = replace(RATE, denominator="")
    assert high(rows, rate=without) == pytest.approx(high(rows), abs=1e-6)
    none: Row = ("E", 0, 7000)  # the middle one of 6,104, 6,413, 9,000 and 13,250 is 7,706.5
    alike: Row = ("E", 0, 7706.5)
    assert low([*rows, none], rate=without) == pytest.approx(low([*rows, alike]), abs=1e-6)


# --------------------------------------------------------------------------------------------------- ranges


def test_a_range_holds_the_rank_as_often_as_it_says() -> None:
    """Against 20,000 draws of the standard library: no more beyond either end than a twentieth, no fewer inside."""
    source = random.Random(4)
    rows: list[Row] = [
        (f"A{i:02}", source.randint(0, 60), float(source.randint(3000, 12_000))) for i in range(30)
    ]
    ranges = {name: s.rank_range for name, s in by_name(ranked(rows)).items()}
    times = 20_000
    worlds = np.array(
        [
            [source.gammavariate((cases or 0) + 0.5, 1 / people) for _ in range(times)]
            for _, cases, people in rows
        ]
    )
    places = 1 + np.argsort(np.argsort(-worlds, axis=0), axis=0)
    for (name, _, _), drawn in zip(rows, places, strict=True):
        found = ranges[name]
        assert found is not None
        best, worst = found
        assert (drawn < best).mean() < 0.05 + 0.03
        assert (drawn > worst).mean() < 0.05 + 0.03
        assert (drawn <= best).mean() > 0.05 - 0.03
        assert (drawn >= worst).mean() > 0.05 - 0.03


def test_a_surer_range_is_wider() -> None:
    rows: list[Row] = [(f"A{i}", 10 + 3 * i, 5000.0) for i in range(12)]
    narrow, wide = (by_name(ranked(rows, test=RankTest(interval=level))) for level in (0.5, 0.99))
    for name in narrow:
        (a, b), (c, d) = narrow[name].rank_range or (0, 0), wide[name].rank_range or (0, 0)
        assert c <= a <= b <= d
    assert narrow["A5"].rank_range != wide["A5"].rank_range


@pytest.mark.parametrize(
    ("rows", "ranges"),
    [
        pytest.param([("A", 7, 1000)], {"A": (1, 1)}, id="one area"),
        pytest.param([("A", 400, 1000), ("B", 90, 1000)], {"A": (1, 1), "B": (2, 2)}, id="far apart"),
        pytest.param([("A", 0, 1000), ("B", 0, 1000)], {"A": (1, 2), "B": (1, 2)}, id="no case anywhere"),
        pytest.param([("A", 50, 100), ("B", 49, 100), ("C", 1, 99)], {"A": (1, 2), "B": (1, 2), "C": (3, 3)}, id="two"),
    ],
)  # fmt: skip
def test_ranges(rows: list[Row], ranges: dict[str, tuple[int, int]]) -> None:
    assert {s.area.name: s.rank_range for s in ranked(rows).rankings} == ranges


def split_mix(code: str, number: int) -> int:
    """The published generator, in whole numbers of Python."""
    mask = 2**64 - 1
    seed = int.from_bytes(hashlib.blake2b(code.encode(), digest_size=8).digest(), "big")
    z = (seed + number * 0x9E3779B97F4A7C15) & mask
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
    return z ^ (z >> 31)


def test_draws_are_whole_numbers_of_their_own_each_as_likely() -> None:
    codes = ["E02002495", "E02002496", "Hogglestock"]
    expected = [[(split_mix(code, n) >> 32) * DRAWS >> 32 for code in codes] for n in range(1, DRAWS + 1)]
    assert draws(seeds(codes)).tolist() == expected
    many = draws(seeds(str(i) for i in range(400)))
    assert (many.min(), many.max()) == (0, DRAWS - 1)
    counts = np.bincount(many.ravel(), minlength=DRAWS)
    # 400 draws of each on average, with a spread of 20
    assert abs(counts - 400).max() < 100
    assert abs(np.corrcoef(many[:, :40].T) - np.eye(40)).max() < 0.2


# ------------------------------------------------------------------------------- the order of things is no matter

TABLE = "north_east_published_2020-10-26.csv"
Told = dict[tuple[str, str], tuple[Any, ...]]


def told(path: Path, only: tuple[str, ...] = ()) -> Told:
    """The firmness of every rank of every patch, by patch and area."""
    project = load(PROJECT)
    data = ingest.read(
        replace(project.source, source=str(path)), project.measures, project.folder, no_network
    )
    patches = ranking.chosen(ranking.resolve(project.patches, data), only)
    return {
        (t.patch.name, s.area.code): (s.rank_range, s.chance_high, s.chance_low, s.firm_high, s.firm_low)
        for t in rank(data, patches).tables("rate")
        for s in t.rankings
    }


def test_neither_the_order_of_rows_nor_names_nor_the_choice_of_patches_matters(
    shared: Path, tmp_path: Path
) -> None:
    path = shared / "msoa_covid_snapshots" / TABLE
    found = told(path)
    assert {firm for *_, firm, _ in found.values()} == {True, False}
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    random.Random(1).shuffle(rows)
    name = header.index("name")
    for i, row in enumerate(rows):
        row[name] = f"Place {i}"
    with (tmp_path / TABLE).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    assert told(tmp_path / TABLE) == found
    for patch in ("North East", "Hartlepool"):
        assert told(path, (patch,)) == {key: value for key, value in found.items() if key[0] == patch}


def test_park_east_is_truly_first_with_a_chance_of_one_in_five(shared: Path) -> None:
    """The table of the reference story; ranked by the published rates, tested by cases and people."""
    with (shared / "seed_article" / "seed_rows_week_ending_2021-02-18.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    areas = [(int(row["article_cases"]), float(row["pop_mid2019"])) for row in rows]
    names = [row["hcl_name"] for row in rows]
    exact = by_hand.first(areas, [names.index("Park East")])
    table = ranked([(f"{i} {name}", *area) for i, (name, area) in enumerate(zip(names, areas, strict=True))])
    assert table.rankings[0].area.name.endswith("Park East")
    assert table.rankings[0].chance_high == pytest.approx(exact, abs=CLOSE)
    assert exact == pytest.approx(0.21, abs=0.005)
    assert not table.rankings[0].firm_high


@pytest.mark.slow
def test_the_shares_of_the_documentation_are_those_of_the_tables(shared: Path) -> None:
    written = (ROOT / "docs" / "ranks.md").read_text()
    assert "\n".join(firm_shares.lines(shared)) in written
