# ruff: noqa: E501 - a case a line reads best
"""Every shared table is guessed, and what is guessed can be read."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsgen.errors import TableError
from newsgen.ingest import Dataset, read
from newsgen.ingest.guess import guess
from newsgen.ingest.guessing.decided import UNKNOWN_DAY, Guess
from newsgen.model.source import AreaColumns
from tests.ingest.small import DATA, TABLE, closed
from tests.ingest.test_formats import HEADER, RECORDS, xlsx

TABLES = sorted([*DATA.glob("*/*.csv"), *DATA.glob("*/*.csv.gz")])
NO_FIGURES = {"MSOA-Names-1.12.csv", "MSOA-Names-1.14.csv"}
WITH_FIGURES = [path for path in TABLES if path.name not in NO_FIGURES]
shared = pytest.mark.skipif(
    not DATA.is_dir() and "CI" not in os.environ, reason="the shared data are not here"
)


def found_in(path: Path) -> Guess:
    return guess(path.read_bytes(), path.name)


def table(pattern: str) -> Guess:
    (path,) = DATA.glob(pattern)
    return found_in(path)


@pytest.mark.slow
@shared
@pytest.mark.parametrize("path", WITH_FIGURES, ids=lambda p: p.name)
def test_what_is_guessed_can_be_read(path: Path) -> None:
    found = found_in(path)
    source = found.source
    if source.period.ends_on == UNKNOWN_DAY:
        source = replace(source, period=replace(source.period, ends_on=date(2025, 12, 31)))
    dataset = read(source, found.measures, path.parent, closed)
    first = dataset.grids[found.measures[0].name]
    assert (first.status[:, -1] == 0).any()
    assert len(dataset.areas) > 10
    keys = [decision.key for decision in found.decisions]
    assert {
        "data.area",
        "data.period",
        "data.published",
        *(f"measures.{m.name}" for m in found.measures),
    } <= set(keys)
    assert all(decision.why for decision in found.decisions)


@shared
def test_there_are_tables() -> None:
    assert len(WITH_FIGURES) > 30


@shared
@pytest.mark.parametrize("name", sorted(NO_FIGURES))
def test_a_table_without_figures_is_refused(name: str) -> None:
    with pytest.raises(TableError, match="no column holds figures"):
        table(f"msoa_lookup/{name}")


@shared
def test_neighbourhoods() -> None:
    found = table("msoa_covid_snapshots/england_published_2020-10-28.csv")
    source, (rate, cases, people) = found.source, found.measures
    within = {"council": "la_name", "region": "region_name"}
    assert source.area == AreaColumns(code="msoa11cd", name="name", kind="neighbourhood", within=within)
    assert (source.period.grain, source.period.ends, source.period.compared_ends) == (
        "week",
        "week_ending",
        "prev_week_ending",
    )
    assert (source.published, source.suppressed) == (date(2020, 10, 28), None)
    assert "data.suppressed" in [question.key for question in found.questions]
    assert (rate.numerator, rate.denominator, rate.per, rate.compared_column) == (
        "cases",
        people.name,
        100_000,
        "prev_rate",
    )
    assert (rate.decimals, rate.kind, cases.noun, rate.better) == (1, "rate", "case", "lower")


CASES: dict[str, dict[str, Any]] = {
    "uk_hpi_la_2021_03/England*": {
        "encoding": "windows-1252", "name": "Local authorities", "kind": "council", "grain": "month",
        "ends_on": date(2021, 3, 31), "compared_ends_on": date(2020, 3, 31), "column": "March 2021", "compared": "March 2020",
        "measure": "money",
    },
    "uk_hpi_la_2021_03/hpi*": {
        "code": "la20_code", "where": {}, "ends_on": date(2021, 3, 31), "column": "avg_price_2021_03",
        "compared": "avg_price_2020_03", "noun": "avg price",
    },
    "us_county_election/2020*": {
        "code": "county_fips", "name": "county_name", "kind": "county", "within": {"state": "state_name"}, "grain": "election",
        "ends_on": date(2020, 11, 3), "measure": "share",
    },
    "us_county_election/2016*": {"code": "combined_fips", "ends_on": date(2016, 11, 8), "within": {"state": "state_abbr"}},
    "msoa_covid_daily_2020/latest.csv": {"columns": "E02[0-9]{6}", "kind": "neighbourhood", "ends": "specimenDate", "grain": "week", "measure": "count"},
    "msoa_vaccination_2021_03/*.csv": {
        "published": date(2021, 3, 4), "ends_on": date(2021, 3, 4), "code": "MSOA", "name": "MSOAn",
        "within": {"council": "LTLAn", "region": "RGNn"}, "measure": "share",
    },
    "london_crime/*2022-02_wide.csv": {
        "name": "LookUp_BoroughName", "kind": "borough", "where": {"MajorText": "Violence Against the Person"}, "add_up": True, "period_columns": "[0-9]{6}",
        "grain": "month", "noun": "violence against the person",
    },
    "london_house_prices/*.csv": {"grain": "year", "ends": "period_end", "column": "median_price", "measure": "money"},
    "seed_article/north_east_la*.csv": {
        "where": {"published": "2021-02-24"}, "published": date(2021, 2, 24), "ends_on": date(2021, 2, 18),
        "compared_ends_on": date(2021, 2, 11), "column": "rate_week_to_0218", "compared": "rate_week_to_0211", "noun": "rate",
    },
    "seed_article/seed_rows*.csv": {"name": "hcl_name", "within": {"council": "la20_name"}, "ends_on": date(2021, 2, 18), "published": UNKNOWN_DAY},
    "la_covid_snapshots/utla_population*": {"grain": "year", "ends_on": date(2019, 6, 30), "column": "pop_mid2019"},
}  # fmt: skip


@pytest.mark.slow
@shared
@pytest.mark.parametrize("pattern", CASES)
def test_what_a_table_is_taken_for(pattern: str) -> None:
    found = table(pattern)
    source, first = found.source, found.measures[0]
    told = {
        "encoding": source.encoding, "where": source.where, "add_up": source.add_up, "published": source.published,
        "period_columns": source.period.columns, "measure": first.kind, "noun": first.noun,
        "column": first.column, "compared": first.compared_column,
        **{key: getattr(source.area, key) for key in ("name", "code", "kind", "within", "columns")},
        **{key: getattr(source.period, key) for key in ("grain", "ends", "ends_on", "compared_ends_on")},
    }  # fmt: skip
    wanted = CASES[pattern]
    assert {key: told[key] for key in wanted} == wanted


@shared
def test_single_days_are_days() -> None:
    found = table("la_covid_snapshots/utla_england_published_2021-02-23.csv")
    (why,) = [d.why for d in found.decisions if d.key == "data.period"]
    assert "one for every day" in why
    assert found.source.period.grain == "day"


def small(text: str, name: str = "table.csv") -> Guess:
    return guess(text.encode(), name)


def test_notes_above_and_a_question_for_what_nothing_tells() -> None:
    text = "A title\n\nward,burglaries\n" + "".join(f"Ward {i},{i * 3}\n" for i in range(12))
    found = small(text)
    assert found.source.header_row == 3
    assert (found.source.published, found.source.period.ends_on) == (UNKNOWN_DAY, UNKNOWN_DAY)
    assert [question.key for question in found.questions] == [
        "data.published",
        "data.period",
        "data.publisher",
        "patches.1.name",
    ]


@pytest.mark.parametrize(
    ("cells", "markers", "at_most"),
    [
        (["5", "0-2", "7", "0-2"], ("0-2",), 2),
        (["5", "<5", "7", "8"], ("<5",), 4),
        (["5", "[c]", "7", "<5"], ("<5", "[c]"), 4),
        (["5", "", "7", "11"], (), 0),
        (["0", "", "7", "11"], (), 0),
        (["5", "NA", "7", "8"], (), 0),
        *((["5", text, "7", "8"], (), 0) for text in ("z", "x", "[x]", "[z]", "..", ":", "**", "-", "NaN")),
        *((["5", text, "7", "8"], (), 0) for text in ("9p", "9 r", "9 [p]", '"1,009r"', "(8)")),
    ],
)
def test_markers_of_withheld_cells(
    cells: list[str], markers: tuple[str, ...], at_most: int, tmp_path: Path
) -> None:
    found = wards(cells)
    withheld = found.source.suppressed
    assert (withheld.markers if withheld else ()) == markers
    assert (withheld.at_most if withheld else 0) == at_most
    assert read_with_a_day(found, cells, tmp_path).grids


@pytest.mark.parametrize("marker", ["[c]", "c", "*", "-99", "np", "?", "suppressed"])
def test_how_large_a_withheld_figure_may_be_is_asked_where_no_marker_tells(
    marker: str, tmp_path: Path
) -> None:
    cells = ["5", marker, "7", "8"]
    found = wards(cells)
    assert (found.source.suppressed, found.unclear_markers) == (None, (marker,))
    (question,) = [q for q in found.questions if q.key == "data.suppressed"]
    assert "at_most = LARGEST" in question.candidates[1]
    assert read_with_a_day(found, cells, tmp_path).grids


def test_empty_cells_where_the_smallest_counts_are_left_out_are_asked_about(tmp_path: Path) -> None:
    cells = ["3", "3", "3", "3", "3", "", "7", "11"]
    found = wards(cells)
    assert (found.source.suppressed, found.unclear_markers) == (None, ("",))
    assert read_with_a_day(found, cells, tmp_path).grids


@pytest.mark.parametrize(
    ("cells", "decimal", "kind", "largest"),
    [
        (["1.204", "1.009", "907"], ",", "count", 1204),
        (["1.204.000", "5"], ",", "count", 1_204_000),
        (["100,5", "70,25"], ",", "number", 100.5),
        (["1,204", "907"], ".", "count", 1204),
        (["0.131", "0.2"], ".", "share", 0.2),
        (["1.204", "1.5"], ".", "number", 1.5),
        (["1.204", "12.905"], ".", "number", 12.905),
        (["-3,5", "(2,25)"], ",", "number", -2.25),
    ],
)
def test_the_decimal_sign_of_a_table(
    cells: list[str], decimal: str, kind: str, largest: float, tmp_path: Path
) -> None:
    quoted = [f'"{cell}"' for cell in cells]
    found = wards(quoted)
    assert (found.source.decimal, found.measures[0].kind) == (decimal, kind)
    grid = read_with_a_day(found, quoted, tmp_path).grids["cases"]
    assert grid.values.max() == largest


def wards(cells: list[str]) -> Guess:
    return small("ward,cases\n" + rows_of(cells))


def rows_of(cells: list[str]) -> str:
    return "".join(f"Ward {i},{cell}\n" for i, cell in enumerate(cells))


def read_with_a_day(found: Guess, cells: list[str], folder: Path) -> Dataset:
    (folder / "table.csv").write_text("ward,cases\n" + rows_of(cells))
    period = replace(found.source.period, ends_on=date(2025, 12, 31))
    return read(replace(found.source, period=period), found.measures, folder, closed)


def test_a_long_history(tmp_path: Path) -> None:
    found = small(TABLE)
    assert found.source.period.ends == "week_ending"
    assert (found.measures[0].name, found.measures[0].numerator) == ("rate", "cases")
    (tmp_path / "table.csv").write_text(TABLE)
    assert read(found.source, found.measures, tmp_path, closed).compared == 0


def test_a_guess_does_not_depend_on_the_order_of_rows() -> None:
    head, *rows = TABLE.splitlines()
    assert small("\n".join([head, *reversed(rows)])) == small(TABLE)


def test_the_name_is_kept_as_the_project_writes_it() -> None:
    found = small(TABLE, "../data/cases_published_2021-02-23.csv")
    assert found.source.source == "../data/cases_published_2021-02-23.csv"
    assert found.source.published == date(2021, 2, 23)
    assert replace(found.source, source="x").area == found.source.area


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("1,2\n3,4\n", "no column names places"), ("ward,council\na,b\nc,b\n", "no column holds figures")],
)
def test_what_cannot_be_guessed(text: str, wanted: str) -> None:
    with pytest.raises(TableError, match=wanted):
        small(text)


def test_the_sheet_that_holds_the_table(tmp_path: Path) -> None:
    data = xlsx({"Cover": [["Notes on cases"]], "Data": [HEADER, *RECORDS], "More": [["x"]]})
    found = guess(data, "t.xlsx")
    assert found.source.sheet == "Data"
    assert found.decisions[0].why == "'Data' is the first sheet that holds areas and figures"
    (tmp_path / "t.xlsx").write_bytes(data)
    assert len(read(found.source, found.measures, tmp_path, closed).areas) == 3
    with pytest.raises(TableError) as caught:
        guess(xlsx({"Cover": [["Notes"]], "More": [["x"]]}), "t.xlsx")
    assert len(caught.value.faults) == 2
