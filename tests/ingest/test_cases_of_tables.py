"""The small tables of cases/tables: what the reading of periods and numbers comes to, by the README beside them."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsgen.errors import SourceError, TableError
from newsgen.ingest import Dataset, read
from newsgen.ingest.guess import guess
from newsgen.ingest.guessing.decided import UNKNOWN_DAY, Guess
from newsgen.model.source import PeriodColumns
from tests.ingest.small import DATA, closed

CASES = DATA.parent / "cases"
pytestmark = pytest.mark.skipif(
    not CASES.is_dir() and "CI" not in os.environ, reason="the shared cases are not here"
)


def opened(path: str) -> tuple[Path, Guess]:
    """A case, and what is guessed of it under its name without its number."""
    (file,) = CASES.glob(path)
    name = file.name.partition("_")[2] if file.name[:1].isdigit() else file.name
    return file, guess(file.read_bytes(), name)


def dataset(path: str, starts_in: int | None = None) -> Dataset:
    """What is read of a case; `starts_in` answers the one question of that, 2023 that of a table without a period."""
    file, found = opened(path)
    period = found.source.period
    if period.ends_on == UNKNOWN_DAY:
        period = PeriodColumns(grain="year", ends_on=date(2023, 12, 31))
    if starts_in:
        assert period.starts_in is None
        period = replace(period, starts_in=starts_in)
    return read(replace(found.source, source=file.name, period=period), found.measures, file.parent, closed)


@pytest.mark.parametrize(
    ("path", "starts_in", "start", "end", "compared"),
    [
        ("tables/10_*", None, "2022-04-01", "2023-03-31", ""),
        ("tables/11_*", None, "2023-12-01", "2023-12-31", "2023-11-30"),
        ("tables/12_*", None, "2023-01-09", "2023-01-15", "2023-01-08"),
        ("tables/05_*", None, "2023-01-01", "2023-12-31", "2019-12-31"),
        ("tables/33_*", 9, "2016-09-01", "2017-08-31", "2016-08-31"),
        ("tables/33_*", 4, "2016-04-01", "2017-03-31", "2016-03-31"),
    ],
)
def test_the_newest_period(path: str, starts_in: int | None, start: str, end: str, compared: str) -> None:
    found = dataset(path, starts_in)
    assert (found.period.start.isoformat(), found.period.end.isoformat()) == (start, end)
    before = None if found.compared is None else found.periods[found.compared]
    assert (before.end.isoformat() if before else "") == compared


@pytest.mark.parametrize(
    ("path", "measure", "figures"),
    [
        ("tables/02_*", "rate", {"Arden": 0.61, "Bexton": 0.87, "Corley": 0.31}),
        ("tables/03_*", "librarians", {"Ardan": 11300, "Clonard": None, "Ennis": 40}),
        ("tables/05_*", "turnout_2023", {"Acklam": 31.2, "Ayresome": 18.9}),
        ("projects/provisional-flags/t.csv", "cases", {"Plumstead": 112, "Hartletop": 93, "Ullathorne": 27}),
        (
            "projects/eu-thousands-semicolon/t.csv",
            "cases",
            {"Plumstead": 1204, "Ullathorne": 1009, "Framley": 907},
        ),
    ],
)
def test_the_newest_figures(path: str, measure: str, figures: dict[str, float | None]) -> None:
    found = dataset(path)
    assert found.suppression is None
    values = found.grids[measure].values[:, -1]
    told = {
        area.name: None if value != value else value for area, value in zip(found.areas, values, strict=True)
    }
    assert figures.items() <= told.items()


def test_the_year_before_of_two_years_side_by_side() -> None:
    found = dataset("tables/05_*")
    names = [area.name for area in found.areas]
    now, then = found.grids["turnout_2023"].values[names.index("Acklam")][::-1]
    assert round(now - then, 1) == -2.9
    assert list(found.grids) == ["turnout_2023"]


def test_which_figures_are_provisional_is_told() -> None:
    assert set(dataset("tables/02_*").notes) == {
        "provisional, as the table marks the newest rate of: Arden",
        "revised, as the table marks the newest rate of: Bexton",
    }


def test_years_of_which_the_table_does_not_say_when_they_begin_are_asked_for() -> None:
    with pytest.raises(TableError, match=r"data\.period\.starts_in"):
        dataset("tables/33_*")
    found = opened("tables/33_*")[1]
    assert not found.source.add_up
    (question,) = [one for one in found.questions if one.key == "data.period"]
    assert "starts_in = 4" in question.candidates[0]


def test_school_years_and_signs_of_the_department_for_education() -> None:
    found = opened("tables/08_*")[1]
    source = found.source
    assert (source.period.ends, source.period.grain, source.period.starts_in) == ("time_period", "year", 9)
    assert not source.add_up
    assert found.unclear_markers == ("c",)
    assert "data.suppressed" in [question.key for question in found.questions]
    assert {"z", "c"} <= {*source.missing}  # until the question has its answer


def test_a_stray_quote_is_a_fault_at_its_row() -> None:
    with pytest.raises(SourceError, match=r"t\.csv, row 3: a quoted cell of 4 lines that begins 'Framley,"):
        opened("projects/stray-quote-swallows-rows/t.csv")


def test_a_hidden_sheet_is_not_taken_before_one_that_is_shown() -> None:
    assert opened("projects/hidden-sheet/t.xlsx")[1].source.sheet == "new"


def test_shares_have_as_many_decimals_as_the_cells_need() -> None:
    assert opened("projects/percent-cells/t.xlsx")[1].measures[0].decimals == 0


@pytest.mark.parametrize(
    ("path", "areas", "leave_out"),
    [
        ("tables/06_*", 6, {"Area code": ("E12*", "E92*")}),
        ("tables/14_*", 4, {}),
        ("tables/15_*", 4, {"District": ("Total*",)}),
        ("tables/23_*", 4, {"Council": ("Total",)}),
        ("tables/24_*", 3, {"Administrative Counties": ("All administrative counties",)}),
        ("tables/34_*", 5, {"AreaCode": ("",)}),
        ("projects/notes-below-the-table/t.csv", 3, {"Ward": ("Total",)}),
        ("projects/notes-below-the-table/padded.csv", 3, {"Ward": ("Total",)}),
        ("projects/notes-below-the-table/t.xlsx", 5, {}),
        ("projects/merged-cells/t.xlsx", 5, {}),
        ("projects/two-header-rows/t.csv", 3, {}),
    ],
)
def test_what_is_no_area_is_left_out(path: str, areas: int, leave_out: dict[str, tuple[str, ...]]) -> None:
    assert opened(path)[1].source.leave_out == leave_out
    found = dataset(path)
    assert len(found.areas) == areas
    assert any(note.startswith("left out") for note in found.notes) == bool(leave_out)


@pytest.mark.parametrize(
    ("path", "measures"), [("tables/19_*", {"ricoverati", "deceduti"}), ("tables/24_*", {"value"})]
)
def test_codes_and_places_on_the_globe_are_no_measures(path: str, measures: set[str]) -> None:
    assert {measure.name for measure in opened(path)[1].measures} == measures


def test_two_rows_of_headers_are_one() -> None:
    assert {"Number of Claimants: Total", "% Of Working Age: Total"} <= {
        measure.column for measure in opened("tables/15_*")[1].measures
    }
    assert dataset("projects/two-header-rows/t.csv").compared is not None
