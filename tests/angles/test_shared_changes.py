"""Several areas that share the biggest rise or fall: what is said of one is not said of them all."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from newsgen.pipeline import build
from newsgen.project import load
from tests.regenerate import no_network

NAMES = ("Plumstead", "Framley", "Puddingdale", "Crabtree", "Ullathorne", "Courcy")


@pytest.mark.slow  # six builds
@pytest.mark.parametrize("story", ["risers", "fallers"])
@pytest.mark.parametrize(
    ("tied", "who"),
    [
        pytest.param(2, "Plumstead in Barchester and Framley in Silverbridge share", id="two are named"),
        pytest.param(3, "and Framley in Silverbridge share", id="three, too"),
        pytest.param(4, "Four wards share", id="four are counted"),
    ],
)
def test_a_tie_has_no_it(tied: int, who: str, story: str, tmp_path: Path, shared: Path) -> None:
    folder = Path(shutil.copytree(shared.parent / "cases" / "projects" / "a-tie-has-no-it", tmp_path / "p"))
    sign = 1 if story == "risers" else -1
    with (folder / "t.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "council", "week_ending", "cases"])
        for number, name in enumerate(NAMES):
            before = 400 + 30 * number
            change = 100 if number < tied else 5
            council = ("Barchester", "Silverbridge")[number % 2]
            writer.writerow([name, council, "2025-02-02", before])
            writer.writerow([name, council, "2025-02-09", before + sign * change])
    draft = next(d for d in build(load(folder), no_network).drafts if d.story == story)
    assert who in draft.headline
    assert " it went " not in draft.standfirst.casefold()
    assert not draft.standfirst.startswith("It ")
    assert "by 100 in each of them" in draft.standfirst
    assert not any(
        " five" in row or " 5" not in row for row in draft.text.split("\n") if row.startswith("Courcy")
    )
    assert [c for c in draft.cautions if c.severity == "block"] == []
