"""A back-catalogue: how the day of each file is known, and what is refused before anything is kept."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from newsgen.errors import HistoryError
from newsgen.history.catalogue import read_catalogue
from newsgen.history.vintage import Vintage
from newsgen.project import load
from tests.cli.conftest import Run
from tests.history.county import county, ends, no_network, published, rows, table


def catalogue(
    folder: Path, names: dict[str, str], published: str = "", ends: str = ""
) -> tuple[Vintage, ...]:
    """Read files of these names and texts into a project of week 9."""
    project = load(county(folder, 9))
    for name, text in names.items():
        (folder / name).write_text(text)
    files = [folder / name for name in names]
    return read_catalogue(project.source, project.measures, folder, files, no_network, published, ends)


def days(vintages: tuple[Vintage, ...]) -> list[str]:
    return [str(v.published) for v in vintages]


@pytest.mark.parametrize(
    ("name", "said", "day"),
    [
        ("flu_published_2031-01-08.csv", "", "2031-01-08"),
        ("Published 2031-01-08 flu.csv", "", "2031-01-08"),
        ("flu.csv", "2031-01-09", "2031-01-09"),
        ("flu_08-01-2031.csv", "flu_%d-%m-%Y.csv", "2031-01-08"),
        ("flu 8 Jan 31 (final).csv", "flu %d %b %y*.csv", "2031-01-08"),
        ("flu20310108v2.csv", "*%Y%m%dv?.csv", "2031-01-08"),
        ("week_2031-01-05.csv", "+3", "2031-01-08"),
        ("week_2031-01-05.csv", "+0", "2031-01-05"),
    ],
)
def test_the_day_of_publication(tmp_path: Path, name: str, said: str, day: str) -> None:
    assert days(catalogue(tmp_path, {name: table(rows(0))}, said)) == [day]


def test_the_day_in_a_column_makes_a_table_of_each(tmp_path: Path) -> None:
    lines = [f"{line},{published(week)}" for week in (0, 1) for line in rows(week)]
    text = "\n".join(["code,name,council,week_ending,cases,population,taken", *lines]) + "\n"
    found = catalogue(tmp_path, {"all.csv": text}, "column:taken")
    assert days(found) == [str(published(0)), str(published(1))]
    assert [v.dataset.periods[-1].end for v in found] == [ends(0), ends(1)]
    assert len({v.content for v in found}) == 2
    assert len({f.sha256 for v in found for f in v.files}) == 1


def test_the_projects_own_table_has_its_own_day(tmp_path: Path) -> None:
    assert days(catalogue(tmp_path, {"table.csv": table(rows(9))})) == [str(published(9))]


def test_a_period_that_the_project_states_stands_in_the_names(tmp_path: Path) -> None:
    county(tmp_path, 9)
    toml = (tmp_path / "newsgen.toml").read_text()
    stated = toml.replace(
        '{ ends = "week_ending", grain = "week" }', '{ ends_on = 2031-03-09, grain = "week" }'
    )
    text = table(rows(0))
    for name in ("week_2031-01-05_published_2031-01-08.csv", "other.csv"):
        (tmp_path / name).write_text(text)
    (tmp_path / "newsgen.toml").write_text(stated)
    project = load(tmp_path)
    declared = project.source, project.measures, tmp_path
    file = tmp_path / "week_2031-01-05_published_2031-01-08.csv"
    day = "*published_%Y-%m-%d.csv"
    with pytest.raises(HistoryError, match=r"the project states the period \(2031-03-09\).*--ends"):
        read_catalogue(*declared, [file], no_network, day)
    (found,) = read_catalogue(*declared, [file], no_network, day, "week_%Y-%m-%d_*")
    assert found.dataset.periods[-1].end == date(2031, 1, 5)


WEEK = table(rows(0))


NO_DAY = "its name does not say when it was published; wanted --published"
OF_A_DAY, OF_NEXT = "published_2031-01-08.csv", "published_2031-01-15.csv"
REFUSED: dict[str, tuple[dict[str, str], str, list[str]]] = {
    "a day of something else": ({"week_2031-01-05.csv": WEEK}, "", ["week_2031-01-05.csv", NO_DAY]),
    "two days": ({"published_2031-01-08_2031-01-09.csv": WEEK}, "", [NO_DAY]),
    "one day for two": (
        {"a.csv": WEEK, "b.csv": table(rows(1))},
        "2031-01-20",
        ["--published: 2031-01-20 for several files"],
    ),
    "no fit": ({"a.csv": WEEK}, "b_%Y-%m-%d.csv", ["a.csv", "does not fit 'b_%Y-%m-%d.csv'"]),
    "no such day": ({"b_2031-13-08.csv": WEEK}, "b_%Y-%m-%d.csv", ["b_2031-13-08.csv", "no day where"]),
    "no pattern": ({"a.csv": WEEK}, "yesterday", ["--published: 'yesterday'"]),
    "no such column": ({"a.csv": WEEK}, "column:taken", ["no column 'taken'", "one of code, name"]),
    "no days in it": (
        {"a.csv": WEEK},
        "column:name",
        ["a.csv, column 'name': 'Crabtree Parva'; wanted a day"],
    ),
    "before its end": (
        {"a.csv": WEEK},
        "2031-01-04",
        ["published on 2031-01-04, and its newest period ends on 2031-01-05"],
    ),
    "two of a day": (
        {OF_A_DAY: WEEK, "2_" + OF_A_DAY: table(rows(0)[1:])},
        "",
        ["published on 2031-01-08, as is", "differ"],
    ),
    "one of two days": ({OF_A_DAY: WEEK, OF_NEXT: WEEK}, "", [f"byte for byte {OF_A_DAY}"]),
    "all faults of all files": (
        {OF_A_DAY: WEEK.replace("cases", "sick"), OF_NEXT: table(rows(1)).replace("B03", "")},
        "",
        ["no column 'cases'", "an empty cell"],
    ),
}


@pytest.mark.parametrize(("names", "published", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(tmp_path: Path, names: dict[str, str], published: str, says: list[str]) -> None:
    with pytest.raises(HistoryError) as refused:
        catalogue(tmp_path, names, published)
    assert all(part in str(refused.value) for part in says), str(refused.value)


def test_the_same_file_twice_is_one_table(tmp_path: Path) -> None:
    names = {"published_2031-01-08.csv": WEEK, "published_2031-01-08 (copy).csv": WEEK}
    assert days(catalogue(tmp_path, names)) == ["2031-01-08"]


def test_loading_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    county(tmp_path, 9)
    for week in range(3):
        (tmp_path / f"flu_published_{published(week)}.csv").write_text(table(rows(week)))
    files = sorted(tmp_path.glob("flu*.csv"))
    first = run("history", "load", tmp_path, *files)
    assert (first.status, first.err) == (0, "")
    assert first.out.splitlines() == [
        f"{published(week)}  6 areas, the week to {ends(week)}: new" for week in range(3)
    ]
    before = (tmp_path / "history.sqlite").read_bytes()
    second = run("history", "load", tmp_path, *reversed(files))
    assert [line.rpartition(": ")[2] for line in second.out.splitlines()] == ["there already"] * 3
    assert (tmp_path / "history.sqlite").read_bytes() == before


def test_one_file_that_is_wrong_and_none_is_kept(run: Run, tmp_path: Path) -> None:
    county(tmp_path, 9)
    (tmp_path / "published_2031-01-08.csv").write_text(WEEK)
    (tmp_path / "published_2031-01-15.csv").write_text(WEEK.replace("B01", ""))
    ran = run("history", "load", tmp_path, *sorted(tmp_path.glob("published*.csv")))
    assert ran.status == 2
    assert "published_2031-01-15.csv, row 2" in ran.err
    assert not (tmp_path / "history.sqlite").exists()


def test_the_list_for_people_and_for_programs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county(tmp_path, 9)
    for week in (0, 2):
        (tmp_path / f"published_{published(week)}.csv").write_text(table(rows(week)))
    monkeypatch.chdir(tmp_path)
    assert run("history").out == "history.sqlite: nothing is kept yet\n"
    assert run("history", "load", *sorted(Path().glob("published*"))).status == 0
    told = run("history").out
    assert told.splitlines()[1] == (
        "2031-01-08  6 areas, the week to 2031-01-05, no edition, published_2031-01-08.csv"
    )
    assert told.splitlines()[-1] == "Missing: the week between 2031-01-05 and 2031-01-13."
    assert run("history", "list", ".").out == run("history", ".").out == told
    record = json.loads(run("history", "--json").out)
    assert [v["published"] for v in record["vintages"]] == ["2031-01-08", "2031-01-22"]
    assert record["gaps"][0]["after"] == {"start": "2030-12-30", "end": "2031-01-05", "grain": "week"}


def test_tables_come_out_as_they_were_published(run: Run, tmp_path: Path) -> None:
    county(tmp_path, 9)
    (tmp_path / "published_2031-01-08.csv").write_text(WEEK)
    run("history", "load", tmp_path, tmp_path / "published_2031-01-08.csv")
    assert run("history", "export", tmp_path).status == 0
    assert (tmp_path / "history" / "2031-01-08" / "published_2031-01-08.csv").read_text() == WEEK
    assert run("history", "export", tmp_path, "--to", tmp_path / "elsewhere").status == 0
    assert (tmp_path / "elsewhere" / "2031-01-08" / "published_2031-01-08.csv").read_text() == WEEK
    taken = run("history", "export", tmp_path, "--to", "/proc/nowhere")
    assert (taken.status, "a folder that can be written" in taken.err) == (2, True)


def test_a_day_is_forgotten_by_name(run: Run, tmp_path: Path) -> None:
    county(tmp_path, 9)
    (tmp_path / "published_2031-01-08.csv").write_text(WEEK)
    run("history", "load", tmp_path, tmp_path / "published_2031-01-08.csv")
    assert run("history", "forget", "2031-01-09", tmp_path).status == 2
    assert run("history", "forget", "2031-01-08", tmp_path).out == "2031-01-08: forgotten\n"
    assert "nothing" in run("history", tmp_path).out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["history", "{}"], "there is no [history]"),
        (["history", "load", "{}"], "no file"),
        (["history", "load", "{}", "nosuch.csv"], "nosuch.csv"),
        (["history", "nosuch"], "nosuch: there is no such file"),
    ],
)
def test_calls_that_are_wrong(run: Run, tmp_path: Path, arguments: list[str], says: str) -> None:
    county(tmp_path, 9)
    if "nosuch" not in arguments[-1]:
        (tmp_path / "newsgen.toml").write_text(
            (tmp_path / "newsgen.toml").read_text().partition("[history]")[0]
        )
    ran = run(*(argument.format(tmp_path) for argument in arguments))
    assert ran.status == 2
    assert says in ran.err.replace(os.sep, "/")
