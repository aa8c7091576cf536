"""Every story that comes with newsgen, built of a real table for three councils."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newsgen.edition.write import put_edition
from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.regenerate import no_network
from tests.test_stranger import check

PROJECT = ROOT / "tests" / "projects" / "shelf"
SHIPPED = {f"{path.stem}.html" for path in (ROOT / "templates").glob("*.story")} - {"news.html"}
"""The project names them as before there were phrases. The one that chooses its own angles has a project: news."""


@pytest.fixture(scope="module")
def edition(shared: Path) -> Edition:
    return build(load(PROJECT), no_network)


def test_every_shipped_story_is_on_it():
    assert {story.template for story in load(PROJECT).stories} == SHIPPED


def test_each_story_is_written_and_none_is_blocked(edition):
    assert {d.slug: d.cautions for d in edition.drafts if d.status == "blocked"} == {}
    assert Counter(d.story for d in edition.drafts) == {
        **dict.fromkeys(("overview", "numbers", "multiple", "history"), 1),
        **dict.fromkeys(("highest", "lowest", "risers", "fallers"), 4),
        "roundup": 3,
        "profile": 46,
    }


def test_a_stranger_can_recompute_every_claim(edition, tmp_path):
    put_edition(edition, tmp_path / "edition")
    assert check(tmp_path / "edition", PROJECT) > 1000


def test_a_profile_is_ranked_among_its_council(edition):
    draft = next(d for d in edition.drafts if d.slug == "darlington-pierremont-profile")
    assert len(draft.patch.areas) == 1
    assert "fourth-highest of the 15 neighbourhoods in Darlington" in draft.text
    assert "Harrowgate Hill, at 410.7, and Haughton Le Skerne, at 367.2" in draft.text
