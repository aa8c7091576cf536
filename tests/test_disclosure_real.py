"""The same attacker on real tables: what their publishers withhold, and small figures that we withhold for him."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsgen import ingest
from newsgen.edition.write import put_edition
from newsgen.ingest.dataset import Dataset
from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, PeriodColumns, Source, Suppression
from newsgen.pipeline import build
from newsgen.project import Project, load
from tests.attacker import Attacker, Cell, Knowledge, Line
from tests.conftest import ROOT
from tests.regenerate import no_network
from tests.test_disclosure import usable
from tests.test_oracle import PROJECT, TABLES

ENGLAND = ROOT / "tests" / "projects" / "england"
DAYS = ("10-22", "10-29")
"""Days on which tables of two weeks that adjoin were published."""


def north_east(day: str) -> str:
    return next(name for name in TABLES if name.endswith(f"north_east_published_2020-{day}.csv"))


def project(name: str, of: Path = PROJECT) -> Project:
    found = load(of)
    path = f"../../../../shared/data/msoa_covid_snapshots/{name}"
    published = date.fromisoformat(name.removesuffix(".csv")[-10:])
    return replace(found, source=replace(found.source, source=path, published=published))


def knowledge(one: Project, region: str = "North East") -> Knowledge:
    """What anyone knows of a table: what is blank is two or fewer, and a rate is cases by people."""
    known = Knowledge({})
    path = one.folder / one.source.source
    for number, row in enumerate(csv.DictReader(path.read_text().splitlines()), 2):
        if region and row["region_name"] != region:
            continue
        for prefix in ("", "prev_"):
            cases, rate = (Cell(one.source.source, number, prefix + column) for column in ("cases", "rate"))
            known.rate(rate, cases, int(row["pop_mid2019"]), 100_000, 1)
            if row[prefix + "cases"]:
                known.public[cases] = float(row[prefix + "cases"])
            else:
                known.withheld[cases] = 2
    return known


def read(one: Project) -> Dataset:
    return ingest.read(one.source, one.measures, one.folder, no_network)


def seen(known: Knowledge, cells: dict[Cell, float]) -> Attacker:
    attacker = Attacker([], known)
    attacker.seen |= cells
    return attacker


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_that_were_published(shared: Path, name: str) -> None:
    one = project(name)
    known = knowledge(one)
    assert known.withheld
    dataset = read(one)
    assert dataset.kept_back == ()
    assert seen(known, usable(dataset)).found() == []


def paired(before: Project, now: Project) -> Knowledge:
    """Both tables, as if no figure had been revised between them."""
    known = knowledge(now)
    earlier = knowledge(before)
    rows = [
        {row["msoa11cd"]: number for number, row in enumerate(csv.DictReader(text.splitlines()), 2)}
        for text in ((one.folder / one.source.source).read_text() for one in (before, now))
    ]
    known.withheld |= earlier.withheld
    known.public |= earlier.public
    known.lines += earlier.lines
    for code, number in rows[1].items():
        old = Cell(before.source.source, rows[0][code], "cases")
        known.lines.append(Line({Cell(now.source.source, number, "prev_cases"): 1.0, old: -1.0}))
    return known


@pytest.mark.slow
def test_an_edition_and_the_one_of_the_week_before(shared: Path, tmp_path: Path) -> None:
    both = [project(north_east(day)) for day in DAYS]
    for number, one in enumerate(both):
        put_edition(build(one, no_network), tmp_path / str(number))
    known = paired(*both)
    alone = [seen(known, {}).found(), Attacker([tmp_path / "0", tmp_path / "1"], known).found()]
    assert alone[1] == alone[0]  # what the two tables tell by themselves; the editions add nothing


@pytest.mark.slow
def test_england_by_council(shared: Path, tmp_path: Path) -> None:
    one = project("england_published_2020-10-28.csv", ENGLAND)
    put_edition(build(one, no_network), tmp_path / "edition")
    attacker = Attacker([tmp_path / "edition"], knowledge(one, ""))
    assert attacker.claims > 10_000
    assert attacker.found() == []


WEEK = date(2020, 10, 9)


def council_totals(shared: Path) -> Counter[str]:
    """Cases of a week by council, as their publisher had them on October 20."""
    totals: Counter[str] = Counter()
    table = shared / "la_covid_snapshots" / "utla_england_published_2020-10-20.csv"
    for row in csv.DictReader(table.read_text().splitlines()):
        if WEEK - timedelta(days=6) <= date.fromisoformat(row["date"]) <= WEEK:
            totals[row["area_code"]] += int(row["new_cases_by_specimen_date"])
    return totals


def test_published_totals_of_councils_beside_their_neighbourhoods(shared: Path, tmp_path: Path) -> None:
    """Northumberland had 632 cases, and 631 in all neighbourhoods but one; Gateshead 564, and 562."""
    totals = council_totals(shared)
    table = shared / "msoa_covid_snapshots" / "north_east_published_2020-10-21.csv"
    rows = [
        (r["msoa11cd"], r["name"], r["la_name"], r["prev_cases"], str(totals[r["la_code"]]))
        for r in csv.DictReader(table.read_text().splitlines())
    ]
    known, dataset, truth = masked(tmp_path, ("cases", "council_cases"), rows, at_most=2)
    for council in {row[2] for row in rows}:
        inside = [number for number, row in enumerate(rows, 2) if row[2] == council]
        for number in inside:
            known.total(Cell("t.csv", number, "council_cases"), [Cell("t.csv", n, "cases") for n in inside])
    found = {(rows[f.cell.row - 2][2], f.found) for f in seen(known, truth).found()}
    assert found == {("Northumberland", (1, 1)), ("Gateshead", (2, 2))}
    assert seen(known, usable(dataset)).found() == []
    assert {one.why.rpartition(" over ")[2].split(",")[0] for one in dataset.kept_back} == {
        "Northumberland",
        "Gateshead",
    }


def test_ages_of_people_vaccinated(shared: Path, tmp_path: Path) -> None:
    """Counts of 150 or fewer of one age, withheld: their column and that of all ages stand side by side."""
    ages = ("V_16_64", "V_65_69", "V_70_74", "V_75_79", "V_80_99")
    table = shared / "msoa_vaccination_2021_03" / "vaccine_msoa_2021-03-04.csv"
    every = [r for r in csv.DictReader(table.read_text().splitlines()) if r["RGNn"] == "North East"]
    rows = [
        (r["MSOA"], r["MSOAn"], r["LTLAn"], *("" if int(r[a]) <= 150 else r[a] for a in ages), r["V_16_99"])
        for r in every
    ]
    known, dataset, truth = masked(tmp_path, (*ages, "V_16_99"), rows, at_most=150)
    known.public.clear()
    for number in range(2, len(rows) + 2):
        known.total(Cell("t.csv", number, "V_16_99"), [Cell("t.csv", number, age) for age in ages])
    found = {f.cell: f.found for f in seen(known, truth).found()}
    alone = [c for c in known.withheld if sum(other.row == c.row for other in known.withheld) == 1]
    assert len(alone) > 10
    for cell in alone:
        assert found[cell] == (int(every[cell.row - 2][cell.column]),) * 2
    assert seen(known, usable(dataset)).found() == []


def test_kinds_of_a_crime(shared: Path, tmp_path: Path) -> None:
    """Two or fewer fires in a borough and month, withheld beside all damage of which they are part."""
    table = shared / "london_crime" / "met_crime_borough_2022-02_2024-01_wide.csv"
    counts: dict[str, dict[str, int]] = {}
    for row in csv.DictReader(table.read_text().splitlines()):
        if row["MajorText"] == "Arson and Criminal Damage":
            counts.setdefault(row["LookUp_BoroughName"], {})[row["MinorText"]] = int(row["202401"])
    rows = []
    for borough, kinds in sorted(counts.items()):
        fires, other = kinds.get("Arson", 0), kinds["Criminal Damage"]
        rows.append(
            (borough, borough, "London", "" if fires <= 2 else str(fires), str(other), str(fires + other))
        )
    known, dataset, truth = masked(tmp_path, ("fires", "other", "damage"), rows, at_most=2)
    known.public.clear()
    for number in range(2, len(rows) + 2):
        known.total(Cell("t.csv", number, "damage"), [Cell("t.csv", number, c) for c in ("fires", "other")])
    assert len(seen(known, truth).found()) == len(known.withheld) > 3
    assert seen(known, usable(dataset)).found() == []


def masked(
    folder: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], at_most: int
) -> tuple[Knowledge, Dataset, dict[Cell, float]]:
    """Rows of (code, name, council, counts), blank where withheld: what is known, the dataset, all that is printed."""
    lines = list(rows)
    with (folder / "t.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("code", "name", "council", *columns), *lines])
    source = Source(
        source="t.csv",
        published=date(2024, 2, 20),
        area=AreaColumns(code="code", name="name", within={"council": "council"}),
        period=PeriodColumns(grain="week", ends_on=WEEK),
        suppressed=Suppression(markers=("",), at_most=at_most, means=f"{at_most} or fewer"),
    )
    measures = tuple(Measure(name=c, noun=c, kind="count", column=c) for c in columns)
    printed = {
        Cell("t.csv", number, column): float(text)
        for number, row in enumerate(lines, 2)
        for column, text in zip(columns, row[3:], strict=True)
        if text
    }
    blank = [
        Cell("t.csv", number, column)
        for number, row in enumerate(lines, 2)
        for column, text in zip(columns, row[3:], strict=True)
        if not text
    ]
    known = Knowledge(
        dict.fromkeys(blank, at_most), {c: v for c, v in printed.items() if c.column == columns[0]}
    )
    return known, ingest.read(source, measures, folder, no_network), printed
