"""Real revisions: the same week as its publisher told it twice, compared by `newsgen diff`'s own parts.

A table of neighbourhoods holds its week and the week before, so that the one published a week later tells the first
one's week anew.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from shutil import copytree

import pytest

from newsgen.edition.read import EditionOnDisk, read_edition
from newsgen.edition.write import put_edition
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.revisions import Compared, compare
from newsgen.revisions.drafted import to_correct
from newsgen.writing.correcting import Corrector
from tests.conftest import ROOT, SHARED
from tests.regenerate import no_network

NORTH_EAST = ROOT / "tests" / "projects" / "north-east"
COUNCILS = """
[project]
title = "Covid cases by council"
[data]
source = "{table}"
published = {published}
publisher = "Public Health England"
period = {{ grain = "week", ends_on = 2021-02-10 }}
where = {{ date = [{days}] }}
add_up = true
area = {{ code = "area_code", name = "area_name", kind = "council" }}
[measures.cases]
column = "new_cases_by_specimen_date"
kind = "count"
noun = "new case"
[[patches]]
name = "England"
where = {{}}
[[stories]]
name = "highest"
template = "highest.html"
angles = [{{ use = "highest", top = 10 }}, {{ use = "above", threshold = 1500 }}]
"""
DAYS = ", ".join(f'"2021-02-{day:02}"' for day in range(4, 11))


def built(folder: Path, text: str, places: bool = False) -> EditionOnDisk:
    folder.mkdir()
    (folder / "newsgen.toml").write_text(text)
    if places:
        (folder / "places.toml").write_text((NORTH_EAST / "places.toml").read_text())
    put_edition(build(load(folder), no_network), folder / "edition")
    return read_edition(folder / "edition")


def north_east(table: Path, *, before: bool) -> str:
    """The project of the North East, on another table, and on the week before its newest."""
    text = (NORTH_EAST / "newsgen.toml").read_text().replace("../../../../shared", str(SHARED))
    lines = []
    for line in text.splitlines():
        key = line.partition(" = ")[0]
        if key == "source":
            line = f'source = "{table}"'
        elif key == "published":
            line = f"published = {table.stem[-10:]}"
        elif key == "period":
            line = f'period = {{ ends = "{"prev_" if before else ""}week_ending", grain = "week" }}'
        elif key == "compared_column":
            continue
        elif key == "column" and before and "pop_" not in line:
            line = line.replace('"', '"prev_', 1)
        lines.append(line)
    return "\n".join(lines)


def told(compared: Compared, slug: str) -> list[tuple[str, str, str]]:
    """Each change of a story: its kind, and its words before and after."""
    story = next(s for s in compared.stories if s.slug == slug)
    return [(c.kind, c.was["text"] if c.was else "", c.now["text"] if c.now else "") for c in story.changes]


def corrections(old: EditionOnDisk, new: EditionOnDisk) -> dict[str, str]:
    corrector = Corrector(new.record["style"])
    return {one.slug: corrector.write(one).text for one in to_correct(compare(old, new), old, new)}


def test_a_week_of_councils_a_week_later(shared: Path, tmp_path: Path) -> None:
    """Daily cases are revised for weeks after: in the week to 10 February 2021, Kent came above 1,500 by the 22nd."""
    table = str(shared / "la_covid_snapshots" / "utla_england_published_{}.csv")
    old, new = (
        built(tmp_path / day, COUNCILS.format(table=table.format(day), published=day, days=DAYS))
        for day in ("2021-02-15", "2021-02-22")
    )
    compared = compare(old, new)
    assert compared.same_period
    assert not compared.same_table
    count, *figures = told(compared, "england-highest")
    assert count[0] == "count"
    assert compared.stories[0].changes[0].came == ("E10000016",)
    assert ("value", "1,780", "1,802") in figures
    (text,) = corrections(old, new).values()
    assert text.startswith(
        "An earlier version of this story said that eight councils in England had a number of new cases above 1,500 "
        "in the week to February 10. On figures that Public Health England published on February 22, there were "
        "nine, Kent now among them. It also said that the number of new cases in Birmingham was 2,774; "
        "this was revised to 2,779."
    )


CASES = {
    "diff-another-wording": {
        "barsetshire-risers": "said: “Number of new cases in Barsetshire rose most in Plumstead in "
        "Barchester”. "
    },
    "diff-recoded": {
        "barsetshire-risers": "said that the number of new cases in Plumstead in Barchester was 160 in the week to "
        "February 9; the figure was later revised by the Health Office to 170. "
    },
    "diff-withheld-now": {
        "barsetshire-lowest": "gave a figure for Crabtree in Hamersham. The Health Office has since withheld it, "
        "and it is no longer given here."
    },
}
"""What a correction says first, by case and story."""
NEVER = {
    "diff-another-wording": ("should read", "rose"),
    "diff-recoded": ("it was Plumstead",),
    "diff-withheld-now": ("average", "85", "103.3", "Framley", "30"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_corrections(case: str, shared: Path, tmp_path: Path) -> None:
    editions = []
    for vintage in ("old", "new"):
        folder = tmp_path / vintage
        copytree(shared.parent / "cases" / "projects" / case / vintage, folder)
        put_edition(build(load(folder), no_network), folder / "edition")
        editions.append(read_edition(folder / "edition"))
    found = corrections(*editions)
    for slug, words in CASES[case].items():
        assert found[slug].removeprefix("An earlier version of this story ").startswith(words)
    said = {
        slug: re.sub("“[^”]*”", "", text) for slug, text in found.items()
    }  # a headline is quoted as it was
    # the standfirst of the others says which way the county went: where that turned, it should read otherwise
    mine = {slug: said[slug] for slug in CASES[case]}
    assert [(s, words) for s, text in mine.items() for words in NEVER[case] if words in text] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("average", "told"),
    [
        ("mean of areas", "neighbourhoods in Wearside and Durham as 306.4; the"),
        ("pooled", "the Covid case rate for Wearside and Durham as 339.6; the"),
    ],
)
def test_an_average_is_given_to_the_place_that_it_is_of(
    average: str, told: str, shared: Path, tmp_path: Path
) -> None:
    """stories/31: Sunderland's draft quotes the average of Wearside and Durham, which was revised."""
    case = shared.parent / "cases" / "stories" / "31-diff-average-of-wrong-place"
    old, new = (
        built(
            tmp_path / name,
            (case / name)
            .read_text()
            .replace("../../../data", str(shared))
            .replace('numerator = "cases"\n', f'numerator = "cases"\naverage = "{average}"\n', 1),
        )
        for name in ("newsgen.toml", "newsgen-revised.toml")
    )
    found = corrections(old, new)
    assert told in found["sunderland-roundup"]
    assert not re.search(r"(?:neighbourhoods in|case rate for) Sunderland as", " ".join(found.values()))


@pytest.fixture(scope="module")
def week(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, EditionOnDisk]:
    """The week to 16 October 2020 as published on the 21st and on the 28th, and the week after that."""
    folder, data = tmp_path_factory.mktemp("week"), shared / "msoa_covid_snapshots"
    first, second = data / "north_east_published_2020-10-21.csv", data / "england_published_2020-10-28.csv"
    return {
        "old": built(folder / "old", north_east(first, before=False), places=True),
        "new": built(folder / "new", north_east(second, before=True), places=True),
        "next": built(
            folder / "next",
            (NORTH_EAST / "newsgen.toml").read_text().replace("../../../../shared/data", str(shared)),
            places=True,
        ),
    }


@pytest.mark.slow
def test_a_week_of_neighbourhoods_a_week_later(week: dict[str, EditionOnDisk]) -> None:
    compared = compare(week["old"], week["new"])
    assert compared.compared == len(compared.stories) == 28
    assert compared.stories[0].slug == "darlington-lowest", "the one whose headline a revision overturned"
    durham = [(kind, was.lower(), now.lower()) for kind, was, now in told(compared, "county-durham-highest")]
    assert ("count", "four neighbourhoods", "five neighbourhoods") in durham
    released = {c.came for s in compared.stories for c in s.changes if c.kind == "released"}
    assert released == {("E02005707",)}, "Berwick-upon-Tweed West & Holy Island"


@pytest.mark.slow
def test_a_first_place_that_chance_made_is_overturned(week: dict[str, EditionOnDisk]) -> None:
    """Pierremont was called the lowest, which a week later was another."""
    kind, was, _ = told(compare(week["old"], week["new"]), "darlington-lowest")[0]
    assert (kind, was) == ("overturned", "the lowest Covid rate")
    assert "it was Whinfield, at 169.7" in corrections(week["old"], week["new"])["darlington-lowest"]


@pytest.mark.slow
def test_each_story_has_a_correction(week: dict[str, EditionOnDisk]) -> None:
    found = corrections(week["old"], week["new"])
    assert len(found) == 28
    assert found["county-durham-highest"].startswith(
        "An earlier version of this story said that four neighbourhoods in County Durham had a Covid case rate above "
        "400 in the week to October 16. On figures that Public Health England published on October 28, there were "
        "five, Delves Lane and Leadgate now among them. It also said that the Covid case rate in Durham City was "
        "4,546.4 cases per 100,000 people; this was revised to 4,560.2."
    )


@pytest.mark.slow
def test_every_revised_rate_is_the_one_in_the_table(week: dict[str, EditionOnDisk], shared: Path) -> None:
    """Each change of an area's own rate, against the two tables as the csv module reads them."""
    data = shared / "msoa_covid_snapshots"
    before = rates(data / "north_east_published_2020-10-21.csv", "rate")
    after = rates(data / "england_published_2020-10-28.csv", "prev_rate")
    checked = set()
    for story in compare(week["old"], week["new"]).stories:
        for change in story.changes:
            if change.kind == "value" and change.was and change.now and change.was["measure"] == "rate":
                area = change.was["area"]
                assert (change.was["value"], change.now["value"]) == (before[area], after[area])
                checked.add(area)
        if story.was:
            unchanged = (
                {c["area"] for c in story.was["claims"] if c["unit"] == "rate" and c["area"]}
                - {c.was["area"] for c in story.changes if c.was}
                - {c["area"] for c in story.untold}
            )
            assert all(before[area] == after[area] for area in unchanged)
    assert len(checked) > 15


def rates(table: Path, column: str) -> dict[str, float]:
    with table.open(newline="") as file:
        return {row["msoa11cd"]: float(row[column]) for row in csv.DictReader(file) if row[column]}


@pytest.mark.slow
def test_next_week_s_edition_is_no_revision_but_tells_this_week_s_figures(
    week: dict[str, EditionOnDisk],
) -> None:
    compared = compare(week["old"], week["next"])
    assert not compared.same_period
    changes = [change for story in compared.stories for change in story.changes]
    assert {change.kind for change in changes} <= {"value"}
    assert all(c.was and c.now and c.was["period"] == c.now["period"] == "2020-10-16" for c in changes)


@pytest.mark.slow
def test_an_edition_of_the_same_bytes_has_nothing_to_correct(week: dict[str, EditionOnDisk]) -> None:
    assert compare(week["old"], week["old"]).stories == ()
    assert compare(week["new"], week["new"]).stories == ()
