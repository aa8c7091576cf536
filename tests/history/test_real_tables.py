"""Sixteen days of real tables, October and November 2020, as one back-catalogue."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from newsgen.history import open_store, recall
from newsgen.history.catalogue import read_catalogue
from newsgen.model.area import Patch
from newsgen.project import load
from newsgen.ranking import rank
from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.history.county import no_network
from tests.test_golden import files

PROJECT = ROOT / "tests" / "projects" / "north-east"
DURHAM_CITY = "E02004313"
DAYS = ("2020-10-21", "2020-10-28", "2020-11-04")


@pytest.fixture
def north_east(tmp_path: Path, shared: Path) -> Path:
    """The project of the North East, with a history."""
    text = (PROJECT / "newsgen.toml").read_text().replace("../../../../shared/data", str(shared))
    (tmp_path / "newsgen.toml").write_text(text + '\n[history]\nstore = "history.sqlite"\n')
    (tmp_path / "places.toml").write_text((PROJECT / "places.toml").read_text())
    return tmp_path


def tables(shared: Path) -> list[Path]:
    return sorted((shared / "msoa_covid_snapshots").glob("*_published_*.csv"))


def test_a_back_catalogue_of_sixteen_days(run: Run, north_east: Path, shared: Path) -> None:
    ran = run("history", "load", north_east, *tables(shared))
    assert ran.status == 0, ran.err
    assert len(ran.out.splitlines()) == 16
    record = json.loads(run("history", north_east, "--json").out)
    assert {v["areas"] for v in record["vintages"]} == {340}
    assert [v["published"] for v in record["vintages"]][::15] == ["2020-10-21", "2020-11-05"]
    assert record["gaps"] == []


def test_weeks_of_one_weekday_are_joined_and_each_figure_is_in_its_table(
    north_east: Path, shared: Path
) -> None:
    """Tables came out daily, each of a week back from then: of these, every seventh day makes a series."""
    project = load(north_east)
    store = open_store("history.sqlite", north_east)
    declared = project.source, project.measures, north_east
    for vintage in read_catalogue(*declared, tables(shared), no_network):
        store.keep(vintage)
    found = recall(*declared, no_network, store, date(2020, 11, 4)).dataset
    assert [str(p.end) for p in found.periods] == ["2020-10-09", "2020-10-16", "2020-10-23", "2020-10-30"]
    assert [s.published.isoformat() for s in found.sources] == ["2020-11-04", "2020-10-28", "2020-10-21"]
    patch = Patch("North East", "region", "north-east", tuple(a.code for a in found.areas))
    (table,) = rank(found, (patch,)).tables("rate")
    (series,) = (s.history for s in table.rankings if s.area.code == DURHAM_CITY)
    in_files = {
        "2020-10-16": "england_published_2020-10-28.csv",
        "2020-10-09": "north_east_published_2020-10-21.csv",
    }
    for i, period in enumerate(series.periods):
        figure = series.figure(i)
        assert figure is not None
        if str(period.end) in in_files:
            lines = (shared / "msoa_covid_snapshots" / in_files[str(period.end)]).read_text().splitlines()
            header = lines[0].split(",")
            row = next(line for line in lines if line.startswith(DURHAM_CITY)).split(",")
            assert figure.value == float(row[header.index("prev_rate")])
    assert series.unbroken == 3


def test_37_weeks_of_england_are_joined_with_a_table_of_all(shared: Path, tmp_path: Path) -> None:
    """The table of all weeks, as published later, gives the earlier ones; the newest has its own two."""
    weekly = shared / "msoa_covid_snapshots" / "msoa_weekly_england_2020-03-21_2020-11-28.csv.gz"
    lookup = shared / "msoa_lookup" / "msoa_lookup_england.csv"
    assert weekly.exists()
    assert lookup.exists()
    toml = f"""
[project]
title = "England"
[data]
source = "{weekly}"
published = 2020-12-03
area = {{ code = "areaCode", name = "areaName", kind = "neighbourhood" }}
period = {{ ends = "date", grain = "week" }}
suppressed = {{ markers = [""], at_most = 2, means = "two or fewer cases" }}
[measures.rate]
column = "newCasesBySpecimenDateRollingRate"
kind = "rate"
noun = "Covid case rate"
decimals = 1
[[patches]]
name = "England"
[[stories]]
name = "highest"
template = "highest.html"
angles = [{{ use = "highest" }}]
"""
    (tmp_path / "newsgen.toml").write_text(toml)
    project = load(tmp_path)
    store = open_store("history.sqlite", tmp_path)
    first = recall(project.source, project.measures, tmp_path, no_network, store, None)
    assert first.vintage is not None
    store.keep(first.vintage)
    again = store.datasets([store.held(date.max, None)[0].vintage], first.dataset.sources)
    (kept,) = again.values()
    assert kept.grids["rate"].values.shape == (6791, 37)
    np.testing.assert_array_equal(kept.grids["rate"].values, first.dataset.grids["rate"].values)
    for area, period in ((0, 0), (3000, 20), (6790, 36)):
        assert kept.grids["rate"].origin(area, period) == first.dataset.grids["rate"].origin(area, period)


@pytest.mark.slow
def test_any_day_of_the_past_is_built_again_as_it_was(run: Run, north_east: Path, shared: Path) -> None:
    """Each of three days is built when it is the newest that is known, and again when all sixteen are."""
    toml = north_east / "newsgen.toml"
    text = toml.read_text()
    then: dict[str, dict[str, bytes]] = {}
    for day in DAYS:
        (path,) = (p for p in tables(shared) if p.stem.endswith(day))
        source = str(shared / "msoa_covid_snapshots" / "england_published_2020-10-28.csv")
        toml.write_text(
            text.replace(source, str(path)).replace("published = 2020-10-28", f"published = {day}")
        )
        ran = run("build", north_east, "--out", north_east / day)
        assert ran.status in (0, 1), ran.err
        then[day] = files(north_east / day)
    assert run("history", "load", north_east, *tables(shared)).status == 0
    for day in DAYS:
        ran = run("build", north_east, "--out", north_east / "again", "--as-of", day)
        assert ran.status in (0, 1), ran.err
        assert files(north_east / "again") == then[day], day
