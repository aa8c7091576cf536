"""Bad input of every kind: exit 2, a message that says where, what was found and what was wanted; nothing written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, change
from tests.regenerate import GOLDEN

SEED = "seeds/covid_north_east_2021-02-18.csv"
Spoil = Callable[[Path, Path], None]


def table(old: str, new: str) -> Spoil:
    return lambda project, seed: change(seed, old, new)


def setting(old: str, new: str) -> Spoil:
    return lambda project, seed: change(project / "newsgen.toml", old, new)


def replaced(data: bytes) -> Spoil:
    def spoil(project: Path, seed: Path) -> None:
        seed.write_bytes(data)

    return spoil


def with_folder(project: Path, seed: Path) -> None:
    seed.unlink()
    seed.mkdir()


def with_insert(text: str) -> Spoil:
    def spoil(project: Path, seed: Path) -> None:
        (project / "inserts").mkdir(exist_ok=True)
        (project / "inserts" / "bad.md").write_text(text)

    return spoil


def with_lookup(project: Path, seed: Path) -> None:
    codes = "\n".join(f"E0200{n},Somewhere" for n in range(2400, 2500))
    (project / "lookup.csv").write_text(f"code,district\n{codes}\n")
    change(
        project / "newsgen.toml",
        "[measures.rate]",
        '[[data.lookups]]\nsource = "lookup.csv"\nkey = "code"\n\n[measures.rate]',
    )


FIRST = "E02002572,Park East,Darlington,6413,2021-02-18,29,452.2"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        # the file
        pytest.param(lambda p, s: s.unlink(), ["covid_north_east_2021-02-18.csv"], id="file missing"),
        pytest.param(replaced(b""), ["covid_north_east", "empty"], id="file empty"),
        pytest.param(with_folder, ["covid_north_east", "folder"], id="a directory"),
        pytest.param(replaced(bytes(range(256)) * 64), ["covid_north_east"], id="binary"),
        # the table
        pytest.param(table("cases,rate", "cases,ratte"), ["rate", "did you mean 'ratte'?"], id="column missing"),
        pytest.param(table(FIRST, f"{FIRST}\n{FIRST}"), ["rows 2 and 3", "E02002572"], id="area twice"),
        pytest.param(with_lookup, ["row 3", "E02002505", "lookup"], id="area unknown to the lookup"),
        pytest.param(table("29,452.2", "29,high"), ["row 2", "'rate'", "'high'"], id="text for a number"),
        pytest.param(table("29,452.2", "-29,452.2"), ["row 2", "'cases'", "'-29'"], id="a negative count"),
        pytest.param(table("29,452.2", "24,452.2"), ["row 2", "'rate'", "452.2", "374.2"], id="a rate that does not fit"),
        pytest.param(table("2021-02-18", "2021-02-31"), ["row 2", "'week_ending'", "'2021-02-31'"], id="no date"),
        pytest.param(table("29,452.2", "29,299.9"), ["row 2", "299.9"], id="a rate below the extract's line"),
        pytest.param(table("Park East", "<script>alert(1)</script>"), ["row 2", "'name'", "'<'"], id="an area called <script>"),
        pytest.param(table("Park East", "Park\ue000East"), ["row 2", "'name'"], id="a mark in a name"),
        # the project
        pytest.param(setting("title =", "titel ="), ["line 4", "'titel'", "did you mean 'title'?"], id="unknown key"),
        pytest.param(setting('"above"', '"abvoe"'), ["'abvoe'", "did you mean 'above'?"], id="unknown angle"),
        pytest.param(setting('"highest.html"', '"higest.html"'), ["'higest.html'", "did you mean 'highest.html'?"], id="unknown template"),
        pytest.param(setting("uk-regional", "uk-regoinal"), ["uk-regoinal", "'uk-regional'"], id="unknown style"),
        pytest.param(setting('each = "council"', 'each = "concil"'), ["'concil'", "did you mean 'council'?"], id="unknown level"),
        pytest.param(
            setting('each = "council"', 'name = "X"\nwhere = { council = ["Darlingtn"] }'),
            ["'Darlingtn'", "did you mean 'Darlington'?"],
            id="a patch with no area",
        ),
        pytest.param(setting('["twice-the-average"]', '["twice"]'), ["'twice'", "did you mean 'twice-the-average'?"], id="unknown sister"),
        pytest.param(setting('slug = "durham-darlington-teesside"', 'slug = "../.."'), ["'../..'"], id="a slug of ../"),
        pytest.param(setting('name = "highest"', 'name = "../highest"'), ["'../highest'"], id="a story name of ../"),
        pytest.param(setting("[project]", "[project"), ["not TOML", "line 3"], id="not TOML"),
        pytest.param(setting("numerator = \"cases\"", "numerator = \"csaes\""), ["'csaes'", "did you mean 'cases'?"], id="unknown measure"),
        # inserts
        pytest.param(with_insert("no front matter"), ["inserts/bad.md", "front matter"], id="insert without front matter"),
        pytest.param(with_insert("---\nheading: H\nplace: X\n---\nText"), ["'place'", "did you mean 'places'?"], id="insert key"),
        pytest.param(with_insert("---\nheading: H\nplaces: X\nsource: S\nvalid_until: soon\n---\nText"), ["'soon'"], id="insert date"),
    ],
)  # fmt: skip
def test_exit_2_and_nothing_written(project: Path, run: Run, spoil: Spoil, says: list[str]) -> None:
    out = project.parent / "edition"
    shutil.copytree(GOLDEN / "covid-north-east", out)  # the edition before
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    spoil(project, project.parent.parent / SEED)
    ran = run("build", project, "--out", out)
    assert ran.status == 2, ran
    for text in says:
        assert text in ran.err
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_all_faults_of_a_project_at_once(project: Path, run: Run) -> None:
    for old, new in (
        ("title =", "titel ="),
        ('"above"', '"abvoe"'),
        ('["twice-the-average"]', '["twice"]'),
        ('grain = "week"', 'grain = "wek"'),
    ):
        change(project / "newsgen.toml", old, new)
    ran = run("build", project)
    assert ran.status == 2
    assert len(ran.err.strip().splitlines()) >= 4
    assert all(word in ran.err for word in ("titel", "abvoe", "twice", "wek"))


@pytest.mark.parametrize("unknown", ["Darlingtn", "north"])
def test_an_unknown_patch(project: Path, run: Run, unknown: str) -> None:
    ran = run("build", project, "--patch", unknown, "--out", project / "edition")
    assert (ran.status, unknown in ran.err) == (2, True)
    assert not (project / "edition").exists()


def test_an_output_folder_that_cannot_be_written(project: Path, run: Run) -> None:
    (project / "file").write_text("a file, not a folder")
    ran = run("build", project, "--out", project / "file" / "edition")
    assert ran.status == 2
    assert "edition" in ran.err


def test_a_folder_of_something_else_is_never_replaced(project: Path, run: Run) -> None:
    ran = run("build", project, "--out", project)
    assert ran.status == 2
    assert (project / "newsgen.toml").exists()


def test_no_project_here(tmp_path: Path, run: Run) -> None:
    ran = run("build", tmp_path)
    assert ran.status == 2
    assert "newsgen.toml" in ran.err


def test_a_figure_typed_into_a_phrase_is_refused(project: Path, run: Run) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "multiple_of_average.phrases").write_text("lead\n  say Some 27 of them.\n")
    ran = run("build", project, "--out", project / "edition")
    assert ran.status == 2
    assert "templates/multiple_of_average.phrases, line 2: the sentence types '27'" in ran.err
    assert not (project / "edition").exists()


def test_a_story_that_ranks_an_extract_by_another_measure(project: Path, run: Run) -> None:
    story = '[[stories]]\nname = "cases"\ntemplate = "highest.story"\nmeasure = "cases"\nangles = [{ use = "highest" }]\n'
    with (project / "newsgen.toml").open("a") as file:
        file.write(story)
    ran = run("build", project, "--out", project / "edition")
    assert ran.status == 2
    assert "story 'cases' ranks cases, and the table is an extract by rate" in ran.err
    assert "wanted stories of rate, or the whole table" in ran.err


def test_a_blocked_draft_is_exit_1(project: Path, run: Run) -> None:
    (project / "templates").mkdir()
    own = '{% extends "story.html" %}{% block headline %}A{% endblock %}{% block opening %}<p>Some 27.</p>{% endblock %}'
    (project / "templates" / "multiple.html").write_text(own)
    ran = run("build", project, "--out", project / "edition")
    assert ran.status == 1
    assert "'27'" in ran.out
    shutil.rmtree(project / "edition")
