"""A complete project about an election: shares, margins and swings of 50 states; the one before is its history."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.ledger_walk import walk
from tests.phrases import ONES
from tests.prose import faults
from tests.test_stranger import check

pytestmark = pytest.mark.slow
PROJECT = ROOT / "tests" / "projects" / "us-elections"
TABLES = {
    year: f"us_county_election/{year}_US_County_Level_Presidential_Results.csv" for year in (2020, 2024)
}
NUMBERS = dict(enumerate(ONES[:10]))
NO_PAST = {"Alaska", "Connecticut"}
"""Their areas in the table of 2024 are not those of 2020."""
PARTIES = {"republican": "votes_gop", "democratic": "votes_dem"}
IN_A_NAME = {("alaska-democratic", "4"), ("alaska-republican", "4")}
"""Ranks, cells of their own, that the walk cannot tell from the name of State House District 4."""
Row = dict[str, str]


@pytest.fixture(scope="module")
def desk(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom that loaded 2020 and built 2024 with the commands that anybody would type."""
    desk: Path = tmp_path_factory.mktemp("elections")
    shutil.copytree(PROJECT, desk, dirs_exist_ok=True)
    settings = (PROJECT / "newsgen.toml").read_text().replace("../../../../shared/data", str(shared))
    (desk / "newsgen.toml").write_text(settings)
    before = desk / "results_2020-11-03.csv"
    before.symlink_to(shared / TABLES[2020])
    for arguments in (
        ("history", "load", desk, before, "--published", "+42", "--ends", "results_%Y-%m-%d*"),
        ("build", desk, "--out", desk / "edition"),
        ("history", "export", desk),
    ):
        newsgen = [sys.executable, "-c", "from newsgen.cli import main; main()", *map(str, arguments)]
        ran = subprocess.run(newsgen, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
    return desk


@pytest.fixture(scope="module")
def rows(shared: Path) -> dict[int, dict[str, dict[str, Row]]]:
    """By year, state and code; no District of Columbia."""
    found: dict[int, dict[str, dict[str, Row]]] = {}
    for year, path in TABLES.items():
        states: dict[str, dict[str, Row]] = defaultdict(dict)
        with (shared / path).open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["state_name"] != "District of Columbia":
                    states[row["state_name"]][row["county_fips"]] = row
        found[year] = states
    return found


def votes(row: Row, column: str) -> int:
    return int(Fraction(row[column]))


def lead(row: Row) -> Fraction:
    return Fraction(votes(row, "votes_gop") - votes(row, "votes_dem"), votes(row, "total_votes"))


def overall(of: dict[str, Row]) -> Fraction:
    """The Republican lead of these areas together, as a share of all their votes."""
    ahead = sum(votes(r, "votes_gop") - votes(r, "votes_dem") for r in of.values())
    return Fraction(ahead, sum(votes(r, "total_votes") for r in of.values()))


def points(value: Fraction) -> str:
    return f"{float(abs(value) * 100):.1f} percentage points"


def story(desk: Path, state: str, name: str) -> dict[str, Any]:
    name = "result" if name == "contest" and state in NO_PAST else name
    path = desk / "edition" / "stories" / f"{state.lower().replace(' ', '-')}-{name}.json"
    record: dict[str, Any] = json.loads(path.read_text())
    return record


def test_every_state_has_its_stories_and_none_is_blocked(
    desk: Path, rows: dict[int, dict[str, dict[str, Row]]]
) -> None:
    edition = json.loads((desk / "edition" / "edition.json").read_text())
    assert [s["slug"] for s in edition["stories"] if s["status"] != "draft"] == []
    written = {(s["story"], s["patch"]) for s in edition["stories"]}
    states = set(rows[2024])
    assert len(states) == 50
    assert {patch for name, patch in written if name == "result"} == NO_PAST
    assert {patch for name, patch in written if name == "contest"} == states - NO_PAST | {"the 50 states"}
    assert {patch for name, patch in written if name == "republican"} == states | {"the 50 states"}
    unwritten = {(u["story"], u["patch"]) for u in edition["unwritten"]}
    assert {patch for name, patch in unwritten if name == "votes"} >= NO_PAST


def test_who_won_and_what_he_or_she_carried(desk: Path, rows: dict[int, dict[str, dict[str, Row]]]) -> None:
    for state, counties in rows[2024].items():
        told = story(desk, state, "contest")
        of, margin = counties.values(), overall(counties)
        assert ("Trump" if margin > 0 else "Harris") in told["headline"]
        assert points(margin) in told["headline"]
        carried = sum((lead(r) > 0) if margin > 0 else (lead(r) < 0) for r in of)
        part = "standfirst" if state in NO_PAST else "body"
        won = next(c for c in told["claims"] if c["part"] == part and c["unit"] == "share")
        assert won["value"] == pytest.approx(carried / len(counties)), state
        best = max(of, key=lead) if margin > 0 else min(of, key=lead)
        assert best["county_name"].split(" ")[0] in told["text"]
        assert points(lead(best)) in told["text"]


def test_the_swing_since_the_election_before(desk: Path, rows: dict[int, dict[str, dict[str, Row]]]) -> None:
    for state, counties in rows[2024].items():
        told, before = story(desk, state, "contest"), rows[2020][state]
        moved = {
            r["county_name"]: lead(r) - lead(before[code]) for code, r in counties.items() if code in before
        }
        if state in NO_PAST:
            assert moved == {}
            assert "toward" not in told["standfirst"] + told["text"]
            assert "are at hand from the 2020 election" in told["text"]
            continue
        now, then = overall(counties), overall(before)
        toward = "Republicans" if now > then else "Democrats"
        assert f"toward the {toward}" in told["standfirst"]
        assert points(now - then) in told["standfirst"], state
        right, left = sum(m > 0 for m in moved.values()), sum(m < 0 for m in moved.values())
        with_it, against = (right, left) if now > then else (left, right)
        shares = [c["value"] for c in told["claims"] if c["part"] == "body" and c["unit"] == "share"]
        assert with_it / len(moved) in [pytest.approx(value) for value in shares], state
        assert (f"and in {NUMBERS.get(against, against)} toward" in told["text"]) == (against > 0), state
        most = max(moved, key=lambda name: moved[name] if now > then else -moved[name])
        assert points(moved[most]) in told["text"], state
        assert most.split(" ")[0] in told["text"]


def test_the_states_that_changed_hands(desk: Path, rows: dict[int, dict[str, dict[str, Row]]]) -> None:
    flipped = {
        state
        for state, counties in rows[2024].items()
        if (overall(counties) > 0) != (overall(rows[2020][state]) > 0)
    }
    assert flipped == {"Arizona", "Georgia", "Michigan", "Nevada", "Pennsylvania", "Wisconsin"}
    for state in rows[2024]:
        told = story(desk, state, "contest")
        assert ("flipped" in told["headline"]) == (state in flipped)
        was = f"The Democrats won the state by {points(overall(rows[2020][state]))} in the 2020 election."
        assert (was in told["text"]) == (state in flipped)


def test_the_50_states_together(desk: Path, rows: dict[int, dict[str, dict[str, Row]]]) -> None:
    told = story(desk, "the-50-states", "contest")
    now = {code: row for state in rows[2024].values() for code, row in state.items()}
    before = {code: row for state in rows[2020].values() for code, row in state.items()}
    moved = [lead(row) - lead(before[code]) for code, row in now.items() if code in before]
    assert told["headline"] == f"Trump led by {points(overall(now))} across the 50 states"
    carried = sum(lead(row) > 0 for row in now.values())
    assert f"carried {carried:,} of the {len(now):,} counties" in told["text"]
    right, left = sum(m > 0 for m in moved), sum(m < 0 for m in moved)
    assert f"In at least {right:,} of the {len(now):,} counties" in told["standfirst"]
    assert f"and in at least {left} toward the Democrats" in told["text"]
    assert f"was {points(max(moved))}, in Maverick County in Texas." in told["text"]
    shares = [lead(row) for row in now.values()]
    assert f"from {points(max(shares))} for Trump" in told["text"]
    assert f"to {points(min(shares))} for Kamala Harris" in told["text"]


@pytest.mark.parametrize("party", PARTIES)
def test_where_a_party_did_best(desk: Path, rows: dict[int, dict[str, dict[str, Row]]], party: str) -> None:
    everywhere = [row for state in rows[2024].values() for row in state.values()]
    for state, of in [(s, list(c.values())) for s, c in rows[2024].items()] + [("the 50 states", everywhere)]:
        shares = sorted(
            (Fraction(votes(r, PARTIES[party]), votes(r, "total_votes")) for r in of), reverse=True
        )
        told = story(desk, state, party)
        printed = [float(text) for text in re.findall(r"<td>(\d+\.\d)%</td>", told["body_html"])]
        assert printed[:10] == [round(float(s * 100), 1) for s in shares[: len(printed)]][:10], state
        total = sum(votes(r, "total_votes") for r in of)
        whole = Fraction(sum(votes(r, PARTIES[party]) for r in of), total)
        assert f"{float(whole * 100):.1f}%" in told["text"], state


def test_every_claim_and_every_line(desk: Path) -> None:
    assert check(desk / "edition", desk) > 6_000
    loose = (each for each in walk(desk / "edition", desk) if (each.slug, each.text) not in IN_A_NAME)
    assert [f"{each.word} in {each.slug}: {each.text}" for each in loose] == []
    records = [json.loads(path.read_text()) for path in sorted((desk / "edition" / "stories").glob("*.json"))]
    found = [(record["slug"], fault) for record in records for fault in faults(record)]
    assert [one for one in found if "State House District" not in one[1][2]] == []


def test_areas_that_are_called_otherwise(desk: Path) -> None:
    for state, noun in (("Louisiana", "parishes"), ("Alaska", "districts"), ("Texas", "counties")):
        assert noun in story(desk, state, "contest")["text"] + story(desk, state, "contest")["standfirst"]
        assert noun in story(desk, state, "republican")["text"]


def test_what_came_and_went_is_told(desk: Path) -> None:
    edition = json.loads((desk / "edition" / "edition.json").read_text())
    notes = " ".join(c["message"] for c in edition["cautions"])
    assert "areas came and went in Alaska, Connecticut" in notes
