"""Two complete projects: counts by month and category, where less is better, and shares, where more is."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newsgen.cli.history import export
from newsgen.edition.write import put_edition
from newsgen.history import open_store
from newsgen.history.catalogue import read_catalogue
from newsgen.pipeline import build
from newsgen.project import load
from tests.blocks import rows
from tests.conftest import ROOT
from tests.ledger_walk import walk
from tests.prose import faults
from tests.regenerate import no_network
from tests.test_stranger import check

pytestmark = pytest.mark.slow
CRIME, VACCINATION = (ROOT / "tests" / "projects" / name for name in ("crime", "vaccination"))
MONTHS = "london_crime/met_crime_borough_2022-02_2024-01_wide.csv"
BEFORE = "london_crime/met_crime_borough_2010-04_2022-02_wide.csv"
DOSES = "msoa_vaccination_2021_03/vaccine_msoa_2021-03-04.csv"
AIRPORTS = "London Heathrow and London City Airports"
CATEGORY = {"highest": "", "burglary": "Burglary", "robbery": "Robbery"}
WORDS = ("The average is the one given by", "which is every month for which figures are at hand")
"""Sentences of shipped templates with a word of comparison in them that compares nothing."""
Months = dict[str, dict[str, int]]
"""The count of each borough in each month."""


@pytest.fixture(scope="module")
def folders(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    found = {}
    for project in (CRIME, VACCINATION):
        edition = build(load(project), no_network)
        assert [(d.slug, d.cautions) for d in edition.drafts if d.status != "draft"] == []
        found[project] = tmp_path_factory.mktemp(project.name) / "edition"
        put_edition(edition, found[project])
    return found


def story(folder: Path, slug: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((folder / "stories" / f"{slug}.json").read_text())
    return record


def months(shared: Path, category: str = "", files: tuple[str, ...] = (MONTHS,)) -> Months:
    found: Months = defaultdict(Counter)
    for name in files:
        with (shared / name).open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["LookUp_BoroughName"] != AIRPORTS and category in {"", row["MajorText"]}:
                    for column, text in row.items():
                        if re.fullmatch(r"20\d{4}", column):
                            found[row["LookUp_BoroughName"]][column] += int(text)
    return found


def doses(shared: Path) -> list[dict[str, str]]:
    with (shared / DOSES).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("project", "claims"), [(CRIME, 300), (VACCINATION, 5_000)], ids=lambda p: str(p)[-5:]
)
def test_every_claim_and_every_line(folders: dict[Path, Path], project: Path, claims: int) -> None:
    folder = folders[project]
    assert check(folder, project) > claims
    loose = (
        each
        for each in walk(folder, project)
        if not any(words in each.text for words in WORDS)
        and (each.word not in {"16", "80", "over"} or "people aged" not in each.text)
        and each.text != "16"  # a rank, beside a measure of people aged 16
    )
    assert [f"{each.word} in {each.slug}: {each.text}" for each in loose] == []
    records = [json.loads(path.read_text()) for path in sorted((folder / "stories").glob("*.json"))]
    found = [(record["slug"], fault) for record in records for fault in faults(record)]
    assert [each for each in found if each[1][:2] != ("empty change", "-8")] == []  # "over-80s" is no minus


@pytest.mark.parametrize("name", CATEGORY)
def test_each_category_is_ranked_by_itself(shared: Path, folders: dict[Path, Path], name: str) -> None:
    counts = {borough: of["202401"] for borough, of in months(shared, CATEGORY[name]).items()}
    told = story(folders[CRIME], f"london-{name}")
    (table,) = rows(told["body_html"])
    ordered = sorted(counts.values(), reverse=True)
    assert [int(row[2].replace(",", "")) for row in table] == ordered[: len(table)]
    assert all(counts[row[1]] == int(row[2].replace(",", "")) for row in table)
    assert max(counts, key=lambda borough: counts[borough]) in told["headline"]
    average = Fraction(sum(counts.values()), len(counts))
    assert f"{float(average):,.1f}" in told["text"]
    first = max(counts.values()) / average
    assert ("three" in told["headline"]) == (first > 3)


@pytest.mark.parametrize(
    ("story_name", "category"), [("year", ""), ("burglary-year", "Burglary"), ("robbery-year", "Robbery")]
)
def test_the_same_month_last_year(
    shared: Path, folders: dict[Path, Path], story_name: str, category: str
) -> None:
    of = months(shared, category)
    now, then = (sum(borough[month] for borough in of.values()) for month in ("202401", "202301"))
    told = story(folders[CRIME], f"london-{story_name}")
    assert ("rose" if now > then else "fell") + f" by {abs(now - then):,}" in told["headline"]
    assert f"came to {now:,} in January, compared with {then:,} in the same month last year" in told["text"]
    claimed = [c["value"] for c in told["claims"] if c["text"] in {"higher", "lower", "the same"}]
    signs = Counter((b["202401"] > b["202301"]) - (b["202401"] < b["202301"]) for b in of.values())
    assert claimed == [signs[1], signs[-1], *([signs[0]] if signs[0] else [])]


def test_a_record_of_recorded_crime(shared: Path, folders: dict[Path, Path]) -> None:
    told = story(folders[CRIME], "london-history")
    (found,) = re.findall(
        r"(?:in (.+) is|^(.+): number of recorded crimes is) the lowest since December 2022", told["headline"]
    )
    found = "".join(found)
    values = [value for _, value in sorted(months(shared)[found].items(), reverse=True)]
    lower = next(i for i, value in enumerate(values[1:], 1) if value <= values[0])
    assert sorted(months(shared)[found], reverse=True)[lower] == "202212"


def test_who_came_top_every_month(shared: Path, folders: dict[Path, Path]) -> None:
    of = months(shared)
    tops = {max(of, key=lambda borough: of[borough][month]) for month in of["Camden"]}
    assert tops == {"Westminster"}
    assert (
        "Westminster came top for the 24th month in a row" in story(folders[CRIME], "london-highest")["text"]
    )


def test_what_is_lowest_and_how_many_went_each_way(shared: Path, folders: dict[Path, Path]) -> None:
    of = months(shared)
    told = story(folders[CRIME], "london-lowest")
    (table,) = rows(told["body_html"])
    ordered = sorted(of, key=lambda borough: of[borough]["202401"])
    assert [row[1] for row in table] == ordered[: len(table)]
    assert ordered[0] in told["headline"]
    rose, fell = (sum(way * (b["202401"] - b["202312"]) > 0 for b in of.values()) for way in (1, -1))
    assert (rose, fell) == (14, 18)
    assert f"{max(rose, fell)} of the 32 boroughs" in told["text"]


@pytest.fixture(scope="module")
def fourteen_years(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition that knows the older file too, which ends in January 2022."""
    folder = tmp_path_factory.mktemp("fourteen-years")
    text = (CRIME / "newsgen.toml").read_text().replace("../../../../shared/data", str(shared))
    (folder / "newsgen.toml").write_text(text + '\n[history]\nstore = "history.sqlite"\n')
    (folder / "templates").mkdir()
    (folder / "templates" / "year.html").write_text((CRIME / "templates" / "year.html").read_text())
    project, store = load(folder), open_store("history.sqlite", folder)
    declared = project.source, project.measures, folder
    for vintage in read_catalogue(*declared, [shared / BEFORE], no_network, published="2022-03-01"):
        store.keep(vintage)
    edition = build(project, no_network, store=store)
    assert {d.status for d in edition.drafts} == {"draft"}
    assert edition.as_of == date(2024, 2, 20)
    put_edition(edition, folder / "edition")
    export(folder)
    return folder


def test_both_files_make_one_history_of_166_months(shared: Path, fourteen_years: Path) -> None:
    of = months(shared, files=(BEFORE, MONTHS))
    newest_first = sorted(of["Westminster"], reverse=True)
    assert (len(newest_first), newest_first[-1]) == (166, "201004")
    folder = fourteen_years / "edition"
    tops = [max(of, key=lambda borough: of[borough][month]) for month in newest_first]
    running = next(i for i, borough in enumerate(tops) if borough != "Westminster")
    assert running == 35
    assert (
        f"Westminster came top for the {running}th month in a row" in story(folder, "london-highest")["text"]
    )
    changes = [new - old for new, old in pairwise(of["Westminster"][month] for month in newest_first)]
    since = next(i for i in range(1, len(changes)) if changes[i] <= changes[0])
    assert (newest_first[since], changes[since]) == ("202004", -2973)
    told = story(folder, "london-history")["text"]
    assert "went from 9,724 to 7,790" in told
    assert "the biggest since April 2020, when it" in told


def test_every_claim_over_both_files(fourteen_years: Path) -> None:
    assert check(fourteen_years / "edition", fourteen_years) > 300


@pytest.mark.parametrize("patch", ["North East", "Leeds", "Burnley", "Yorkshire and the Humber"])
def test_both_ends_of_the_over_80s(shared: Path, folders: dict[Path, Path], patch: str) -> None:
    inside = [row for row in doses(shared) if patch in {row["LTLAn"], row["RGNn"]}]
    share = {row["MSOAn"]: Fraction(row["S_80_99"]) for row in inside}
    slug = patch.lower().replace(" ", "-")
    pooled = Fraction(sum(int(r["V_80_99"]) for r in inside), sum(int(r["P_80_99"]) for r in inside))
    for name, best in (("highest", max(share.values())), ("lowest", min(share.values()))):
        told = story(folders[VACCINATION], f"{slug}-{name}")
        (table,) = rows(told["body_html"])
        ordered = sorted(share.values(), reverse=name == "highest")
        printed = [float(row[2].removesuffix(" per cent")) for row in table]
        assert printed == [round(float(value) * 100, 1) for value in ordered[: len(table)]]
        assert len(table) >= 6
        assert f"{float(best) * 100:.1f} per cent" in told["text"].split("\n\n")[0]
        (yardstick,) = re.findall(r"(?m)^The Covid jab rate for the over-80s in .*$", told["text"])
        assert patch in yardstick
        assert f"{float(pooled) * 100:.1f} per cent" in yardstick
        # a distance in points is of the two as printed, as a reader takes one from the other
        apart = round(float(best) * 100, 1) - round(float(pooled) * 100, 1)
        direction = "above" if apart > 0 else "below"
        for points in re.findall(r"[\d.]+ percentage points \w+", told["text"]):
            assert points == f"{abs(apart):.1f} percentage points {direction}"


def test_below_four_fifths(shared: Path, folders: dict[Path, Path]) -> None:
    low = [
        row for row in doses(shared) if row["LTLAn"] == "Leeds" and Fraction(row["S_80_99"]) < Fraction(8, 10)
    ]
    assert len(low) == 7
    assert (
        story(folders[VACCINATION], "leeds-lowest")["headline"].lower().count("seven neighbourhoods in leeds")
        == 1
    )
