"""`newsgen new`: what a table does not say is asked, nothing stands in for it, and nothing is built before."""

from __future__ import annotations

import io
import json
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from newsgen.errors import InputError, ProjectError
from newsgen.ingest.guess import guess
from newsgen.project import load
from newsgen.project.written import ToWrite, written
from tests.answered import options
from tests.cli.conftest import Run
from tests.conftest import SHARED

TABLE = "Ward,Median price\nBarle,316000\nHogglestock,577500\nSilverbridge,344000\nPlumstead,350000\n"
CASES_OF_TABLES = sorted(p for p in (SHARED / "cases" / "tables").glob("*") if p.suffix != ".md")
OPEN = ["data.published", "data.period", "data.publisher", "measures.median_price.currency", "patches.1.name"]
ANSWERS = (
    ("data.published", "2023-04-05"),
    ("data.period", "year to 31 March 2023"),
    ("data.publisher", "Barset Council"),
    ("measures.median_price.currency", "GBP"),
    ("patches.1.name", "Barsetshire"),
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "prices.csv").write_text(TABLE)
    return tmp_path / "prices.csv"


def test_what_is_open_is_listed_and_stops_all_that_builds(run: Run, tmp_path: Path, table: Path) -> None:
    project = tmp_path / "p"
    ran = run("new", project, "--data", table)
    assert ran.status == 0, ran.err
    text = (project / "newsgen.toml").read_text()
    assert [*tomllib.loads(text)["questions"]] == OPEN
    assert all(f"  {key}: " in ran.out for key in OPEN)
    for command in (("build", project, "--out", tmp_path / "e"), ("lint", project), ("rank", project)):
        ran = run(*command)
        assert (ran.status, ran.err.count("\n")) == (2, len(OPEN))
        assert all(f"{key} is not set" in ran.err for key in OPEN)
    assert 'wanted a line such as: currency = "GBP"' in ran.err
    with pytest.raises(ProjectError) as caught:
        load(project)
    lines = text.splitlines()
    for fault in caught.value.faults:  # each names the line that answers it
        line = lines[int(fault.where.rpartition(" ")[2]) - 1]
        assert line.removeprefix("# ") == fault.wanted.removeprefix("a line such as: ")


def test_a_line_uncommented_is_an_answer(run: Run, tmp_path: Path, table: Path) -> None:
    run("new", tmp_path / "p", "--data", table, *given(ANSWERS[:3]), *given(ANSWERS[4:]))
    file = tmp_path / "p" / "newsgen.toml"
    file.write_text(file.read_text().replace('# currency = "EUR"', 'currency = "EUR"'))
    assert load(tmp_path / "p").measures[0].currency == "EUR"


def test_all_answered_it_builds(run: Run, tmp_path: Path, table: Path) -> None:
    ran = run("new", tmp_path / "p", "--data", table, *given(ANSWERS))
    assert ran.status == 0, ran.err
    assert "questions" not in (tmp_path / "p" / "newsgen.toml").read_text()
    assert (load(tmp_path / "p").source.period.grain, load(tmp_path / "p").source.period.ends_on) == (
        "year",
        date(2023, 3, 31),
    )
    ran = run("build", tmp_path / "p", "--out", tmp_path / "e")
    assert ran.status == 0, ran.err + ran.out
    (story,) = (tmp_path / "e" / "stories").glob("*.txt")
    assert "£577,500" in story.read_text()


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("data.publised=2023-01-01", "did you mean 'data.published'?"),
        ("data.published", "a key of newsgen.toml, a sign =, a value"),
        ("data.period=soon", "data.period: 'soon'; wanted a period"),
        ("data.period=2023-01-09", "is one day"),
        ("data.published=soon", "data.published"),
    ],
)
def test_an_answer_that_is_none(run: Run, tmp_path: Path, table: Path, answer: str, says: str) -> None:
    key = answer.partition("=")[0]
    others = [(k, v) for k, v in ANSWERS if k != key]
    ran = run("new", tmp_path / "p", "--data", table, *given(others), "--answer", answer)
    assert (ran.status, says in ran.err) == (2, True), ran.err
    assert not (tmp_path / "p").exists()


def test_on_a_terminal_it_asks(
    run: Run, tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the second is a form with capitals and is asked again; nothing leaves the last one open
    answers = io.StringIO("2023-04-05\n1\n2022\nBarset Council\n2\n\n")
    monkeypatch.setattr("newsgen.cli.answers.is_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", answers)
    ran = run("new", tmp_path / "p", "--data", table)
    assert ran.status == 0, ran.err
    found = tomllib.loads((tmp_path / "p" / "newsgen.toml").read_text())
    assert [*found["questions"]] == ["patches.1.name"]
    assert found["data"]["period"] == {"grain": "year", "ends_on": date(2022, 12, 31)}
    assert found["measures"]["median_price"]["currency"] == "EUR"
    assert "Barle | 316000" in ran.out


def test_a_preview(run: Run, tmp_path: Path, table: Path) -> None:
    ran = run("new", tmp_path / "p", "--data", table)
    assert "Hogglestock had the highest median price, at £577,500." in ran.out
    told = json.loads(run("new", tmp_path / "q", "--data", table, "--json").out)
    assert [q["key"] for q in told["questions"]] == OPEN
    (measure,) = told["preview"]["measures"]
    assert (measure["noun"], measure["kind"]) == ("median price", "money")
    assert (told["preview"]["rows"][0], told["preview"]["period"]) == (["Barle", "316000"], None)


def test_it_is_steered(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "Ward,Town,Month,Born,Cases,Deaths\n"
        + "".join(f"Ward {i},Town {i},2023-0{m},2020-0{m},{i + m},{i}\n" for i in range(9) for m in (1, 2))
    )
    steered = ("--measure", "Deaths", "--measure", "Cases", "--area", "Town", "--period", "Month")
    assert run("new", tmp_path / "p", "--data", tmp_path / "t.csv", *steered).status == 0
    found = tomllib.loads((tmp_path / "p" / "newsgen.toml").read_text())
    assert ([*found["measures"]], found["data"]["area"]["name"]) == (["deaths", "cases"], "Town")
    assert found["data"]["period"]["ends"] == "Month"
    ran = run("new", tmp_path / "q", "--data", tmp_path / "t.csv", "--measure", "Death")
    assert (ran.status, "did you mean 'Deaths'?" in ran.err) == (2, True)


def given(answers: object) -> list[str]:
    return [part for key, value in answers for part in ("--answer", f"{key}={value}")]  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize("path", CASES_OF_TABLES, ids=lambda path: path.name)
def test_of_every_table_what_is_written_loads(run: Run, tmp_path: Path, path: Path) -> None:
    table = tmp_path / path.name.partition("_")[2]
    table.write_bytes(path.read_bytes())
    try:
        guessed = guess(table.read_bytes(), table.name)
    except InputError:
        ran = run("new", tmp_path / "p", "--data", table)
        assert (ran.status, "wanted" in ran.err) == (2, True), ran.err
        return
    ran = run("new", tmp_path / "p", "--data", table, *options(guessed.questions))
    assert ran.status == 0, ran.err
    load(tmp_path / "p")
    ran = run("rank", tmp_path / "p", "--out", tmp_path / "ranked.csv")
    assert ran.status == 0 or (ran.status == 2 and ran.err)


@pytest.mark.parametrize("path", CASES_OF_TABLES, ids=lambda path: path.name)
def test_nothing_written_has_a_day_that_the_table_does_not_say(path: Path) -> None:
    table = path.read_bytes()
    try:
        found = guess(table, path.name.partition("_")[2])
    except InputError:
        return
    text = written(
        ToWrite(found.source, found.measures, {d.key: d.why for d in found.decisions}, found.questions)
    )
    assert str(date.today()) not in text  # noqa: DTZ011 - this very day is what must not be there
    assert str(date.min) not in text
