"""Every command, as a user meets it."""

from __future__ import annotations

import csv
import http.server
import json
import random
import signal
import subprocess
import sys
import threading
import time
import tomllib
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from newsgen.gates.spoken import unspoken
from newsgen.ingest.guess import guess
from newsgen.language.gate_words import stated_by
from tests.answered import options
from tests.cli.conftest import Run, change
from tests.conftest import ROOT, SHARED
from tests.regenerate import GOLDEN

EDITION = GOLDEN / "covid-north-east"
STORY = "durham-darlington-teesside-highest"
TABLES = sorted((SHARED / "data").glob("*/*.csv*"))
LARGE = 100_000
OF_SEVERAL_LEVELS = {"median_price_and_sales_by_borough_year_ending.csv"}
"""England and its regions stand among the boroughs: they are left out, for a ranking of all is not for print."""
WITHOUT_FIGURES = "MSOA-Names"


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(t, marks=[pytest.mark.slow] if t.stat().st_size > LARGE else [], id=t.name)
        for t in TABLES
        # one table of each kind in the common run, all of them in CI
        if t.stat().st_size > LARGE or "north_east_published" not in t.name or "10-21" in t.name
    ],
)
def test_new_writes_a_project_that_builds(run: Run, tmp_path: Path, table: Path) -> None:
    has_figures = WITHOUT_FIGURES not in table.name
    found = guess(table.read_bytes(), table.name) if has_figures else None
    asked = options(found.questions, bool(found.source.where)) if found else []
    ran = run("new", tmp_path / "project", "--data", table, *asked)
    if WITHOUT_FIGURES in table.name:
        assert (ran.status, "no column holds figures" in ran.err) == (2, True)
        assert not (tmp_path / "project").exists()
        return
    assert ran.status == 0, ran.err
    assert "data.area:" in ran.out
    told = ran.out
    ran = run("build", tmp_path / "project", "--out", tmp_path / "edition")
    if table.name in OF_SEVERAL_LEVELS:
        assert "by code of another level than the others (country, region)" in told
    assert ran.status == 0, ran.err + ran.out
    stories = json.loads((tmp_path / "edition" / "edition.json").read_text())["stories"]
    assert {s["story"] for s in stories} == {"news"}


def test_a_folder_to_work_in_that_is_gone(
    run: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    ran = run("build", project, "--out", "edition")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "is no longer there" in ran.err


def test_new_never_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newsgen.toml").write_text("mine")
    ran = run("new", tmp_path, "--data", ROOT / "seeds" / "covid_north_east_2021-02-18.csv")
    assert ran.status == 2
    assert (tmp_path / "newsgen.toml").read_text() == "mine"


def test_build_from_an_address(run: Run, project: Path) -> None:
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(project.parent.parent / "seeds"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        change(project / "newsgen.toml", "../../seeds", address)
        good = run("build", project, "--out", project / "edition")
        change(project / "newsgen.toml", "covid_north_east", "covid_nowhere")
        missing = run("build", project, "--out", project / "edition")
        server.shutdown()
    assert good.status == 0, good.err
    assert (missing.status, "404" in missing.err) == (2, True)


def test_an_address_that_nobody_answers(run: Run, project: Path) -> None:
    change(project / "newsgen.toml", "../../seeds", "http://127.0.0.1:9")
    ran = run("build", project, "--out", project / "edition")
    assert ran.status == 2
    assert "http://127.0.0.1:9" in ran.err


def test_explain_a_story(run: Run) -> None:
    ran = run("explain", STORY, "--edition", EDITION)
    assert ran.status == 0
    assert "size" in ran.out
    assert "highest: some" in ran.out


def test_explain_a_claim(run: Run) -> None:
    ran = run("explain", STORY, "--edition", EDITION, "--claim", "29 cases")
    assert ran.status == 0
    assert "29 is the cell in row 2, column “cases” of covid_north_east_2021-02-18.csv," in ran.out
    assert "With --project" not in ran.out
    assert "With --project" in run("explain", STORY, "--edition", EDITION, "--claim", "nine of the 20").out


def test_explain_with_the_tables(run: Run, tmp_path: Path, project: Path) -> None:
    asked = ("explain", STORY, "--edition", EDITION, "--claim", "eight neighbourhoods")
    ran = run(*asked, "--project", project)
    assert (ran.status, ran.err) == (0, "")
    assert "8 of the " in ran.out
    assert "--all lists them" in ran.out
    every = run(*asked, "--project", project, "--all")
    assert len(every.out.splitlines()) > 25 > len(ran.out.splitlines())
    record = json.loads(run(*asked, "--project", project, "--json").out)
    assert record[0]["value"] == 8
    change(tmp_path / "seeds" / "covid_north_east_2021-02-18.csv", "Park East", "Park West")
    other = run(*asked, "--project", project)
    assert (other.status, "not the table that the edition was made from" in other.err) == (2, True)


def test_explain_the_words_of_a_sentence(run: Run) -> None:
    ran = run("explain", STORY, "--edition", EDITION, "--claim", "ninth")
    assert ran.status == 0
    assert "stands on rank" in ran.out


def test_explain_what_is_not_there(run: Run) -> None:
    ran = run("explain", STORY, "--edition", EDITION, "--claim", "thirty cases")
    assert (ran.status, ran.out) == (2, "")
    assert "no claim of durham-darlington-teesside-highest has the words 'thirty cases'" in ran.err
    assert "'29 cases'" in ran.err
    ran = run("explain", "durham-darlington-teesside-higest", "--edition", EDITION)
    assert (ran.status, STORY in ran.err) == (2, True)
    assert run("explain", STORY, "--edition", EDITION / "stories").status == 2


@pytest.mark.parametrize(
    ("old", "new", "status", "says"),
    [
        pytest.param("", "", 0, "none do not", id="as written"),
        pytest.param("452.2", "425.2", 1, "452.2 is now 425.2", id="a figure changed"),
        pytest.param("nine of the 20", "ten of the 20", 1, "nine is now ten", id="a number word changed"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".body.html", ".html"])
def test_check(run: Run, tmp_path: Path, suffix: str, old: str, new: str, status: int, says: str) -> None:
    copy = tmp_path / f"{STORY}{suffix}"
    text = (EDITION / "stories" / copy.name).read_text()
    if old and old not in text:
        pytest.skip("the standfirst is no part of a body")
    copy.write_text(text.replace(old, new) if old else text)
    ran = run("check", copy, "--edition", EDITION)
    assert (ran.status, says in ran.out) == (status, True), ran


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00\x01", b"x" * (6 * 2**20)], ids=["empty", "binary", "huge"]
)
def test_check_bad_files(run: Run, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / f"{STORY}.txt"
    file.write_bytes(data)
    assert run("check", file, "--edition", EDITION).status == 2


def test_lint(run: Run, project: Path) -> None:
    assert run("lint", project).status == 0
    (project / "templates").mkdir()
    (project / "templates" / "multiple.html").write_text(
        '{% extends "story.html" %}{% block opening %}<p>They had 20 times a {{ mesure }}.</p>{% endblock %}'
    )
    ran = run("lint", project)
    assert ran.status == 1
    assert "the template types '20'" in ran.out
    assert "did you mean 'measure'?" in ran.out


def test_the_shipped_templates_type_no_figure(run: Run) -> None:
    for example in ("covid-north-east", "barsetshire"):
        assert run("lint", ROOT / "examples" / example).status == 0


def test_lint_notes_what_is_not_read_in_the_language_of_the_project(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "note:" not in run("lint", ROOT / "examples" / "barsetshire").out
    german = ROOT / "tests" / "projects" / "barsetshire-german"
    ran = run("lint", german)
    assert ran.status == 0
    assert (
        "note: `newsgen check` does not read german: of edited copy it checks the numbers, and no words"
        in ran.out
    )
    assert "these gates need of it, so they do not look at its drafts: number_agreement (" in ran.out
    less = replace(stated_by("german"), rises=frozenset(), today=None)
    monkeypatch.setattr("newsgen.gates.spoken.stated_by", lambda language: less)
    unspoken.cache_clear()
    ran = run("lint", german)
    unspoken.cache_clear()
    assert ran.status == 0
    silent = "change_words, insert_fit, number_agreement, one_sided (docs/languages.md)"
    wanted = f"note: german does not state what these gates need of it, so they do not look at its drafts: {silent}"
    assert wanted in ran.out


def test_say_says_every_case(run: Run, shared: Path) -> None:
    with (shared.parent / "language" / "cases.tsv").open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) > 100
    for row in rows:
        ran = run("say", row["template"], "--style", row["style"], "--data", row["data"])
        assert (ran.status, ran.out.rstrip("\n")) == (0, row["expected"]), row["id"]


@pytest.mark.parametrize(
    "call", [("{{ n|numbr }}",), ("{{ n",), ("{{ n }}", "--style", "ukk"), ("x", "--data", "[1]")]
)
def test_say_bad_calls(run: Run, call: tuple[str, ...]) -> None:
    assert run("say", *call).status == 2


def test_angles_and_schema(run: Run) -> None:
    assert "biggest_rise" in run("angles").out
    assert "tied" in run("angles", "highest").out
    assert run("angles", "higest").status == 2
    schema = json.loads(run("schema").out)
    assert schema["properties"].keys() == {
        "project", "questions", "data", "measures", "patches", "stories", "leads", "holds", "ranks", "gates", "history",
        "map", "publish",
    }  # fmt: skip
    jsonschema = pytest.importorskip("jsonschema")
    for example in ("covid-north-east", "barsetshire"):
        text = (ROOT / "examples" / example / "newsgen.toml").read_text()
        jsonschema.validate(json.loads(json.dumps(tomllib.loads(text), default=str)), schema)


def test_a_wrong_call(run: Run) -> None:
    assert run("bulid").status == 2
    assert run("build", "--outt", "x").status == 2
    assert run("--help").status == 0
    assert run("--version").out.startswith("newsgen 0.")


@pytest.mark.slow
def test_a_build_killed_at_any_moment(project: Path, run: Run) -> None:
    out = project.parent / "edition"
    assert run("build", project, "--out", out).status == 0
    before = {p.name: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    command = [
        sys.executable,
        "-c",
        "from newsgen.cli import main; main()",
        "build",
        str(project),
        "--out",
        str(out),
    ]
    moment = random.Random(20201028)
    for _ in range(25):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment.uniform(0.1, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert {p.name: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before
    assert run("build", project, "--out", out).status == 0
    assert [p.name for p in out.parent.iterdir() if "edition" in p.name] == ["edition"]


def test_an_address_with_a_password_is_refused_and_not_printed(run: Run, project: Path) -> None:
    change(project / "newsgen.toml", "../../seeds", "https://user:secret@example.org")
    ran = run("build", project, "--out", project / "edition")
    assert ran.status == 2
    assert "a user's name" in ran.err
    assert "secret" not in ran.err


@pytest.mark.parametrize(
    ("end", "status", "told"),
    [
        (
            "> /dev/full",
            1,
            "is in place, but not all of it could be reported: standard output: No space left on device",
        ),
        ("--summary /dev/full > /dev/null", 1, "is in place, but not all of it could be reported"),
        ("--summary nowhere/summary.json > /dev/null", 1, "is in place, but not all of it could be reported"),
        ("--summary - > /dev/full", 1, "is in place, but not all of it could be reported"),
        ("| true", 0, ""),
    ],
)
def test_once_an_edition_stands_nothing_says_that_it_was_not_written(
    end: str, status: int, told: str, tmp_path: Path
) -> None:
    newsgen = (
        f"{sys.executable} -m newsgen build {ROOT / 'examples' / 'covid-north-east'} --out {tmp_path / 'e'}"
    )
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {newsgen} {end}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == status, ran.stderr
    assert told in ran.stderr
    assert "newsgen itself failed" not in ran.stderr
    assert "Exception ignored" not in ran.stderr
    assert (tmp_path / "e" / "edition.json").is_file()
