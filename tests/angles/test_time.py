"""The story of what is new against the past, of real months of recorded crime."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.edition.write import put_edition
from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.regenerate import no_network
from tests.test_stranger import check

PROJECT = ROOT / "tests" / "projects" / "time"


@pytest.fixture(scope="module")
def edition(shared: Path) -> Edition:
    return build(load(PROJECT), no_network)


def test_each_story_is_written_and_none_is_blocked(edition: Edition) -> None:
    assert {d.slug: d.cautions for d in edition.drafts if d.status == "blocked"} == {}
    assert {d.story for d in edition.drafts} == {
        "history",
        "steepest",
        "streak",
        "turned",
        "crossed",
        "reign",
        "highest",
    }


def test_a_stranger_can_recompute_every_claim(edition: Edition, tmp_path: Path) -> None:
    put_edition(edition, tmp_path / "edition")
    assert check(tmp_path / "edition", PROJECT) > 50


HEADLINES = {
    "history": "Haringey: number of recorded crimes is the lowest since December 2022",
    "steepest": "the biggest in the 23 months for which figures are at hand",
    "streak": "Hounslow has fallen for the fourth time in a row",
    "turned": "First fall in four months for number of recorded crimes in Westminster",
    "crossed": "Number of recorded crimes came down to 2,500 or fewer in Enfield",
    "reign": "Westminster has the highest number of recorded crimes in London for the 24th month in a row",
}


@pytest.mark.parametrize(("story", "words"), HEADLINES.items())
def test_its_headline(edition: Edition, story: str, words: str) -> None:
    assert words in next(d.headline for d in edition.drafts if d.story == story)


def test_who_leads_again_is_told_in_the_highest_story(edition: Edition) -> None:
    text = next(d.text for d in edition.drafts if d.story == "highest")
    assert "Westminster came top for the 24th month in a row." in text


def test_haringey_was_as_low_thirteen_months_before(edition: Edition) -> None:
    text = next(d.text for d in edition.drafts if d.story == "history")
    assert "the lowest since December 2022" in text
    assert "2,272" in text
