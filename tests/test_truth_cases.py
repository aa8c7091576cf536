"""Projects whose drafts once said more than their figures do, each built and read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from newsgen.model.draft import Draft
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import SHARED
from tests.regenerate import no_network

pytestmark = pytest.mark.slow
CASES = SHARED / "cases" / "projects"
PROJECT = """\
[project]
title = "T"
style = "STYLE"
[data]
source = "t.csv"
published = 2025-02-13
publisher = "the Health Office"
area = { name = "name", kind = "ward", within = { council = "council" } }
period = { ends = "week_ending", grain = "week" }
[measures.m]
column = "cases"
kind = "count"
noun = "new case"
[[patches]]
name = "Barsetshire"
"""
NAMES = (
    "Plumstead",
    "Framley",
    "Puddingdale",
    "Ullathorne",
    "Crabtree",
    "Hogglestock",
    "Eiderdown",
    "Uffley",
)
STORIES = {
    "highest": '{ use = "highest" }',
    "listed-highest": '{ use = "highest" }, { use = "above", threshold = 100 }',
    "lowest": '{ use = "lowest" }',
    "listed-lowest": '{ use = "lowest" }, { use = "below", threshold = 50 }',
    "multiple": '{ use = "multiple_of_average", times = 1.2 }',
    "overview": '{ use = "direction" }, { use = "highest" }, { use = "lowest" }',
    "roundup": '{ use = "all_areas" }, { use = "gap" }',
    "risers": '{ use = "biggest_rise" }',
    "fallers": '{ use = "biggest_fall" }',
}


def built(folder: Path) -> dict[str, Draft]:
    """The drafts by the story's name; none is blocked."""
    drafts = build(load(folder), no_network).drafts
    blocked = [(d.slug, c) for d in drafts for c in d.cautions if c.severity == "block"]
    assert blocked == []
    return {draft.slug.removeprefix("barsetshire-"): draft for draft in drafts}


def of_case(name: str, tmp_path: Path, table: str = "t.csv") -> dict[str, Draft]:
    if not CASES.is_dir():
        pytest.skip("the cases are not beside the checkout")
    shutil.copytree(CASES / name, tmp_path / "p")
    shutil.copyfile(tmp_path / "p" / table, tmp_path / "t.csv")
    shutil.move(tmp_path / "t.csv", tmp_path / "p" / "t.csv")
    return built(tmp_path / "p")


def told(draft: Draft) -> str:
    return "\n".join((draft.headline, draft.standfirst, draft.text))


def with_figures(
    folder: Path, now: Iterable[int], before: Iterable[int], style: str = "uk-regional"
) -> dict[str, Draft]:
    """The drafts of eight wards with these figures."""
    stories = (
        f'[[stories]]\nname = "{name}"\ntemplate = "{name.removeprefix("listed-")}.html"\nangles = [{angles}]\n'
        for name, angles in STORIES.items()
    )
    (folder / "newsgen.toml").write_text(PROJECT.replace("STYLE", style) + "".join(stories))
    rows = [
        f"{name},Barchester,{week},{value}"
        for week, values in (("2025-02-02", before), ("2025-02-09", now))
        for name, value in zip(NAMES, values, strict=True)
    ]
    (folder / "t.csv").write_text("\n".join(["name,council,week_ending,cases", *rows]))
    return built(folder)


def cautions(drafts: dict[str, Draft], gate: str) -> list[str]:
    return [c.message for draft in drafts.values() for c in draft.cautions if c.id == gate]


def test_a_tie_has_no_it(tmp_path: Path) -> None:
    risers = of_case("a-tie-has-no-it", tmp_path)["risers"]
    assert (
        risers.standfirst == "The number of new cases rose by 100 in each of them in the week to February 9"
    )
    assert "five" not in risers.text.partition("Where the number")[2]


FOUR = (440, 440, 440, 440, 120, 40, 20, 20)
BEFORE = (430, 430, 430, 430, 140, 60, 40, 40)


def test_four_that_share_the_first_place_are_counted(tmp_path: Path) -> None:
    drafts = with_figures(tmp_path, FOUR, BEFORE)
    for name in ("highest", "listed-highest", "multiple", "risers", "roundup"):
        prose = told(drafts[name]).partition("Rank")[0].partition("Where the")[0]
        assert not any(ward in prose for ward in NAMES[:4]), name
        assert "four wards" in prose.casefold(), name
    assert drafts["listed-highest"].standfirst.startswith("Four wards have the joint highest figure")
    assert "two wards" in drafts["roundup"].standfirst


@pytest.mark.parametrize("style", ["uk-regional", "regional-de"])
@pytest.mark.parametrize(
    "now",
    [
        pytest.param((140, 140, 90, 80, 66, 44, 20, 20), id="two at each end"),
        pytest.param((140, 140, 140, 80, 66, 44, 20, 20), id="three"),
        pytest.param(FOUR, id="four"),
        pytest.param((140, 90, 90, 80, 66, 44, 30, 0), id="none"),
    ],
)
def test_no_sentence_gives_a_tie_to_one_place(tmp_path: Path, now: tuple[int, ...], style: str) -> None:
    text = (
        PROJECT
        if style == "uk-regional"
        else PROJECT.replace('"ward"', '"Ortsteil"').replace("new case", "Fall")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.test_truth_cases.PROJECT", text)
        drafts = with_figures(tmp_path, now, BEFORE, style)
    tied = [name for name, value in zip(NAMES, now, strict=True) if now.count(value) > 1]
    alone = ("was furthest", "is furthest", " it ", "It ", "übersteigt", "dort von")
    for name in ("highest", "listed-highest", "lowest", "listed-lowest", "multiple"):
        first = [line for line in told(drafts[name]).split("\n") if "  " not in line][:6]
        for sentence in first:
            named = [ward for ward in tied if ward in sentence]
            assert len(named) != 1 or len(set(NAMES) & set(sentence.split())) > 1, sentence
            assert not named or not any(word in sentence for word in alone), sentence


def test_alone_in_rising(tmp_path: Path) -> None:
    drafts = of_case("alone-in-rising", tmp_path)
    assert drafts["risers"].headline == "Number of new cases up in two wards in Barsetshire"
    assert "In Ullathorne in Silverbridge, where there were two or fewer cases" in drafts["risers"].text
    assert "alone" not in told(drafts["risers"])


def test_alone_in_rising_biggest(tmp_path: Path) -> None:
    drafts = of_case("alone-in-rising", tmp_path, "biggest.csv")
    for line in told(drafts["risers"]).split("\n"):
        assert "biggest" not in line or "Plumstead" not in line or "with figures for both weeks" in line, line


def test_alone_in_rising_without_a_row_before(tmp_path: Path) -> None:
    risers = of_case("alone-in-rising", tmp_path, "no-row-before.csv")["risers"]
    assert "alone among the three wards in Barsetshire with figures for both weeks" in risers.headline


def test_a_mean_of_gains_and_losses(tmp_path: Path) -> None:
    drafts = of_case("a-mean-of-gains-and-losses", tmp_path)
    for draft in drafts.values():
        assert "times" not in told(draft)
        assert "per cent" not in told(draft)
    assert cautions(drafts, "implausible_jump")
    assert not any("factor" in message for message in cautions(drafts, "implausible_jump"))


def test_fell_to_nought(tmp_path: Path) -> None:
    drafts = of_case("fell-to-nought", tmp_path)
    assert any("410 to 0" in message for message in cautions(drafts, "implausible_jump"))
    assert drafts["fallers"].standfirst == "It went from 410 to zero in the week to February 9"
    for draft in drafts.values():
        assert "100 per cent below" not in told(draft)
        assert "no new cases" not in told(draft)


def test_list_heading_warns_of_itself(tmp_path: Path) -> None:
    if not CASES.is_dir():
        pytest.skip("the cases are not beside the checkout")
    table = tmp_path / "t.csv"
    shutil.copyfile(CASES / "list-heading-warns-of-itself" / "t.csv", table)
    subprocess.run([sys.executable, "-m", "newsgen", "new", tmp_path / "p", "--data", table], check=True)
    drafts = built(tmp_path / "p")
    assert drafts
    assert cautions(drafts, "overclaimed_rank") == []
    assert not any("The one ward" in told(draft) or "Rank" in told(draft) for draft in drafts.values())
