"""Every claim of every draft, recomputed from the sources and its derivation alone, and its words read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from newsgen.edition.write import put_edition
from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.phrases import untrue
from tests.records import story_at
from tests.regenerate import EXAMPLES, GOLDEN, no_network
from tests.stranger import Stranger
from tests.test_oracle import PROJECT, TABLES


def check(edition: Path, project: Path) -> int:
    stranger = Stranger(edition, project)
    checked = 0
    for path in sorted((edition / "stories").glob("*.json")):
        story = story_at(path)
        assert story["status"] in {"draft", "hold"}, story["cautions"]
        for claim in story["claims"]:
            got = stranger.value(claim["derivation"])
            if claim["unit"] == "date":
                assert got == claim["value"], claim
            else:
                assert got == pytest.approx(claim["value"], rel=1e-9, abs=1e-9), claim
            assert not untrue(claim, story), (untrue(claim, story), claim)
            assert (
                claim["text"] in claim["sentence"] or claim["text"] in story["headline"] + story["standfirst"]
            )
            checked += 1
    return checked


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_claim_of_the_examples(example: str) -> None:
    assert check(GOLDEN / example, ROOT / "examples" / example) > 100


NEWS = ROOT / "tests" / "projects" / "news"
REGIONS = [
    ({"region_name": "North East"}, 11, 600),
    pytest.param({}, 235, 12_500, marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("where", "drafts", "claims"), REGIONS, ids=["North East", "England"])
def test_every_claim_of_chosen_leads(
    shared: Path, tmp_path: Path, where: dict[str, str | tuple[str, ...]], drafts: int, claims: int
) -> None:
    """Patches as wholes, beside others: ranks among lists, swaps, and what withheld figures leave open."""
    project = load(NEWS)
    edition = build(replace(project, source=replace(project.source, where=where)), no_network)
    put_edition(edition, tmp_path / "edition")
    assert len(edition.drafts) == drafts
    assert check(tmp_path / "edition", NEWS) >= claims


@pytest.mark.parametrize("name", [TABLES[0], *(pytest.param(t, marks=pytest.mark.slow) for t in TABLES[1:])])
def test_every_claim_of_the_north_east(shared: Path, tmp_path: Path, name: str) -> None:
    project, published = load(PROJECT), date.fromisoformat(name.removesuffix(".csv")[-10:])
    path = f"../../../../shared/data/msoa_covid_snapshots/{name}"
    edition: Edition = build(
        replace(project, source=replace(project.source, source=path, published=published)), no_network
    )
    put_edition(edition, tmp_path / "edition")
    assert len(edition.drafts) == 28
    assert check(tmp_path / "edition", PROJECT) > 1000


HEADED = """
[project]
title = "Claimants by ward"
[data]
source = "TABLE"
published = 2024-04-16
publisher = "the Barset Office of Figures"
header_row = 4
header_rows = 2
period = { grain = "month", ends_on = 2024-03-31 }
area = { name = "Ward", kind = "ward", within = { district = "District" } }
leave_out = { Ward = "Total*" }
[measures.claimants]
column = "Claimants: Total"
noun = "claimant"
kind = "count"
[[patches]]
name = "Barsetshire"
[[patches]]
each = "district"
[[stories]]
name = "news"
template = "news"
"""
RECORDS = (
    ("Claimants by ward",),
    (),
    ("District", "Ward", "Claimants", "", ""),
    ("", "", "Men", "Women", "Total"),
    ("Barchester", "Plumstead", 40, 30, 70),
    ("", "Framley", 21, 12, 33),
    ("", "Puddingdale", 55, 61, 116),
    ("Silverbridge", "Hogglestock", 90, 81, 171),
    ("", "Ullathorne", 13, 16, 29),
    ("", "Hartletop", 35, 33, 68),
    ("", "Total*", 254, 233, 487),
)  # fmt: skip
MERGED = ("A5:A7", "A8:A11", "C3:E3")


def test_every_claim_of_a_table_with_two_header_rows_and_merged_cells(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    for record in RECORDS:
        page.append([cell or None for cell in record])
    for cells in MERGED:
        page.merge_cells(cells)
    book.save(tmp_path / "table.xlsx")
    (tmp_path / "newsgen.toml").write_text(HEADED.replace("TABLE", "table.xlsx"))
    put_edition(build(load(tmp_path), no_network), tmp_path / "edition")
    (source,) = Stranger(tmp_path / "edition", tmp_path).sources.values()
    assert (source["header_row"], source["header_rows"], source["filled"]) == (4, 2, ["District"])
    assert check(tmp_path / "edition", tmp_path) >= 18
    (story,) = [story_at(path) for path in (tmp_path / "edition" / "stories").glob("*.json")]
    assert "Hogglestock in Silverbridge" in story["text"] + story["headline"]
