"""docs/architecture.md and CONTRIBUTING.md say what is there: the drawing is the code's, every file named exists."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.drawing import CHAINS, WAY, arrows, calls, drawing
from tests.test_imports import ROOMS

PAGES = {
    name: (ROOT / name).read_text(encoding="utf-8") for name in ("docs/architecture.md", "CONTRIBUTING.md")
}


def test_the_drawing_is_of_this_code() -> None:
    drawn = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")
    assert drawn == drawing(), "python -m tests.regenerate"


def test_the_way_is_that_of_the_pipeline() -> None:
    """Each stage is called by its name, in this order; what one gives, the next takes."""
    found = calls()
    at = [found.index(call) for call, _, _ in WAY]
    assert at == sorted(at)
    assert [given for _, given, _ in WAY[1:]] == [gives for _, _, gives in WAY[:-1]]


def test_every_room_has_its_column() -> None:
    assert {name for names in CHAINS.values() for name in names} >= arrows().keys()


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = set(
        re.findall(r"`((?:newsgen|tests|docs|templates|seeds|examples|\.ci)/[^`*<> ]*)`", PAGES[page])
    )
    assert named
    missing = sorted(name for name in named if not (ROOT / name).exists())
    assert missing == []


def test_every_room_is_in_the_page() -> None:
    for name in ROOMS:
        assert f"`{name}" in PAGES["docs/architecture.md"] or name == "__main__", name
