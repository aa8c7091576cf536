"""Two complete projects about money: house prices by council, and those of the London boroughs over 23 years."""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newsgen.edition.write import put_edition
from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.blocks import rows
from tests.conftest import ROOT
from tests.ledger_walk import walk
from tests.prose import faults
from tests.regenerate import no_network
from tests.test_stranger import check

pytestmark = pytest.mark.slow
COUNCILS, BOROUGHS = (ROOT / "tests" / "projects" / name for name in ("house-prices", "borough-prices"))
TIDY = "uk_hpi_la_2021_03/hpi_england_la_2021-03_tidy.csv"
VERBATIM = "uk_hpi_la_2021_03/England-annual-price-change-by-local-authority-2021-03.cp1252.csv"
LONDON = "london_house_prices/median_price_and_sales_by_borough_year_ending.csv"
SAID = {
    "City of Westminster": "Westminster",
    "City of London": "the City of London",
    "City of Kingston upon Hull": "Hull",
    "Malvern Hills": "the Malvern Hills",
}
STANDING = ("The average is the one given by", "which is every year for which figures are at hand")
"""Sentences of shipped templates with a word of comparison in them that compares nothing."""
Row = dict[str, str]
History = dict[str, list[int]]
"""The price, or the sales, of each borough in each calendar year, the newest first."""


@pytest.fixture(scope="module")
def councils(shared: Path) -> Edition:
    return build(load(COUNCILS), no_network)


@pytest.fixture(scope="module")
def boroughs(shared: Path) -> Edition:
    return build(load(BOROUGHS), no_network)


@pytest.fixture(scope="module")
def folders(
    councils: Edition, boroughs: Edition, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, Path]:
    """Where the edition of each project is."""
    found = {COUNCILS: tmp_path_factory.mktemp("councils"), BOROUGHS: tmp_path_factory.mktemp("boroughs")}
    put_edition(councils, found[COUNCILS] / "edition")
    put_edition(boroughs, found[BOROUGHS] / "edition")
    return {project: folder / "edition" for project, folder in found.items()}


@pytest.fixture(scope="module")
def prices(shared: Path) -> list[Row]:
    with (shared / TIDY).open(newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["area_type"] == "la"]


def years(shared: Path, column: str) -> History:
    with (shared / LONDON).open(newline="", encoding="utf-8") as file:
        kept = [row for row in csv.DictReader(file) if row["area_code"].startswith("E09")]
    found: History = {}
    for row in sorted(kept, key=lambda row: row["period_end"], reverse=True):
        if row["period_end"].endswith("-12-31"):
            found.setdefault(row["area_name"], []).append(round(float(row[column])))
    return found


@pytest.fixture(scope="module")
def london(shared: Path) -> History:
    return years(shared, "median_price")


def story(folder: Path, slug: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((folder / "stories" / f"{slug}.json").read_text())
    return record


def one(row: Row) -> str:
    return SAID.get(row["area_name"], row["area_name"])


def test_all_is_written_and_nothing_is_blocked(councils: Edition, boroughs: Edition) -> None:
    for edition in (councils, boroughs):
        assert [(d.slug, d.cautions) for d in edition.drafts if d.status != "draft"] == []
        assert edition.unwritten == ()
    each = dict.fromkeys(("highest", "lowest", "growth", "risers"), 1 + 9)
    assert Counter(d.story for d in councils.drafts) == each | {"fallers": 3}
    assert [d.story for d in boroughs.drafts if d.patch.name != "London"] == []
    assert {d.story for d in boroughs.drafts} == {s.name for s in load(BOROUGHS).stories}


@pytest.mark.parametrize(
    ("project", "claims"), [(COUNCILS, 1_500), (BOROUGHS, 150)], ids=lambda p: str(p)[-8:]
)
def test_every_claim_and_every_line(folders: dict[Path, Path], project: Path, claims: int) -> None:
    """A stranger recomputes each claim, no number is without one, and a sub-editor finds nothing."""
    folder = folders[project]
    assert check(folder, project) > claims
    loose = (each for each in walk(folder, project) if not any(words in each.text for words in STANDING))
    assert [f"{each.word} in {each.slug}: {each.text}" for each in loose] == []
    records = [json.loads(path.read_text()) for path in sorted((folder / "stories").glob("*.json"))]
    assert [(record["slug"], fault) for record in records for fault in faults(record)] == []


@pytest.mark.parametrize(
    ("name", "column", "highest"),
    [
        ("highest", "avg_price_2021_03", True),
        ("lowest", "avg_price_2021_03", False),
        ("growth", "annual_change_pct", True),
    ],
)
def test_the_ten_at_each_end_of_england(
    folders: dict[Path, Path], prices: list[Row], name: str, column: str, highest: bool
) -> None:
    ordered = sorted(prices, key=lambda row: Fraction(row[column]), reverse=highest)
    (table,) = rows(story(folders[COUNCILS], f"england-{name}")["body_html"])
    assert len(table) >= 10
    for (_, place, printed), row in zip(table, ordered, strict=False):
        value = Fraction(row[column])
        assert Fraction(printed.strip("£").replace(",", "").replace("minus ", "-").split(" ")[0]) == value
        assert any(place.startswith(one(r)) for r in ordered if Fraction(r[column]) == value)
    assert one(ordered[0]) in story(folders[COUNCILS], f"england-{name}")["headline"]


def test_what_rose_in_england(folders: dict[Path, Path], prices: list[Row]) -> None:
    change = {one(row): int(row["avg_price_2021_03"]) - int(row["avg_price_2020_03"]) for row in prices}
    first, second = sorted(change, key=lambda name: change[name], reverse=True)[:2]
    told = story(folders[COUNCILS], "england-risers")
    assert first in told["headline"]
    assert f"£{change[first]:,}" in told["text"]
    assert f"{second} in" in told["text"]
    assert f"£{change[second]:,}" in told["text"]
    rose, fell = sum(c > 0 for c in change.values()), sum(c < 0 for c in change.values())
    assert (rose, fell) == (308, 5)
    assert f"{rose} of the {len(prices)} districts" in told["text"]


def test_what_fell_in_england(folders: dict[Path, Path], prices: list[Row]) -> None:
    change = {one(row): int(row["avg_price_2021_03"]) - int(row["avg_price_2020_03"]) for row in prices}
    fell = sorted((name for name in change if change[name] < 0), key=lambda name: change[name])
    (table,) = rows(story(folders[COUNCILS], "england-fallers")["body_html"])
    assert [(row[0].partition(", ")[0], row[-1]) for row in table] == [
        (name, f"£{-change[name]:,}") for name in fell
    ]


def test_a_change_over_a_year_is_never_told_as_one_of_the_month(folders: dict[Path, Path]) -> None:
    for kind in ("risers", "fallers"):
        for path in (folders[COUNCILS] / "stories").glob(f"*-{kind}.json"):
            told = json.loads(path.read_text())
            assert told["standfirst"].startswith("Compared with the same month last year")
            assert ", compared with £" in told["text"].split("\n\n")[0]


def test_the_averages_declared_are_those_of_the_tables(shared: Path) -> None:
    with (shared / TIDY).open(newline="", encoding="utf-8") as file:
        (england,) = (row for row in csv.DictReader(file) if row["area_type"] == "country")
    with (shared / LONDON).open(newline="", encoding="utf-8") as file:
        (capital,) = (
            row
            for row in csv.DictReader(file)
            if row["area_name"] == "London" and row["period_end"] == "2017-12-31"
        )
    declared = {
        name: getattr(measure.average, "published", None)
        for project in (COUNCILS, BOROUGHS)
        for name, measure in ((f"{project.name} {m.name}", m) for m in load(project).measures)
    }
    assert declared["house-prices price"] == float(england["avg_price_2021_03"])
    assert declared["house-prices growth"] == float(england["annual_change_pct"])
    assert declared["borough-prices price"] == float(capital["median_price"])


def test_how_many_have_twice_the_average_of_england(folders: dict[Path, Path], prices: list[Row]) -> None:
    """The average is the one that was published: the mean of the councils is not the average of England's homes."""
    twice = sum(int(row["avg_price_2021_03"]) > 2 * 274_615 for row in prices)
    told = story(folders[COUNCILS], "england-highest")
    assert f"{twice} districts were at more than twice the average for England" in told["text"]
    assert "£274,615" in told["text"]


def test_the_verbatim_table_with_its_pound_signs_tells_the_same(
    shared: Path, councils: Edition, prices: list[Row], tmp_path: Path
) -> None:
    """Windows-1252, "£351112" and "13.1%", with counties and England among the councils, and no codes."""
    names = ", ".join(json.dumps(row["area_name"]) for row in prices)
    project = (COUNCILS / "newsgen.toml").read_text()
    for old, new in (
        (f"../../../../shared/data/{TIDY}", os.path.relpath(shared / VERBATIM, tmp_path)),
        ('area_type = "la"', f'"Local authorities" = [{names}]'),
        ('code = "la20_code"', ""),
        ('"area_name"', '"Local authorities"'),
        ('within = { region = "region_name" }', ""),
        ('[[patches]]\neach = "region"', ""),
        ('patches = ["country", "London", "South East"]', ""),
        ("avg_price_2021_03", "March 2021"),
        ("avg_price_2020_03", "March 2020"),
        ("annual_change_pct", "Difference"),
    ):
        assert old in project
        project = project.replace(old, new)
    start = project.index("[[data.lookups]]")
    project = project[:start] + project[project.index("[measures.price]") :]
    for name in ("places.toml", "styles/prices.toml", "templates/year.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((COUNCILS / name).read_text())
    (tmp_path / "newsgen.toml").write_text(project)
    verbatim = build(load(tmp_path), no_network)
    assert {d.status for d in verbatim.drafts} == {"draft"}
    tidy = {d.slug: figures(d.body_html) for d in councils.drafts if d.patch.name == "England"}
    assert {d.slug: figures(d.body_html) for d in verbatim.drafts} == tidy


def figures(html: str) -> list[tuple[str, ...]]:
    """The cells of a story's table, each place without its region."""
    (table,) = rows(html)
    return sorted(tuple(cell.partition(", ")[0] if cell[0] != "£" else cell for cell in row) for row in table)


def test_records_over_the_years(folders: dict[Path, Path], london: History) -> None:
    """Barking and Dagenham is told; it and 30 others are at their highest since figures begin."""
    assert {len(values) for values in london.values()} == {23}
    at_their_highest = sorted(name for name, v in london.items() if v[0] > max(v[1:]))
    assert len(at_their_highest) == 31
    told = story(folders[BOROUGHS], "london-history")
    assert told["headline"].startswith(
        "In 31 of the 33 boroughs in London, median house price is the highest in the 23"
    )
    assert told["standfirst"].startswith(at_their_highest[0])
    assert f"£{london[at_their_highest[0]][0]:,}" in told["standfirst"]
    steepest = [n for n, v in london.items() if v[0] - v[1] > max(a - b for a, b in pairwise(v[1:]))]
    assert "Haringey" in steepest
    assert re.search(
        r"(?:from £460,000 to £540,000(?:\. That rise|,) was the biggest in the 22 years)", told["text"]
    )
    crossed = sorted(n for n, v in london.items() if v[0] > 500_000 >= v[1])
    assert crossed == ["Barnet", "Haringey"]
    assert (
        "In 2017, the median house price moved above £500,000 in two boroughs in London: Haringey and Barnet."
        in told["text"]
    )


def test_the_longest_streak_and_the_longest_lead(folders: dict[Path, Path], london: History) -> None:
    def streak(values: list[int]) -> int:
        return next((i for i, (new, old) in enumerate(pairwise(values)) if new <= old), len(values) - 1)

    longest = max(london, key=lambda name: (streak(london[name]), london[name][0] - london[name][-1]))
    told = story(folders[BOROUGHS], "london-streak")
    assert f"{longest} has risen for the {streak(london[longest])}nd time in a row" in told["headline"]
    first, last = (f"£{london[longest][year]:,}" for year in (22, 0))
    assert re.search(f"(?:from|it was) {first} in 1995 (?:to|and is now) {last}", told["text"])
    firsts = {max(london, key=lambda name: london[name][year]) for year in range(23)}
    assert firsts == {"Kensington and Chelsea"}
    assert (
        "Kensington and Chelsea had the highest median house price in London for the 23rd year"
        in told["text"]
    )


def test_sales_in_islington(shared: Path, folders: dict[Path, Path]) -> None:
    sales = years(shared, "sales")
    assert sales["Islington"][0] < min(sales["Islington"][1:])
    told = story(folders[BOROUGHS], "london-sales")
    assert re.search(r"Islington(?: is|: number of sales is) the lowest in the 23 years", told["headline"])
    assert told["standfirst"] == f"It was {sales['Islington'][0]:,} in 2017"
