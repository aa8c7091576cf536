"""All gates on whole editions: what is good is left alone, and what an editor is told stays readable."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.projects import copied
from tests.regenerate import edition as example
from tests.regenerate import no_network
from tests.test_oracle import PROJECT

FLOOD = 0.25
"""A gate that says something of more than a quarter of good drafts is not read any more."""


good = cache(example)


def told(edition: Edition) -> Counter[str]:
    """How many drafts each gate warns of; a note may stand wherever it is true."""
    warned = ({c.id for c in draft.cautions if c.severity != "note"} for draft in edition.drafts)
    return Counter(name for names in warned for name in names)


def check(edition: Edition) -> None:
    blocking = [(d.slug, c) for d in edition.drafts for c in d.cautions if c.severity == "block"]
    assert blocking == []
    for gate, drafts in told(edition).items():
        assert drafts <= FLOOD * len(edition.drafts) + 1, gate
    assert len(edition.cautions) <= 6, edition.cautions
    assert [c for c in edition.cautions if c.severity == "block"] == []


@pytest.mark.parametrize("name", ["covid-north-east", "barsetshire"])
def test_the_examples(name: str) -> None:
    check(good(name))


def test_the_north_east_on_28_october(shared: Path) -> None:
    check(build(load(PROJECT), no_network))


@pytest.mark.slow
def test_england_on_28_october(shared: Path) -> None:
    edition = build(load(PROJECT.parent / "england"), no_network)
    assert len(edition.drafts) > 600
    check(edition)
    for gate, drafts in told(edition).items():
        assert drafts <= 0.05 * len(edition.drafts), gate


def test_a_table_whose_newest_week_is_ten_times_too_high(tmp_path: Path) -> None:
    """Cases, rate and all: each row fits itself, and only a look at the weeks before can tell."""
    project = copied("barsetshire", tmp_path)
    table = project / "data" / "flu_by_neighbourhood.csv"
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    with (project / "data" / "populations.csv").open(newline="") as file:
        people = {row["code"]: int(row["population"]) for row in csv.DictReader(file)}
    newest = max(row["week_ending"] for row in rows)
    for row in rows:
        if row["week_ending"] == newest and row["cases"].isdigit():
            row["cases"] = str(int(row["cases"]) * 10)
            row["rate"] = f"{int(row['cases']) / people[row['code']] * 100_000:.1f}"
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    edition = build(load(project), no_network)
    assert [c.severity for c in edition.cautions if c.id == "meaning_changed"] == ["warn"]
    assert "factor of 9" in next(c.message for c in edition.cautions if c.id == "meaning_changed")


def test_an_old_edition_is_called_stale(tmp_path: Path) -> None:
    assert "stale_vintage" not in {c.id for c in good("covid-north-east").cautions}
    project = load(copied("covid-north-east", tmp_path))
    day = project.source.published
    old = build(project, no_network, as_of=day.replace(year=day.year + 1))
    assert [c.id for c in old.cautions].count("stale_vintage") == 1
    assert all(c.id != "stale_vintage" for d in old.drafts for c in d.cautions)


def test_a_test_row_left_in_the_table_blocks_the_stories_of_its_patches(tmp_path: Path) -> None:
    project = copied("covid-north-east", tmp_path)
    table = tmp_path / "seeds" / "covid_north_east_2021-02-18.csv"
    name = "Park East"
    assert name in table.read_text()
    table.write_text(table.read_text().replace(name, "Test area 1"))
    edition = build(load(project), no_network)
    blocked = {d.slug for d in edition.drafts if d.status == "blocked"}
    assert blocked
    assert all(
        any(c.id == "looks_like_a_test" for c in d.cautions) for d in edition.drafts if d.slug in blocked
    )
