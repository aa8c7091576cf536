"""Edits and paraphrases written by hand, held against editions of real tables: nearly every false one is found."""

from __future__ import annotations

import json
import shutil
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import newsgen
from tests.conftest import ROOT, SHARED

EDITS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "hand_edits.toml").read_text("utf-8"))[
    "edits"
]
LEAST_RECALL, MOST_FALSE_ALARMS = Fraction(95, 100), Fraction(5, 100)
PROJECTS = {
    "north-east": ROOT / "tests/projects/north-east",
    "time": ROOT / "tests/projects/time",
    "crime": ROOT / "tests/projects/crime",
    "house-prices": ROOT / "tests/projects/house-prices",
    "borough-prices": ROOT / "tests/projects/borough-prices",
    "barsetshire": ROOT / "examples/barsetshire",
    "covid-north-east": ROOT / "examples/covid-north-east",
    "wk_0": SHARED / "cases/check/projects/wk_0",
}


@pytest.fixture(scope="session")
def editions(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The edition of each project, built of a copy as deep as the project, so that it finds the same tables."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "shared").symlink_to(shared.parent)
    shutil.copytree(ROOT / "seeds", desk / "checkout/seeds")
    built = {}
    for name, project in PROJECTS.items():
        home = project.relative_to(ROOT).parent if project.is_relative_to(ROOT) else Path("weeks")
        copy = Path(shutil.copytree(project, desk / "checkout" / home / name))
        built[name] = newsgen.build(copy, desk / "editions" / name).out
    return built


def edited(edit: dict[str, Any], edition: Path) -> str:
    """The copy after an edit; AssertionError where the draft no longer says what the edit replaces."""
    story = json.loads((edition / "stories" / f"{edit['story']}.json").read_text("utf-8"))
    text = "\n\n".join((story["headline"], story["standfirst"], story["text"]))
    for old, new in edit.get("replace", ()):
        assert text.count(old) == 1, f"{edit['name']}: the draft has {text.count(old)} times {old!r}"
        text = text.replace(old, new)
    text = edit.get("copy", text + ("\n\n" + edit["append"] if "append" in edit else ""))
    assert edit.get("says", "") in text, f"{edit['name']}: the copy does not say {edit['says']!r}"
    return text.strip() + "\n"


def test_every_edit_is_of_one_kind_and_has_a_name_of_its_own() -> None:
    assert len({edit["name"] for edit in EDITS}) == len(EDITS)
    for edit in EDITS:
        assert len({"replace", "append", "copy"} & edit.keys()) == 1, edit["name"]
        assert edit["wanted"] == ("fails" if "says" in edit else "holds"), edit["name"]


@pytest.mark.slow
def test_false_edits_are_found_and_true_ones_hold(editions: dict[str, Path]) -> None:
    """A false one is found where a failure quotes the very passage, a true one is an alarm where anything fails."""
    missed, alarms, beside = [], [], []
    for edit in EDITS:
        edition = editions[edit["edition"]]
        failures = newsgen.check(edited(edit, edition), edition, edit["story"]).failures
        # of true copy no sentence is the false passage
        other = [each for each in failures if "says" not in edit or edit["says"] not in each.sentence]
        line = f"{edit['name']} ({edit['kind']}): " + "; ".join(
            f"{each.message} [{each.sentence}]" for each in other
        )
        if edit["wanted"] == "fails" and len(other) == len(failures):
            missed.append(line)
        elif other:
            (alarms if edit["wanted"] == "holds" else beside).append(line)
    false = sum(edit["wanted"] == "fails" for edit in EDITS)
    true = len(EDITS) - false
    print(f"\nrecall: {false - len(missed)} of {false}; false alarms: {len(alarms)} of {true}")
    for what, those in (("missed", missed), ("false alarm", alarms), ("found, and failed beside it", beside)):
        print(*(f"{what}: {line}" for line in those), sep="\n")
    assert Fraction(false - len(missed), false) >= LEAST_RECALL, "\n".join(missed)
    assert Fraction(len(alarms), true) <= MOST_FALSE_ALARMS, "\n".join(alarms)
