"""The invented county: its tables are made again byte for byte and hold what they should; its edition prints."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from newsgen.edition.write import put_edition
from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.stranger import Stranger

PROJECT = ROOT / "examples" / "barsetshire"
TABLES = ("flu_by_neighbourhood.csv", "populations.csv")
COUNCILS = {"Barchester", "Courcy and Chaldicotes", "Greshamsbury", "Hogglestock", "Silverbridge"}
REAL_PLACES = """
    Bath Birmingham Bradford Bristol Cambridge Carlisle Chester Cornwall Coventry Cumbria Darlington
    Devon Dorset Durham Essex Exeter Gateshead Gloucester Hampshire Hartlepool Hereford Kent Lancashire
    Leeds Leicester Lincoln Liverpool London Manchester Middlesbrough Newcastle Norfolk Northumberland
    Norwich Nottingham Oxford Plymouth Salisbury Sheffield Somerset Southampton Sunderland Surrey Sussex
    Teesside Wells Wiltshire Winchester Worcester York Yorkshire England Scotland Wales Britain
"""


def rows(name: str) -> list[dict[str, str]]:
    with (PROJECT / "data" / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    return rows(TABLES[0])


@pytest.fixture(scope="module")
def last_week(table: list[dict[str, str]]) -> list[dict[str, str]]:
    newest = max(row["week_ending"] for row in table)
    return [row for row in table if row["week_ending"] == newest]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return build(load(PROJECT), no_network)


@pytest.fixture(scope="module")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("barsetshire") / "edition"
    put_edition(edition, out)
    return out


def no_network(address: str) -> bytes:
    raise AssertionError(f"the example reads {address}")


def by_council(table: list[dict[str, str]]) -> dict[str, list[Fraction]]:
    """The published rates of each council and, under "", of the county, from the highest."""
    found: dict[str, list[Fraction]] = {}
    for row in table:
        if row["rate"] != "[c]":
            for place in ("", row["council"]):
                found.setdefault(place, []).append(Fraction(row["rate"]))
    return {place: sorted(rates, reverse=True) for place, rates in found.items()}


class TestTheTables:
    def test_the_script_makes_them_again_byte_for_byte(self, tmp_path: Path) -> None:
        subprocess.run([sys.executable, PROJECT / "make_data.py", tmp_path], check=True)
        assert sorted(p.name for p in tmp_path.iterdir()) == sorted(TABLES)
        for name in TABLES:
            assert (tmp_path / name).read_bytes() == (PROJECT / "data" / name).read_bytes()

    def test_eighty_neighbourhoods_of_five_councils_in_twelve_weeks(
        self, table: list[dict[str, str]]
    ) -> None:
        assert len({row["code"] for row in table}) == 80
        assert {row["council"] for row in table} == COUNCILS
        assert {row["county"] for row in table} == {"Barsetshire"}
        assert set(Counter(row["week_ending"] for row in table).values()) == {80}
        assert len({row["week_ending"] for row in table}) == 12

    def test_every_row_says_that_it_is_invented(self) -> None:
        assert {row["note"] for name in TABLES for row in rows(name)} == {"invented"}

    def test_every_rate_is_that_of_its_cases_and_no_withheld_count_is_revealed(
        self, table: list[dict[str, str]]
    ) -> None:
        populations = {row["code"]: int(row["population"]) for row in rows(TABLES[1])}
        assert populations.keys() == {row["code"] for row in table}
        for row in table:
            if row["cases"] == "[c]":
                assert row["rate"] == "[c]"
            else:
                rate = Fraction(int(row["cases"]) * 100_000, populations[row["code"]])
                assert int(row["cases"]) > 2
                assert abs(Fraction(row["rate"]) - rate) <= Fraction(1, 20)

    def test_the_last_week_has_withheld_cells_but_not_everywhere(
        self, last_week: list[dict[str, str]]
    ) -> None:
        withheld = Counter(row["council"] for row in last_week if row["cases"] == "[c]")
        assert 1 in withheld.values()
        assert withheld.total() > 2
        assert COUNCILS - withheld.keys()

    def test_ties_stand_where_lists_are_cut_and_at_both_ends(self, last_week: list[dict[str, str]]) -> None:
        rates = by_council(last_week)
        county = rates.pop("")
        assert county[9] == county[10]
        assert county[-10] == county[-11]
        assert any(found[0] == found[1] for found in rates.values())
        assert any(found[-1] == found[-2] for found in rates.values())

    def test_names_that_are_hard_on_a_template(self, last_week: list[dict[str, str]]) -> None:
        homes: dict[str, set[str]] = {}
        for row in last_week:
            homes.setdefault(row["name"], set()).add(row["council"])
        assert [name for name, councils in homes.items() if len(councils) > 1] == ["Beacon Leaze"]
        assert any("&" in name for name in homes)
        assert any("'" in name for name in homes)

    def test_one_council_only_fell_and_somewhere_nothing_moved(self, table: list[dict[str, str]]) -> None:
        weeks = sorted({row["week_ending"] for row in table})[-2:]
        before, now = ({r["code"]: r for r in table if r["week_ending"] == week} for week in weeks)
        moves: dict[str, set[int]] = {}
        for code, row in now.items():
            if "[c]" not in (row["rate"], before[code]["rate"]):
                change = Fraction(row["rate"]) - Fraction(before[code]["rate"])
                moves.setdefault(row["council"], set()).add((change > 0) - (change < 0))
        assert {-1} in moves.values()
        assert any(0 in signs for signs in moves.values())


class TestTheProject:
    def test_lint_finds_nothing_wrong(self) -> None:
        command = [sys.executable, "-c", "from newsgen.cli import main; main()", "lint", PROJECT]
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)

    def test_it_has_patches_of_three_kinds(self, edition: Edition) -> None:
        assert Counter(patch.kind for patch in edition.patches) == {"county": 1, "council": 5, "list": 1}

    def test_no_draft_is_blocked_or_warned_of_but_for_long_headlines(self, edition: Edition) -> None:
        cautions = {(d.slug, c.id, c.severity) for d in edition.drafts for c in d.cautions}
        # a headline says which neighbourhoods its average is of, which makes these three long
        long = {"barsetshire-highest", "west-barsetshire-highest", "west-barsetshire-twice-the-average"}
        assert {caution for caution in cautions if caution[2] != "note"} == {
            (slug, "headline", "warn") for slug in long
        }

    def test_every_story_is_written_for_some_patch_and_some_are_not(self, edition: Edition) -> None:
        assert {draft.story for draft in edition.drafts} == {story.name for story in load(PROJECT).stories}
        assert {unwritten.story for unwritten in edition.unwritten} >= {"risers", "fallers"}

    def test_every_draft_says_that_it_is_invented(self, edition: Edition) -> None:
        for draft in edition.drafts:
            assert "the (invented) barsetshire health office" in draft.text.lower(), draft.slug
            assert "Barsetshire is an invented county" in draft.text, draft.slug

    def test_a_name_in_two_councils_has_its_council_beside_it(self, edition: Edition) -> None:
        county = next(d for d in edition.drafts if d.slug == "barsetshire-highest")
        assert "Beacon Leaze, Silverbridge" in county.text
        west = next(d for d in edition.drafts if d.slug == "west-barsetshire-highest")
        assert "Beacon Leaze" not in west.text.replace("Beacon Leaze, ", "").replace("Beacon Leaze in ", "")
        own = next(d for d in edition.drafts if d.slug == "greshamsbury-highest")
        assert "Beacon Leaze" in own.text
        assert "Beacon Leaze in Greshamsbury" not in own.text

    def test_a_list_of_ten_ends_with_its_tie(self, edition: Edition) -> None:
        finding = next(d for d in edition.drafts if d.slug == "barsetshire-highest").findings[0]
        assert (finding.angle, len(finding.areas)) == ("highest", 11)

    def test_inserts_are_printed_where_and_when_they_are_valid(self, edition: Edition) -> None:
        for draft in edition.drafts:
            assert "sample text" in draft.text, draft.slug
            assert ("walk-in clinic" in draft.text) == (draft.patch.name == "Hogglestock"), draft.slug
            assert ("cottage hospital" in draft.text) == (draft.patch.name == "West Barsetshire"), draft.slug
            assert "Christmas" not in draft.text, draft.slug

    def test_no_real_place_is_named(self, folder: Path) -> None:
        real = re.compile(rf"\b(?:{'|'.join(REAL_PLACES.split())})\b")
        ours = [
            p
            for p in PROJECT.rglob("*")
            if p.is_file() and p.suffix in {".md", ".toml", ".html", ".csv", ".py"}
        ]
        for path in [*ours, *(p for p in folder.rglob("*") if p.is_file())]:
            found = real.search(path.read_text(encoding="utf-8"))
            assert found is None, f"{path}: {found and found[0]}"

    def test_a_stranger_gets_the_same_figures(self, folder: Path) -> None:
        stranger = Stranger(folder, PROJECT)
        for slug in (story["slug"] for story in stranger.edition["stories"]):
            check(stranger, folder / "stories" / f"{slug}.json")


def check(stranger: Stranger, path: Path) -> None:
    """Every claim of a story, worked out anew."""
    for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
        value = stranger.value(claim["derivation"])
        if isinstance(value, str):
            assert value == claim["value"], claim
        else:
            assert value == pytest.approx(claim["value"], rel=1e-9, abs=1e-9), claim
