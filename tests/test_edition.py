"""Whole editions: what must never change them, and what they must say."""

from __future__ import annotations

import csv
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgen.edition.write import put_edition
from newsgen.model.draft import Draft, Edition
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.writing.check_body import check_body
from tests.conftest import ROOT
from tests.projects import copied
from tests.regenerate import edition as example
from tests.regenerate import no_network
from tests.test_golden import files
from tests.test_oracle import PROJECT
from tests.test_stranger import check

SEED_STORY = "durham-darlington-teesside-highest"


def draft(edition: Edition, slug: str) -> Draft:
    return next(d for d in edition.drafts if d.slug == slug)


def without_rows(text: str) -> Any:
    """A record without what must differ when a file's rows stand in another order: row numbers and hashes of bytes."""

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: strip(v) for k, v in value.items() if k not in {"row", "sha256", "revision"}}
        return [strip(v) for v in value] if isinstance(value, list) else value

    return strip(json.loads(text))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_shuffling_the_rows_changes_no_story(tmp_path: Path, seed: int) -> None:
    project = copied("covid-north-east", tmp_path)
    table = tmp_path / "seeds" / "covid_north_east_2021-02-18.csv"
    put_edition(build(load(project), no_network), tmp_path / "before")
    header, *rows = table.read_text().splitlines()
    random.Random(seed).shuffle(rows)
    table.write_text("\n".join([header, *rows]) + "\n")
    put_edition(build(load(project), no_network), tmp_path / "after")
    before, after = files(tmp_path / "before"), files(tmp_path / "after")
    assert before.keys() == after.keys()
    for name in before:
        if name.endswith(".json"):
            assert without_rows(before[name].decode()) == without_rows(after[name].decode())
        elif name not in ("index.html", "SHA256SUMS"):  # these show the hash of the table
            assert before[name] == after[name], name


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        put_edition(example("covid-north-east"), tmp_path / name)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_the_twenty_neighbourhoods() -> None:
    edition = example("covid-north-east")
    story = draft(edition, SEED_STORY)
    assert story.status == "draft"
    assert "County Durham, Darlington and Teesside" in story.headline
    claims = [(c.text, c.value, c.unit) for c in story.claims]
    said = {(c.text.lower(), c.value, c.part) for c in story.claims}
    assert {("20 neighbourhoods", 20, "headline"), ("twenty neighbourhoods", 20, "headline")} & said
    assert ("six councils", 6, "count") in claims
    assert ("eight neighbourhoods", 8, "body") in said
    assert ("452.2", 452.2, "rate") in claims
    assert ("29 cases", 29, "count") in claims
    assert ("just over two and a half times", pytest.approx(452.2 / 179), "ratio") in claims
    text = story.headline + story.standfirst + story.text
    assert "soared" not in text
    assert "infections" not in text
    assert [line.split("  ")[0] for line in story.text.splitlines() if " 304.9 " in line] == [
        "Joint 18",
        "Joint 18",
    ]
    for one in (d for d in edition.drafts if d.patch.name != "Redcar and Cleveland"):
        for line in (one.headline, one.standfirst, *one.text.splitlines()):
            assert "Grangetown" not in line or "Redcar and Cleveland" in line


def test_the_week_of_28_october(shared: Path) -> None:
    edition = build(load(PROJECT), no_network)
    assert edition.drafts[0].findings[0].facts["top"].area.name == "Durham City"  # type: ignore[union-attr]
    region = draft(edition, "north-east-highest")
    said = {(c.text, c.value) for c in region.claims}
    assert ("1,520.1 cases per 100,000 people", 1520.1) in said
    assert {value for _, value in said} >= {220}
    assert {value for _, value in said} & {660, -440}  # what it was the week before, or how many fewer
    darlington = draft(edition, "darlington-highest")
    assert [c.value for c in darlington.claims if c.part == "headline" and c.unit == "count"][:1] == [3]
    for name in ("Harrowgate Hill", "Albert Hill and Red Hall", "Bank Top"):
        assert name in darlington.text
    lowest = draft(edition, "northumberland-lowest")
    listed = lowest.body_html.split("</table>")[0]
    for withheld in ("Berwick-upon-Tweed West and Holy Island", "Bellingham, Otterburn and Redesdale"):
        assert withheld in lowest.body_html
        assert withheld not in listed


def test_what_holds_of_every_draft(shared: Path) -> None:
    editions = (example("covid-north-east"), example("barsetshire"), build(load(PROJECT), no_network))
    for edition in editions:
        slugs = {d.slug for d in edition.drafts}
        scores = [d.score.value for d in edition.drafts]
        assert scores == sorted(scores, reverse=True)
        for one in edition.drafts:
            assert one.status == "draft", one.cautions
            assert check_body(one.body_html) == ()
            assert {link.slug for link in one.see_more} <= slugs | {""}
            for link in one.see_more:
                assert link.url or link.headline == draft(edition, link.slug).headline


def test_a_suppressed_value_is_nowhere(shared: Path, tmp_path: Path) -> None:
    """A table that withholds a rate and forgets the cases behind it: they reach no file of the edition."""
    source = shared / "msoa_covid_snapshots" / "england_published_2020-10-28.csv"
    with source.open(newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["region_name"] == "North East"]
    forgotten = [r for r in rows if not r["rate"]]
    assert len(forgotten) == 2
    for row in forgotten:
        row["cases"] = "77123"
    with (tmp_path / "table.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    project = load(PROJECT)
    spoilt = replace(project, source=replace(project.source, source=str(tmp_path / "table.csv")))
    put_edition(build(spoilt, no_network), tmp_path / "edition")
    for name, data in files(tmp_path / "edition").items():
        assert b"77123" not in data, name
        assert b"77,123" not in data, name


def test_a_rate_that_reveals_withheld_cases_is_nowhere(tmp_path: Path) -> None:
    """The publisher marks the cases and forgets the rate: it is withheld too, and a stranger's sums agree."""
    project = copied("barsetshire", tmp_path)
    table = next(p for p in (project / "data").glob("*.csv") if "cases" in p.read_text().splitlines()[0])
    lines = table.read_text().splitlines()
    header = lines[0].split(",")
    newest = max(line.split(",")[header.index("week_ending")] for line in lines[1:])
    rate, changed = header.index("rate"), 0
    for n, line in enumerate(lines):
        cells = line.split(",")
        if newest in line and cells[header.index("cases")] == "[c]" and not changed:
            cells[rate], changed = "98765.4", n
            lines[n] = ",".join(cells)
    assert changed
    table.write_text("\n".join(lines) + "\n")
    edition = build(load(project), no_network)
    put_edition(edition, tmp_path / "edition")
    for name, data in files(tmp_path / "edition").items():
        assert b"98765" not in data, name
        assert b"98,765" not in data, name
    assert check(tmp_path / "edition", project) > 100


def test_only_some_patches() -> None:
    project = load(ROOT / "examples" / "covid-north-east")
    edition = build(project, no_network, only=("Middlesbrough",))
    assert {d.patch.name for d in edition.drafts} == {"Middlesbrough"}
