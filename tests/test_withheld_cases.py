"""Real tables of which drafts once said more than the withheld figures allow, each a case by its own name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsgen.pipeline import build
from newsgen.project import load
from tests.regenerate import no_network

pytestmark = pytest.mark.slow

CASES = {
    "01-biggest-rise-gateshead": (
        ("gateshead-risers",),
        (
            "biggest rise in Gateshead",
            "rise in its Covid rate in Gateshead",
            "rise in Covid rate in Gateshead",
        ),
        ("rose by at least 141.7",),
    ),
    "02-biggest-rise-ashford": (
        ("ashford-risers",),
        ("biggest rise in Ashford", "in Ashford, by 59.5"),
        ("rose by at least 94.4",),
    ),
    "04-alone-south-hams": (
        ("south-hams-risers",),
        ("alone in South Hams", "the only neighbourhood where the rate is known"),
        ("six neighbourhoods in South Hams",),
    ),
    "06-alone-sevenoaks-fall": (
        ("sevenoaks-fallers",),
        ("alone in Sevenoaks",),
        (),
    ),
    "07-crossed-dartford": (
        ("dartford-crossed",),
        ("moved above 123.4 in three",),
        ("six neighbourhoods",),
    ),
    "09-numbers-rose-cambridge": (
        ("cambridge-numbers",),
        ("7 where the figure rose",),
        ("10 where the figure rose",),
    ),
    "11-average-for-place": (
        ("tees-valley-roundup",),
        ("average of 317.3 for Tees Valley", "average for Tees Valley"),
        (),
    ),
    "18-steepest-at-hand-barnet": (
        (),
        ("biggest in the nine weeks for which figures are at hand",),
        (),
    ),
    "20-gap-at-hand": (
        (),
        ("Figures are at hand from the week to September 12 on", "11 weeks for which figures are at hand"),
        (),
    ),
}
"""The drafts (none: all of them), what none of them says, and what one of them does."""


@pytest.mark.parametrize("name", CASES)
def test_the_words_say_no_more_than_is_known(shared: Path, tmp_path: Path, name: str) -> None:
    slugs, said, right = CASES[name]
    shutil.copytree(shared.parent / "cases" / "stories" / name, tmp_path / "p")
    drafts = build(load(tmp_path / "p"), no_network).drafts
    texts = [f"{d.headline}\n{d.standfirst}\n{d.text}" for d in drafts if not slugs or d.slug in slugs]
    assert texts
    for text in texts:
        assert [words for words in said if words in text] == []
    for words in right:
        assert any(words in text for text in texts), texts
