"""The walk over the ledger finds what no claim answers for, and only that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.ledger_walk import Exempt, loose
from tests.records import story_at

EXAMPLE = ROOT / "examples" / "covid-north-east"
GOLDEN = ROOT / "tests" / "golden" / "covid-north-east"


@pytest.fixture(scope="module")
def exempt() -> Exempt:
    return Exempt(json.loads((GOLDEN / "edition.json").read_text()), EXAMPLE)


def words(exempt: Exempt, body: str, *claims: tuple[str, str]) -> list[str]:
    story: dict[str, Any] = {
        "slug": "story",
        "headline": "News",
        "standfirst": "",
        "body_html": body,
        "claims": [{"text": text, "part": "body", "sentence": sentence} for text, sentence in claims],
    }
    return [one.word for one in loose(story, exempt)]


TWO = "There were 12 new cases there, 12 more than before."


@pytest.mark.parametrize(
    ("body", "claims", "left"),
    [
        (f"<p>{TWO}</p>", [], ["12", "12", "more"]),
        (f"<p>{TWO}</p>", [("12 new cases", TWO)], ["12", "more"]),
        (f"<p>{TWO}</p>", [("12", TWO), ("12", TWO)], ["more"]),
        (f"<p>{TWO}</p>", [("12 new cases", TWO), ("12", TWO), ("more", TWO)], []),
        (f"<p>{TWO}</p>", [("12 new cases", TWO), ("12 more", TWO)], []),
        ("<p>Half of them rose to ¼.</p>", [], ["half", "rose", "¼"]),
        ("<p>A third are twenty-one, a million.</p>", [], ["third", "twenty-one", "million"]),
        ("<ul><li>6</li><li>6</li></ul>", [("6", "6")], ["6"]),
        ("<ul><li>6</li><li>6</li></ul>", [("6", "6"), ("6", "6")], []),
        ("<p>It is 452.2. Then it rose. It is 452.2.</p>", [("452.2", "It is 452.2.")], ["rose", "452.2"]),
        ("<p><strong>SEE MORE:</strong> It rose</p>", [], ["rose"]),
        ("<p>Two or fewer cases each, in Upper Teesdale and Lower Weardale.</p>", [], ["lower"]),
    ],
)  # fmt: skip
def test_what_is_left(exempt: Exempt, body: str, claims: list[tuple[str, str]], left: list[str]) -> None:
    assert words(exempt, body, *claims) == left


def test_definitions_and_names_need_no_claim(exempt: Exempt) -> None:
    seven_days = "The rate is the number of new cases in seven days for every 100,000 people"
    assert words(exempt, f"<p>{seven_days} who live in a neighbourhood.</p>") == []
    assert words(exempt, "<p>The rate is that of seven days for every 100,000 people.</p>") == [
        "seven",
        "every",
        "100,000",
    ]


def test_a_claim_that_is_not_in_the_text(exempt: Exempt) -> None:
    with pytest.raises(AssertionError, match="not where it is said to be"):
        words(exempt, "<p>It rose.</p>", ("fell", "It fell."))


@pytest.mark.parametrize("path", sorted((GOLDEN / "stories").glob("*.json")), ids=lambda p: p.stem)
def test_every_number_of_the_example_is_claimed(exempt: Exempt, path: Path) -> None:
    assert [one for one in loose(story_at(path), exempt) if one.word[0].isdigit()] == []
