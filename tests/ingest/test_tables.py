"""What a declaration makes of a table: areas, periods, values, their reasons and their cells."""

from __future__ import annotations

import math
import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.errors import TableError
from newsgen.ingest.dataset import Status
from newsgen.model.area import Area
from newsgen.model.derivation import Cell, Derivation, Setting
from newsgen.model.kept_back import KeptBack
from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, Extract, Lookup, PeriodColumns, Suppression
from tests.ingest.small import CASES, MEASURES, PEOPLE, RATE, TABLE, read_text, source, values

LOOKUP = """\
area,name,council,people
E1,Park East,Middlesbrough,10000
E2,Park End,Middlesbrough,9000
E3,Ryton,Gateshead,8000
E4,Ryton,Elsewhere,7000
"""
NUMBER = Measure(name="n", noun="thing", kind="number", column="n")
NAMED = AreaColumns(name="name")
YEAR = PeriodColumns(grain="year", ends_on=date(2020, 12, 31))


def test_the_tidy_table(tmp_path: Path) -> None:
    found = read_text(TABLE, tmp_path)
    assert found.areas[0] == Area("E1", "Park East", "neighbourhood", (("council", "Middlesbrough"),))
    assert [(p.start, p.end, p.written) for p in found.periods] == [
        (date(2021, 2, 5), date(2021, 2, 11), "2021-02-11"),
        (date(2021, 2, 12), date(2021, 2, 18), "2021-02-18"),
    ]
    assert (found.compared, found.period) == (0, found.periods[1])
    assert found.period.origin == Cell("table.csv", 5, "week_ending", "2021-02-18")
    rate = found.grids["rate"]
    assert rate.values[0].tolist() == [200.0, 310.0]
    assert [Status(s).name for s in rate.status.ravel()] == [
        "PRESENT",
        "PRESENT",
        "SUPPRESSED",
        "PRESENT",
        "PRESENT",
        "MISSING",
    ]
    assert math.isnan(rate.values[1, 0])
    assert rate.origin(0, 1) == Cell("table.csv", 5, "rate", "310.0")
    assert rate.select("Tees", 1).to_json() == {
        "select": {"patch": "Tees", "source": "table.csv", "column": "rate", "period": "2021-02-18"}
    }
    record = found.sources[0]
    assert (record.area_column, record.period_column, record.areas_across) == ("code", "week_ending", False)
    assert len(record.sha256) == 64


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(order=st.permutations(TABLE.splitlines()[1:]))
def test_the_order_of_rows_changes_nothing(order: list[str], tmp_path: Path) -> None:
    shuffled = "\n".join([TABLE.splitlines()[0], *order])
    assert values(read_text(shuffled, tmp_path)) == values(read_text(TABLE, tmp_path))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    order=st.permutations(
        [f"A,{n!r},{kind}" for n, kind in zip([0.1, 0.2, 0.3, 1e15, -1e15, 0.7], "uvwxyz", strict=True)]
    )
)
def test_the_order_of_rows_changes_no_bit_of_a_sum(order: list[str], tmp_path: Path) -> None:
    texts = ["\n".join(["name,n,kind", *rows]) for rows in (order, sorted(order))]
    declared = source(area=NAMED, period=YEAR, add_up=True)
    found = [values(read_text(text, tmp_path, declared, (NUMBER,))) for text in texts]
    assert found[0] == found[1]


def test_a_place_without_a_row_is_missing(tmp_path: Path) -> None:
    found = read_text(TABLE.rsplit("\n", 2)[0], tmp_path)
    assert found.grids["cases"].status[2].tolist() == [Status.PRESENT, Status.MISSING]
    assert found.grids["cases"].cells[2, 1] == ()


def test_a_dataset_can_be_sent_to_another_process(tmp_path: Path) -> None:
    found = read_text(TABLE, tmp_path)
    assert values(pickle.loads(pickle.dumps(found))) == values(found)


def test_headers_and_cells_with_odd_spaces(tmp_path: Path) -> None:
    odd = (
        TABLE.replace("week_ending", "\u00a0week\u00a0ending ")
        .replace("Park East", "Park\u00a0 East\u200b")
        .replace("E1,", "E1 ,")
    )
    found = read_text(odd, tmp_path, source(period=PeriodColumns(grain="week", ends="week ending")))
    assert found.areas == read_text(TABLE, tmp_path).areas
    assert found.sources[0].period_column == "week\u00a0ending"


def test_a_name_keeps_its_signs(tmp_path: Path) -> None:
    found = read_text(TABLE.replace("Park East", "Crawcrook & Green's"), tmp_path)
    assert found.areas[0].name == "Crawcrook & Green's"


def test_rows_chosen_by_a_column(tmp_path: Path) -> None:
    found = read_text(TABLE, tmp_path, source(where={"council": "Gateshead"}))
    assert [a.code for a in found.areas] == ["E3"]
    assert found.grids["rate"].where == (("council", ("Gateshead",)),)
    both = read_text(
        TABLE, tmp_path, source(where={"council": ("Gateshead", "Middlesbrough"), "code": ("E1", "E3")})
    )
    assert [a.code for a in both.areas] == ["E1", "E3"]


CRIME = "borough,kind,202101,202102\nB,x,1,2\nA,x,3,4\nA,y,5,\nB,y,0-2,8\nA,z,100,100\n"
CRIMES = Measure(name="crimes", noun="crime", kind="count")


def test_periods_as_columns_added_up(tmp_path: Path) -> None:
    declared = source(
        area=AreaColumns(name="borough"), period=PeriodColumns(grain="month", columns="[0-9]{6}"), add_up=True,
        where={"kind": ("x", "y")}, suppressed=Suppression(markers=("0-2",), at_most=2, means="few"),
    )  # fmt: skip
    found = read_text(CRIME, tmp_path, declared, (CRIMES,))
    grid = found.grids["crimes"]
    assert [p.end for p in found.periods] == [date(2021, 1, 31), date(2021, 2, 28)]
    assert (found.compared, grid.columns, grid.written) == (0, ("202101", "202102"), ("", ""))
    assert [Status(s).name for s in grid.status.ravel()] == ["PRESENT", "MISSING", "SUPPRESSED", "PRESENT"]
    assert (grid.values[0, 0], grid.values[1, 1]) == (8, 10)
    cells = Cell("table.csv", 3, "202101", "3"), Cell("table.csv", 4, "202101", "5")
    assert grid.origin(0, 0) == Derivation("sum", cells)
    assert grid.select("p", 1).to_json()["select"] == {
        "patch": "p", "source": "table.csv", "column": "202102", "where": {"kind": ["x", "y"]}, "add_up": True,
    }  # fmt: skip
    assert found.period.origin == Cell("table.csv", 1, "202102", "202102")


def test_each_measure_has_its_own_rows(tmp_path: Path) -> None:
    """Categories one below the other: two measures of the same columns, one with rows that are added up."""
    declared = source(
        area=AreaColumns(name="borough"), period=PeriodColumns(grain="month", columns="[0-9]{6}"), add_up=True,
        suppressed=Suppression(markers=("0-2",), at_most=2, means="few"),
    )  # fmt: skip
    only_x = replace(CRIMES, name="x", where={"kind": "x"})
    x_and_z = replace(CRIMES, name="x_and_z", where={"kind": ("x", "z")})
    found = read_text(CRIME, tmp_path, declared, (only_x, x_and_z)).grids
    assert found["x"].values.tolist() == [[3, 4], [1, 2]]
    assert found["x_and_z"].values.tolist() == [[103, 104], [1, 2]]
    assert found["x"].select("p", 0).where == (("kind", ("x",)),)
    assert found["x"].origin(0, 0) == Cell("table.csv", 3, "202101", "3")


@pytest.mark.parametrize(
    ("measures", "says"),
    [
        pytest.param((CRIMES, replace(CRIMES, name="y")), "both have no column", id="the same rows"),
        pytest.param((replace(CRIMES, where={"kind": "w"}),), "no row has 'w'", id="a value of no row"),
        pytest.param((replace(CRIMES, where={"sort": "x"}),), "no column 'sort'", id="a column of no table"),
    ],
)
def test_rows_of_a_measure_that_cannot_be(tmp_path: Path, measures: tuple[Measure, ...], says: str) -> None:
    declared = source(
        area=AreaColumns(name="borough"), period=PeriodColumns(grain="month", columns="[0-9]{6}"), add_up=True,
        suppressed=Suppression(markers=("0-2",), at_most=2, means="few"),
    )  # fmt: skip
    with pytest.raises(TableError, match=says):
        read_text(CRIME, tmp_path, declared, measures)


def test_areas_that_are_called_otherwise(tmp_path: Path) -> None:
    named = AreaColumns(
        code="code", name="name", kind="ward", kind_in={"Gateshead": "parish"}, within={"council": "council"}
    )
    found = read_text(TABLE, tmp_path, source(area=named))
    assert {(a.parent, a.kind) for a in found.areas} == {("Middlesbrough", "ward"), ("Gateshead", "parish")}


def test_areas_as_columns(tmp_path: Path) -> None:
    (tmp_path / "lookup.csv").write_text(LOOKUP)
    declared = source(
        area=AreaColumns(columns="E[0-9]", name="name", within={"council": "council"}),
        lookups=(Lookup(source="lookup.csv", key="area"),),
    )
    measures = (
        Measure(name="cases", noun="case", kind="count"),
        Measure(name="people", noun="resident", kind="count", column="people"),
        Measure(name="rate", noun="rate", kind="rate", numerator="cases", denominator="people", per=1000),
    )
    found = read_text("week_ending,E3,E1\n2021-02-18,8,\n2021-02-11,4,20\n", tmp_path, declared, measures)
    assert [(a.code, a.name, a.shared_name) for a in found.areas] == [
        ("E1", "Park East", False),
        ("E3", "Ryton", True),
    ]
    cases, rate = found.grids["cases"], found.grids["rate"]
    assert cases.origin(1, 1) == Cell("table.csv", 2, "E3", "8")
    assert (cases.columns, cases.written) == (("", ""), ("2021-02-11", "2021-02-18"))
    assert found.sources[0].areas_across
    assert rate.values.tolist()[1] == [0.5, 1.0]
    assert rate.status.tolist()[0] == [Status.PRESENT, Status.SUPPRESSED]
    assert list(found.grids) == ["cases", "people", "rate"]


def test_two_periods_in_a_row(tmp_path: Path) -> None:
    text = (
        "code,name,council,week_ending,cases,rate,population,before,cases_before,rate_before\n"
        "E2,b,x,2021-02-18,20,200.0,10000,2021-02-11,,\nE1,a,x,2021-02-18,31,310.0,10000,2021-02-11,9,90.0\n"
    )
    declared = source(period=PeriodColumns(grain="week", ends="week_ending", compared_ends="before"))
    measures = (
        Measure(name="rate", noun="r", kind="rate", column="rate", compared_column="rate_before", decimals=1,
                numerator="cases", denominator="population", per=100_000),
        Measure(name="cases", noun="c", kind="count", column="cases", compared_column="cases_before"),
        PEOPLE,
    )  # fmt: skip
    found = read_text(text, tmp_path, declared, measures)
    rate = found.grids["rate"]
    assert (found.compared, [p.end.day for p in found.periods]) == (0, [11, 18])
    assert rate.values[0].tolist() == [90.0, 310.0]
    assert rate.status[1].tolist() == [Status.SUPPRESSED, Status.PRESENT]
    assert rate.origin(0, 0) == Cell("table.csv", 3, "rate_before", "90.0")
    # both stand in the rows of the newest period, which is what a selection must name
    assert (rate.columns, rate.written) == (("rate_before", "rate"), ("2021-02-18", "2021-02-18"))
    assert found.grids["population"].values.tolist() == [[10000, 10000]] * 2
    assert found.periods[0].written == "2021-02-11"


def test_periods_that_the_project_states(tmp_path: Path) -> None:
    price = Measure(
        name="price", noun="price", kind="money", column="March 2021", compared_column="March 2020"
    )
    rise = Measure(name="rise", noun="rise", kind="per_cent", column="Difference")
    days = {"ends_on": date(2021, 3, 31), "compared_ends_on": date(2020, 3, 31)}
    declared = source(area=AreaColumns(name="Area"), period=PeriodColumns(grain="month", **days))
    text = "Area,March 2021,March 2020,Difference\nAdur,\u00a3351112,\u00a3310340,13.1%\n".encode("cp1252")
    found = read_text(text, tmp_path, declared, (price, rise))
    assert found.grids["price"].values.tolist() == [[310340, 351112]]
    assert found.grids["rise"].status.tolist() == [[Status.MISSING, Status.PRESENT]]
    assert (found.compared, found.period.start) == (0, date(2021, 3, 1))
    assert found.period.origin == Setting("data.period.ends_on", "2021-03-31")


@pytest.mark.parametrize(
    ("grain", "days", "compared"),
    [
        ("week", ["2021-02-18", "2021-02-11"], 0),
        ("week", ["2021-02-18", "2021-02-12"], None),
        ("week", ["2021-02-18", "2021-02-17", "2021-02-11"], 0),
        ("month", ["2021-03-31", "2021-02-28"], 0),
        ("month", ["2021-03-31", "2020-03-31"], None),
        ("quarter", ["2021-03-31", "2020-12-31"], 0),
        ("year", ["2021-03-31", "2020-12-31", "2020-03-31"], 0),
        ("election", ["2020-11-03", "2016-11-08"], 0),
        ("election", ["2020-11-03"], None),
    ],
)
def test_the_period_before_adjoins(grain: str, days: list[str], compared: int | None, tmp_path: Path) -> None:
    text = "name,n,to\n" + "".join(f"A,1,{day}\n" for day in days)
    declared = source(area=NAMED, period=PeriodColumns(grain=grain, ends="to"))
    assert read_text(text, tmp_path, declared, (NUMBER,)).compared == compared


def test_a_first_and_a_last_day(tmp_path: Path) -> None:
    text = "name,n,from,to\nA,1,01/02/2021,10/02/2021\nA,2,11/02/2021,20/02/2021\n"
    found = read_text(
        text,
        tmp_path,
        source(area=NAMED, period=PeriodColumns(grain="week", starts="from", ends="to")),
        (NUMBER,),
    )
    assert [(p.start.day, p.end.day) for p in found.periods] == [(1, 10), (11, 20)]
    assert found.compared == 0


def test_a_lookup_adds_names_councils_and_people(tmp_path: Path) -> None:
    (tmp_path / "lookup.csv").write_text(LOOKUP)
    text = "code,week_ending,cases\nE3,2021-02-18,8\nE1,2021-02-18,20\nE9,2021-02-18,1\n"
    lookup = Lookup(source="lookup.csv", key="area", skip_unknown=True)
    measures = (CASES, Measure(name="people", noun="resident", kind="count", column="people"))
    found = read_text(text, tmp_path, source(lookups=(lookup,)), measures)
    assert [(a.code, a.name, a.parent, a.shared_name) for a in found.areas] == [
        ("E1", "Park East", "Middlesbrough", False), ("E3", "Ryton", "Gateshead", True),
    ]  # fmt: skip
    people = found.grids["people"]
    assert people.origin(1, 0) == Cell("lookup.csv", 4, "people", "8000")
    assert people.select("p", 0).to_json()["select"] == {
        "patch": "p",
        "source": "lookup.csv",
        "column": "people",
    }
    assert found.sources[1].area_column == "area"


def test_a_rate_beside_a_withheld_count_is_withheld(tmp_path: Path) -> None:
    found = read_text(TABLE.replace(",31,310.0", ",0-2,310.0"), tmp_path)
    assert found.grids["rate"].status[0, 1] == Status.SUPPRESSED
    assert math.isnan(found.grids["rate"].values[0, 1])
    assert found.kept_back == (KeptBack("rate", ("E1",), "cases withheld there could be found from them"),)


def test_a_rate_over_nobody_is_missing(tmp_path: Path) -> None:
    computed = Measure(name="r", noun="r", kind="rate", numerator="cases", denominator="population")
    found = read_text(
        TABLE.replace(",31,310.0,10000", ",31,,0"), tmp_path, measures=(computed, CASES, PEOPLE)
    )
    assert found.grids["r"].status[0, 1] == Status.MISSING


@pytest.mark.parametrize(
    ("printed", "fits"),
    [("310.0", True), ("310.05", True), ("310.06", False), ("309.95", True), ("309.94", False)],
)
def test_a_printed_rate_may_be_half_a_decimal_off(printed: str, fits: bool, tmp_path: Path) -> None:
    from newsgen.errors import TableError

    text = TABLE.replace("310.0", printed)
    if fits:
        assert read_text(text, tmp_path).grids["rate"].values[0, 1] == float(printed)
        return
    with pytest.raises(
        TableError, match=rf"row 5, column 'rate': {printed}; wanted cases / population x 100000: 31 / 10000"
    ):
        read_text(text, tmp_path)


def test_an_extract(tmp_path: Path) -> None:
    found = read_text(TABLE, tmp_path, source(extract=Extract(measure="rate", above=99.9)))
    assert found.extract == Extract(measure="rate", above=99.9)
    assert MEASURES[0] is RATE
