# ruff: noqa: E501 - a case a line reads best
"""The shared real tables, read in place."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsgen.ingest import Dataset, read
from newsgen.ingest.dataset import Status
from newsgen.model.derivation import Cell, Derivation
from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, Lookup, PeriodColumns, Source, Suppression
from tests.ingest.small import DATA, PEOPLE, RATE, closed

pytestmark = pytest.mark.skipif(
    not DATA.is_dir() and "CI" not in os.environ, reason="the shared data are not here"
)

FEW = Suppression(markers=("",), at_most=2, means="two or fewer cases")
MSOA = AreaColumns(
    code="msoa11cd", name="name", kind="neighbourhood", within={"council": "la_name", "region": "region_name"}
)
LOOKUP = Lookup(source="../msoa_lookup/msoa_lookup_england.csv", key="msoa11cd")
ENGLAND = Measure(name="population", noun="resident", kind="count", column="pop_mid2019")


def measure(name: str, kind: Any, column: str = "", **more: Any) -> Measure:
    return Measure(name=name, noun=name, kind=kind, column=column, **more)


def table(
    path: str, area: AreaColumns, period: PeriodColumns, measures: tuple[Measure, ...], **more: Any
) -> Dataset:
    folder, name = path.split("/")
    return read(
        Source(source=name, published=date(2021, 3, 1), area=area, period=period, **more),
        measures,
        DATA / folder,
        closed,
    )


SNAPSHOTS = sorted(DATA.glob("msoa_covid_snapshots/*_published_*.csv"))


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda p: p.stem)
def test_neighbourhoods_as_published(path: Path) -> None:
    """Every printed rate fits its cases and population; the read would fail otherwise."""
    measures = (
        measure(
            "rate",
            "rate",
            "rate",
            compared_column="prev_rate",
            decimals=1,
            numerator="cases",
            denominator="population",
            per=100_000,
        ),
        measure("cases", "count", "cases", compared_column="prev_cases"),
        ENGLAND,
    )
    period = PeriodColumns(grain="week", ends="week_ending", compared_ends="prev_week_ending")
    found = table(f"msoa_covid_snapshots/{path.name}", MSOA, period, measures, suppressed=FEW)
    assert len(found.areas) == (6791 if "england" in path.name else 340)
    assert (found.periods[1].end - found.periods[0].end).days == 7
    rows = [line.split(",") for line in path.read_text().splitlines()[1:]]
    blank = sum(row[-4] == "" for row in rows)
    rate = found.grids["rate"]
    assert (rate.status[:, 1] == Status.SUPPRESSED).sum() == blank
    assert (rate.status[:, 1] == Status.PRESENT).sum() == len(rows) - blank
    assert not (rate.status == Status.MISSING).any()
    for i in (0, 77, 339):
        (cell,) = rate.cells[i, 1]
        assert rows[cell.row - 2][-4] == cell.raw


def test_all_weeks_of_england() -> None:
    measures = (
        measure(
            "rate",
            "rate",
            "newCasesBySpecimenDateRollingRate",
            decimals=1,
            numerator="cases",
            denominator="population",
            per=100_000,
        ),
        measure("cases", "count", "newCasesBySpecimenDateRollingSum"),
        ENGLAND,
    )
    area = AreaColumns(code="areaCode", name="areaName", within={"council": "la20_name"})
    name = "msoa_covid_snapshots/msoa_weekly_england_2020-03-21_2020-11-28.csv.gz"
    found = table(
        name, area, PeriodColumns(grain="week", ends="date"), measures, suppressed=FEW, lookups=(LOOKUP,)
    )
    assert (len(found.areas), len(found.periods), found.compared) == (6791, 37, 35)
    assert (found.grids["rate"].status == Status.PRESENT).sum() == 103_734


@pytest.mark.slow
def test_areas_across() -> None:
    few = Suppression(markers=("", "S"), at_most=2, means="two or fewer cases")
    area = AreaColumns(columns="E02.*", name="name", within={"council": "la20_name"})
    measures = (
        measure("cases", "count"),
        ENGLAND,
        measure("rate", "rate", numerator="cases", denominator="population", per=100_000),
    )
    found = table(
        "msoa_covid_daily_2020/latest.csv",
        area,
        PeriodColumns(grain="week", ends="specimenDate"),
        measures,
        suppressed=few,
        lookups=(LOOKUP,),
    )
    assert (len(found.areas), len(found.periods), found.periods[248].end) == (6791, 256, date(2020, 11, 18))
    assert found.compared == 248
    assert found.grids["cases"].origin(5, 0) == Cell("latest.csv", 2, "E02000007", "5")
    grangetown = [a.parent for a in found.areas if a.name == "Grangetown"]
    assert grangetown == ["Sunderland", "Redcar and Cleveland"]
    assert all(a.shared_name for a in found.areas if a.name == "Grangetown")


def test_a_lookup_of_all_england_knows_the_names_that_are_shared() -> None:
    lookup = Lookup(source=LOOKUP.source, key="msoa11cd")
    area = AreaColumns(code="msoa11cd", name="name")
    period = PeriodColumns(grain="week", ends_on=date(2021, 2, 18))
    measures = (measure("rate", "rate", "article_rate", decimals=1, numerator="cases", denominator="population", per=100_000),
                measure("cases", "count", "article_cases"), ENGLAND)  # fmt: skip
    found = table(
        "seed_article/seed_rows_week_ending_2021-02-18.csv", area, period, measures, lookups=(lookup,)
    )
    assert len(found.areas) == 20
    assert [a.code for a in found.areas if a.name == "Grangetown" and a.shared_name]


def test_burglary_in_london() -> None:
    declared = {"where": {"MajorText": "Burglary"}, "add_up": True}
    period, area = (
        PeriodColumns(grain="month", columns="[0-9]{6}"),
        AreaColumns(name="LookUp_BoroughName", kind="borough"),
    )
    found = table(
        "london_crime/met_crime_borough_2010-04_2022-02_wide.csv",
        area,
        period,
        (measure("burglaries", "count"),),
        **declared,
    )
    assert (len(found.areas), len(found.periods), found.period.end) == (33, 142, date(2022, 1, 31))
    origin = found.grids["burglaries"].origin(0, 0)
    assert isinstance(origin, Derivation)
    assert (
        sum(int(cell.raw) for cell in origin.inputs if isinstance(cell, Cell))
        == found.grids["burglaries"].values[0, 0]
    )
    assert len(origin.inputs) == 2


def test_house_prices_in_windows_1252() -> None:
    period = PeriodColumns(grain="month", ends_on=date(2021, 3, 31), compared_ends_on=date(2020, 3, 31))
    measures = (
        measure("price", "money", "March 2021", compared_column="March 2020"),
        measure("rise", "per_cent", "Difference", decimals=1),
    )
    name = "uk_hpi_la_2021_03/England-annual-price-change-by-local-authority-2021-03.cp1252.csv"
    found = table(name, AreaColumns(name="Local authorities"), period, measures)
    adur = [a.name for a in found.areas].index("Adur")
    assert found.grids["price"].values[adur].tolist() == [310340, 351112]
    assert found.grids["price"].cells[adur, 1][0].raw == "\u00a3351112"
    assert found.grids["rise"].values[adur, 1] == 13.1


def test_house_prices_by_local_authority_only() -> None:
    period = PeriodColumns(grain="month", ends_on=date(2021, 3, 31))
    area = AreaColumns(code="la20_code", name="area_name")
    found = table("uk_hpi_la_2021_03/hpi_england_la_2021-03_tidy.csv", area, period,
                  (measure("price", "money", "avg_price_2021_03"),), where={"area_type": "la"})  # fmt: skip
    assert len(found.areas) == 313


def test_medians_since_1995() -> None:
    measures = (measure("price", "money", "median_price"), measure("sales", "count", "sales"))
    area = AreaColumns(code="area_code", name="area_name")
    found = table(
        "london_house_prices/median_price_and_sales_by_borough_year_ending.csv",
        area,
        PeriodColumns(grain="year", ends="period_end"),
        measures,
    )
    assert (len(found.areas), len(found.periods), found.period.start) == (45, 89, date(2017, 1, 1))
    assert found.compared == 84  # a year before, not the quarter before


def test_shares_vaccinated() -> None:
    measures = (
        measure("share", "share", "S_16_99", decimals=9, numerator="vaccinated", denominator="people", tolerance=1e-9),
        measure("vaccinated", "count", "V_16_99"), measure("people", "count", "P_16_99"),
    )  # fmt: skip
    area = AreaColumns(code="MSOA", name="MSOAn", within={"council": "LTLAn", "region": "RGNn"})
    found = table(
        "msoa_vaccination_2021_03/vaccine_msoa_2021-03-04.csv",
        area,
        PeriodColumns(grain="week", ends_on=date(2021, 2, 28)),
        measures,
    )
    assert (len(found.areas), found.compared) == (6791, None)
    assert (found.grids["share"].status == Status.PRESENT).all()


@pytest.mark.parametrize(
    ("year", "areas", "first"), [(2016, 3141, ""), (2020, 3152, "01001"), (2024, 3160, "01001")]
)
def test_counties(year: int, areas: int, first: str) -> None:
    code = "combined_fips" if year == 2016 else "county_fips"
    state = "state_abbr" if year == 2016 else "state_name"
    margin = measure("margin", "per_cent" if year == 2016 else "share", "per_point_diff", decimals=1)
    measures = (margin, measure("votes", "count", "votes_gop"), measure("diff", "number", "diff"))
    found = table(
        f"us_county_election/{year}_US_County_Level_Presidential_Results.csv",
        AreaColumns(code=code, name="county_name", kind="county", within={"state": state}),
        PeriodColumns(grain="election", ends_on=date(year, 11, 8)), measures,
    )  # fmt: skip
    assert len(found.areas) == areas
    assert not first or found.areas[0].code == first
    if year == 2016:
        alaska = [a.code for a in found.areas].index("2013")
        assert found.grids["diff"].values[alaska, 0] == 37410
        assert found.grids["margin"].values[alaska, 0] == 15.17


def test_councils_by_day_joined_with_their_population() -> None:
    lookup = Lookup(source="utla_population_mid2019.csv", key="area_code")
    area = AreaColumns(code="area_code", name="area_name", kind="council")
    measures = (measure("cases", "count", "new_cases_by_specimen_date"), measure("population", "count", "pop_mid2019"),
                measure("rate", "rate", numerator="cases", denominator="population", per=100_000))  # fmt: skip
    found = table(
        "la_covid_snapshots/utla_england_published_2021-02-23.csv",
        area,
        PeriodColumns(grain="week", ends="date"),
        measures,
        lookups=(lookup,),
    )
    assert len(found.areas) == 149
    assert (found.grids["rate"].values[:, 0] > 0).any()
    assert (RATE.per, PEOPLE.kind) == (100_000, "count")
