"""Projects whose drafts once said more than their figures do, each built and read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from newsgen.errors import TableError, TemplateError
from newsgen.ingest.guess import guess
from newsgen.model.draft import Draft
from newsgen.pipeline import build
from newsgen.project import load
from tests.answered import options
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
    return built(case(name, tmp_path, table))


def case(name: str, tmp_path: Path, table: str = "t.csv") -> Path:
    """The folder of a case's project, its table that one."""
    if not CASES.is_dir():
        pytest.skip("the cases are not beside the checkout")
    shutil.copytree(CASES / name, tmp_path / "p")
    shutil.copyfile(tmp_path / "p" / table, tmp_path / "t.csv")
    shutil.move(tmp_path / "t.csv", tmp_path / "p" / "t.csv")
    return tmp_path / "p"


def notes(folder: Path) -> list[str]:
    """What the edition says to its editor."""
    return [c.message for c in build(load(folder), no_network).cautions]


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
    answers = options(guess(table.read_bytes(), table.name).questions)
    answers += ["--answer", "data.published=2025-02-13"]
    new = [sys.executable, "-m", "newsgen", "new", tmp_path / "p", "--data", table, *answers]
    subprocess.run(new, check=True)
    drafts = built(tmp_path / "p")
    assert drafts
    assert cautions(drafts, "fragile_rank") == []
    assert not any("The one ward" in told(draft) or "Rank" in told(draft) for draft in drafts.values())


def test_a_code_that_retired(tmp_path: Path) -> None:
    drafts = of_case("a-code-that-retired", tmp_path)
    assert "Corby" in drafts["highest"].headline
    assert "highest number of new cases" in drafts["highest"].headline
    assert "Corby in Barchester" in told(drafts["highest"])
    for draft in drafts.values():
        assert not any(
            limit in told(draft) for limit in ("highest published", "lowest published", "with a published")
        )
    assert "Corby (E07000150, now E06000061)" in notes(tmp_path / "p")[0]


def test_a_code_that_has_no_row_now_and_no_successor_is_still_an_area(tmp_path: Path) -> None:
    folder = case("a-code-that-retired", tmp_path)
    table = folder / "t.csv"
    table.write_text(table.read_text().replace("E06000061,Corby", "E06000061,Kettering"))
    assert "highest published" in built(folder)["highest"].headline
    assert notes(folder) == []


@pytest.mark.parametrize("table", ["t.csv", "with-unallocated.csv"])
def test_a_district_among_its_wards(tmp_path: Path, table: str) -> None:
    blocks = blocked(case("a-district-among-its-wards", tmp_path, table))
    assert set(blocks) == {"roundup", "highest", "lowest"}
    assert all("wider_place" in gates for gates in blocks.values())


def test_a_row_that_is_no_place(tmp_path: Path) -> None:
    blocks = blocked(case("a-row-that-is-no-place", tmp_path))
    assert blocks == {key: {"parts_and_total"} for key in ("roundup", "highest", "lowest")}


def blocked(folder: Path) -> dict[str, set[str]]:
    """The gates that block, by the story's name."""
    drafts = build(load(folder), no_network).drafts
    found = {
        d.slug.removeprefix("barsetshire-"): {c.id for c in d.cautions if c.severity == "block"}
        for d in drafts
    }
    return {name: gates for name, gates in found.items() if gates}


@pytest.mark.parametrize(
    ("table", "headline", "note"),
    [
        (
            "t.csv",
            "Hackney Wick and City in Barchester",
            "B1 (name: 'Hackney Wick and City', was 'Hackney Wick')",
        ),
        (
            "council-changed.csv",
            "Plumstead in Silverbridge",
            "B1 (council: 'Silverbridge', was 'Barchester')",
        ),
        ("case-and-apostrophe.csv", "Stoke-On-Trent in Barchester", ""),
    ],
)
def test_a_name_that_changed(tmp_path: Path, table: str, headline: str, note: str) -> None:
    drafts = of_case("a-name-that-changed", tmp_path, table)
    name = headline.partition(" in ")[0]
    assert drafts["highest"].headline in {
        f"{name} has the highest number of new cases in Barsetshire",
        f"Barsetshire's highest number of new cases is in {name}",
    }
    assert headline in told(drafts["highest"])
    assert "from 20 to 60" in told(drafts["risers"])
    assert [note in message for message in notes(tmp_path / "p")] == [True] * bool(note)


def test_american_months(tmp_path: Path) -> None:
    drafts = of_case("american-months", tmp_path)
    assert drafts["risers"].standfirst == "It went from 221 to 237 new cases in March"


@pytest.mark.parametrize(
    ("table", "period", "published", "when"),
    [
        ("d_fy", 'grain = "year", starts_in = 4', "2024-06-13", "in the year to March"),
        ("d_fy2", 'grain = "year", starts_in = 4', "2024-06-13", "in the year to March"),
        ("d_fy3", 'grain = "year", starts_in = 4', "2024-06-13", "in the year to March"),
        ("fy_school2", 'grain = "year", starts_in = 9', "2025-09-13", "in the year to August"),
        ("d_ye_dec", 'grain = "year"', "2025-02-13", "in 2024"),
        ("d_isow", 'grain = "week"', "2021-02-13", "in the week to January 10"),
        ("d_isow2", 'grain = "week"', "2021-02-13", "in the week to January 17"),
        ("d_q2", 'grain = "quarter"', "2025-04-13", "in the first quarter"),
        ("d_q3", 'grain = "quarter"', "2025-04-13", "in the first quarter"),
        ("d_rolling", 'grain = "quarter"', "2025-04-13", "in the three months to February"),
        ("yq2", 'grain = "quarter", starts_in = 4', "2025-02-13", "in the fourth quarter"),
        ("nhs_m2", 'grain = "month", format = "MSitAE-%B-%Y"', "2025-01-13", "in December"),
    ],
)
def test_labels_of_periods(tmp_path: Path, table: str, period: str, published: str, when: str) -> None:
    folder = case("labels-of-periods", tmp_path, f"{table}.csv")
    declared = folder / "newsgen.toml"
    text = declared.read_text().replace('grain = "year"', period)
    declared.write_text(text.replace("2024-06-13", published))
    assert when in built(folder)["highest"].text


def test_labels_of_years_need_their_first_month(tmp_path: Path) -> None:
    with pytest.raises(
        TableError, match=r"row 2, column 'week_ending': '2022/23'.*; wanted data\.period\.starts_in"
    ):
        of_case("labels-of-periods", tmp_path, "d_fy.csv")


def test_unit_changed_by_a_filter(tmp_path: Path) -> None:
    folder = case("template-unit-changed-by-a-filter", tmp_path)
    own = folder / "templates" / "highest.html"
    # the shipped story that it builds on is told from phrases now
    own.write_text(own.read_text().replace("shipped/highest.html", "story.html"))
    with pytest.raises(
        TemplateError, match=r"highest\.html, line 2: per_cent: a figure whose unit is 'count'"
    ):
        built(folder)


LOWER = (90, 80, 66, 44, 30, 20)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        pytest.param((140, 120, *LOWER), (90, 90, *LOWER), "die Marke von 100", id="two up"),
        pytest.param((90, 80, *LOWER), (140, 120, *LOWER), "nur noch auf 100", id="two down"),
        pytest.param((140, 90, *LOWER), (90, 90, *LOWER), "von 90 auf 140", id="one up"),
        pytest.param((90, 80, 90, 80, 140, 120, 30, 20), (140, 120, *LOWER), "die Marke von 100", id="both"),
    ],
)  # fmt: skip
def test_several_that_crossed_a_line_pass_in_german(
    tmp_path: Path, now: tuple[int, ...], before: tuple[int, ...], words: str
) -> None:
    german = PROJECT.replace('"ward"', '"Ortsteil"').replace("new case", "Fall")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.test_truth_cases.PROJECT", german)
        patch.setattr("tests.test_truth_cases.STORIES", {"history": '{ use = "crossed", threshold = 100 }'})
        drafts = with_figures(tmp_path, now, before, "regional-de")
    assert words in told(drafts["history"])


@pytest.mark.parametrize(
    ("average", "style", "words"),
    [
        ('"mean of areas"', "uk-regional", "more than twice the average of the wards in Barsetshire"),
        ('"median"', "uk-regional", "more than three times the middle figure of the wards in Barsetshire"),
        (
            '{ published = 60, place = "England", source = "it" }',
            "uk-regional",
            "more than twice the published average",
        ),
        (
            '"mean of areas"',
            "regional-de",
            "mehr als doppelt so hoch wie der Durchschnitt der Ortsteile in Barsetshire",
        ),
    ],
)
def test_a_correction_of_a_count_says_whose_average(
    tmp_path: Path, average: str, style: str, words: str
) -> None:
    times = "3" if "median" in average else "2"
    text = PROJECT.replace('noun = "new case"', f'noun = "new case"\naverage = {average}')
    if style == "regional-de":
        text = text.replace('"ward"', '"Ortsteil"').replace("new case", "Fall")
    for day, figures in (
        ("13", (400, 300, 120, 50, 40, 30, 20, 20)),
        ("20", (400, 100, 120, 50, 40, 30, 20, 20)),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tests.test_truth_cases.PROJECT", text.replace("2025-02-13", f"2025-02-{day}"))
            patch.setattr(
                "tests.test_truth_cases.STORIES",
                {"multiple": f'{{ use = "multiple_of_average", times = {times} }}'},
            )
            with_figures(tmp_path, figures, BEFORE, style)
        newsgen("build", tmp_path, "--out", tmp_path / day)
    newsgen(
        "diff", tmp_path / "13", tmp_path / "20", "--project", tmp_path, "--out", tmp_path / "corrections"
    )
    (drafted,) = (tmp_path / "corrections").iterdir()
    assert words in drafted.read_text()


def newsgen(*arguments: str | Path) -> None:
    done = subprocess.run([sys.executable, "-m", "newsgen", *arguments], capture_output=True, check=False)
    assert done.returncode in {0, 1}, done.stderr


@pytest.mark.parametrize(
    ("then", "now", "told_now"),
    [
        pytest.param("40", "[c]", False, id="withheld since"),
        pytest.param("40", "41", True, id="revised"),
        pytest.param("[c]", "40", True, id="published since"),
        pytest.param("[c]", "[c]", True, id="withheld in both"),
    ],
)
def test_averages_of_two_vintages_give_no_withheld_figure_away(
    tmp_path: Path, then: str, now: str, told_now: bool
) -> None:
    averages = []
    for day, value in (("13", then), ("20", now)):
        text = PROJECT.replace("2025-02-13", f"2025-02-{day}").replace("STYLE", "uk-regional")
        hidden = '[data.suppressed]\nmarkers = ["[c]"]\nat_most = 50\nmeans = "50 or fewer cases"\n'
        stories = (
            '[[stories]]\nname = "roundup"\ntemplate = "roundup.html"\nangles = [{ use = "all_areas" }]\n'
        )
        hidden += '[history]\nstore = "history.sqlite"\n'
        text = text.replace("[measures.m]", hidden + "[measures.m]")
        (tmp_path / "newsgen.toml").write_text(text + stories)
        figures = (400 + int(day), 300, value, 250, 240, 230, 220, 210)
        rows = [f"{name},Barchester,2025-02-09,{figure}" for name, figure in zip(NAMES, figures, strict=True)]
        (tmp_path / "t.csv").write_text("\n".join(["name,council,week_ending,cases", *rows]))
        newsgen("build", tmp_path, "--out", tmp_path / day)
        record = (tmp_path / day / "stories" / "barsetshire-roundup.json").read_text()
        averages.append('"rule": "mean"' in record)
    assert averages == [True, told_now]
