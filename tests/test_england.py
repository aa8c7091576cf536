"""The England edition, 9 regions and 314 councils: every claim proved, every line read, every list redone."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from newsgen.edition.write import put_edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.blocks import blocks, rows
from tests.conftest import ROOT
from tests.ledger_walk import walk
from tests.phrases import untrue
from tests.prose import faults
from tests.records import story_at
from tests.stranger import Stranger
from tests.test_oracle import no_network

PROJECT = ROOT / "tests" / "projects" / "england"
TABLE = "england_published_2020-10-28.csv"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def england(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the edition."""
    folder = tmp_path_factory.mktemp("england") / "edition"
    put_edition(build(load(PROJECT), no_network), folder)
    return folder


@pytest.fixture(scope="session")
def stories(england: Path) -> list[dict[str, Any]]:
    return [story_at(path) for path in sorted((england / "stories").glob("*.json"))]


def summary(wrong: list[tuple[str, str]]) -> str:
    """Faults by kind, the commonest first, each with its first example."""
    examples = dict(reversed(wrong))
    counted = Counter(kind for kind, _ in wrong).most_common(30)
    return "\n".join(f"{n:6}  {kind}  ({examples[kind]})" for kind, n in counted)


def test_there_are_two_stories_of_every_patch_with_more_than_one_figure(
    england: Path, stories: list[dict[str, Any]]
) -> None:
    record = json.loads((england / "edition.json").read_text())
    assert len(record["patches"]) == 9 + 314
    alone = {"City of London", "Isles of Scilly"}
    assert {u["patch"] for u in record["unwritten"]} == alone
    assert len(stories) == 2 * (9 + 314 - len(alone))
    assert [(s["slug"], s["cautions"]) for s in stories if s["status"] != "draft"] == []


def test_every_claim_of_every_draft(england: Path, stories: list[dict[str, Any]]) -> None:
    stranger, wrong, proved = Stranger(england, PROJECT), [], 0
    for story in stories:
        said = {part: " ".join(b.text for b in blocks(story) if b.part == part) for part in PARTS}
        for claim in story["claims"]:
            where = f"{story['slug']}: {claim['sentence']}"
            got, value = stranger.value(claim["derivation"]), claim["value"]
            if got != value and (isinstance(got, str) or got != pytest.approx(value, rel=1e-12, abs=1e-12)):
                wrong.append((f"{claim['text']!r} is {value}, worked out {got}", where))
            of_two = claim["derivation"]["rule"] == "swap"  # what one area lacks to another
            if claim["area"] and not of_two and stranger.areas(claim["derivation"]) - {claim["area"]}:
                wrong.append((f"{claim['text']!r} is another area's", where))
            if why := untrue(claim, story):
                wrong.append((why, where))
            if claim["text"] not in claim["sentence"] or claim["sentence"] not in said[claim["part"]]:
                wrong.append((f"{claim['text']!r} is not where it is said to be", where))
            proved += 1
    assert not wrong, summary(wrong)
    assert proved > 25_000


PARTS = ("headline", "standfirst", "body")


def test_nothing_is_printed_that_no_claim_answers_for(england: Path) -> None:
    loose = walk(england, PROJECT)
    assert not loose, summary([(one.word, f"{one.slug}: {one.text}") for one in loose])


def test_a_sub_editor_finds_nothing(stories: list[dict[str, Any]]) -> None:
    wrong = [
        (rule, f"{story['slug']}: {words!r} in {sentence!r}")
        for story in stories
        for rule, words, sentence in faults(story)
    ]
    assert not wrong, summary(wrong)


def figures(shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Patch and row of every published rate of the table, read by the csv module alone."""
    with (shared / "msoa_covid_snapshots" / TABLE).open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["rate"]:
                yield row["region_name"], row
                yield row["la_name"], row


def test_every_list_is_what_the_table_says(shared: Path, stories: list[dict[str, Any]]) -> None:
    """Who is in it, in which order, with which rank, rate and cases; a list ends with its ties, never through them."""
    table: dict[str, list[dict[str, Any]]] = {}
    for patch, row in figures(shared):
        table.setdefault(patch, []).append(row)
    checked = 0
    for story in stories:
        lowest = story["story"] == "lowest"
        ordered = sorted(table[story["patch"]["name"]], key=lambda r: Fraction(r["rate"]), reverse=not lowest)
        rates = [Fraction(row["rate"]) for row in ordered]
        if not (tables := rows(story["body_html"])):
            assert len(ordered) < 6, (
                f"{story['slug']}: no list"
            )  # half of them are not three: a list says nothing
            continue
        (listed,) = tables
        for n, (rank, name, rate, cases) in enumerate(listed):
            value = Fraction(rate.replace(",", ""))
            same = [r for r in ordered if Fraction(r["rate"]) == value and named(r["name"], name)]
            assert same, f"{story['slug']}: no {name} at {rate}"
            assert cases in {f"{int(r['cases']):,}" for r in same}, f"{story['slug']}: {name}"
            assert rates[n] == value, f"{story['slug']}: {name} is out of order"
            joint = "Joint " if rates.count(value) > 1 else ""
            assert rank == f"{joint}{rates.index(value) + 1:,}", f"{story['slug']}: {name}"
            checked += 1
        assert len({name for _, name, _, _ in listed}) == len(listed), story["slug"]
        assert rates[len(listed) - 1 :].count(rates[len(listed) - 1]) == 1, (
            f"{story['slug']}: cut through a tie"
        )
        top = {place(r["name"]) for r in ordered if Fraction(r["rate"]) == rates[0]}
        opening = story["headline"] + story["standfirst"] + story["text"].split("\n\n")[0]
        assert any(name in opening for name in top) or len(top) > 3, f"{story['slug']}: {top}"
    assert checked > 4_000


def named(name: str, printed: str) -> bool:
    return printed == place(name) or printed.startswith(f"{place(name)}, ")


def place(name: str) -> str:
    return name.replace(" & ", " and ")
