"""What explain says of a story whose lead was chosen: by which rule, why, and what it could have led on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsgen.edition.write import put_edition
from newsgen.explanation import explain_story, laid_out
from newsgen.pipeline import build
from newsgen.project import load
from tests.regenerate import no_network

BARE: dict[str, Any] = {
    "slug": "barchester-news", "status": "draft", "headline": "Cases in Barchester up by a third", "score": 0.5,
    "score_parts": {}, "angles": [], "claims": [], "sentences": [], "see_more": [], "cautions": [],
}  # fmt: skip
WHY = {"rule": "leap", "why": "one area went from 15 to 30"}
OTHER = {"rule": "leader", "why": "the highest area is 2.1 times the typical one"}
LEADS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("alone", {"lead": {**WHY, "also": []}}, ["  It leads by the rule leap: one area went from 15 to 30."]),
    ("with others", {"lead": {**WHY, "also": [OTHER]}}, [
        "  It leads by the rule leap: one area went from 15 to 30.",
        "    It could have led on these:",
        "      leader: the highest area is 2.1 times the typical one.",
    ]),
    ("not chosen", {"lead": None}, []),
    ("an edition of before", {}, []),
]  # fmt: skip


@pytest.mark.parametrize(("record", "lines"), [row[1:] for row in LEADS], ids=[row[0] for row in LEADS])
def test_why_it_leads(record: dict[str, Any], lines: list[str]) -> None:
    said = list(laid_out(explain_story({**BARE, **record}, {}), 100))  # type: ignore[typeddict-item]
    start = 2  # after its headline and its score
    assert said[start : start + len(lines)] == lines
    assert said[start + len(lines)].strip() == "What its angles found, the lead first:"


TOML = """\
[project]
title = "Barsetshire"

[data]
source = "table.csv"
published = 2021-02-23
period = { ends = "week_ending", grain = "week" }

[data.area]
code = "code"
name = "name"
kind = "parish"

[measures.cases]
column = "cases"
kind = "count"
noun = "case"

[[patches]]
name = "Barsetshire"
kind = "county"
"""
NOW = {"Framley": 40, "Plumstead": 30, "Allington": 31, "Crabtree": 29, "Ullathorne": 30}


def test_a_story_as_it_is_built(tmp_path: Path) -> None:
    before = {**NOW, "Framley": 20, "Allington": 20, "Crabtree": 20}
    rows = [
        f"{name[0]},{name},{week},{cases}"
        for week, of in (("2021-02-11", before), ("2021-02-18", NOW))
        for name, cases in of.items()
    ]
    (tmp_path / "table.csv").write_text("\n".join(["code,name,week_ending,cases", *rows]))
    (tmp_path / "newsgen.toml").write_text(TOML)
    put_edition(build(load(tmp_path), no_network), tmp_path / "edition")
    (path,) = (tmp_path / "edition" / "stories").glob("*.json")
    story = json.loads(path.read_text())
    sentences = story["sentences"]
    for claim in story["claims"]:
        claim["sentence"] = sentences[claim["sentence"]]
    said = list(laid_out(explain_story(story, {}), 200))
    assert "  It leads by the rule apart: total +33 per cent from 120." in said
    assert "    It could have led on these:" in said
    found = next(n for n, line in enumerate(said) if "What its angles found" in line)
    assert said[found + 1].strip().startswith(story["angles"][0]["angle"])
