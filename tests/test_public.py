# ruff: noqa: E501 - a case a line reads best
"""What `import newsgen` offers: names, types, what it loads, and that it gives what the commands give."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import newsgen
import newsgen.public
from newsgen.errors import InputError, OutputError, ProjectError, SourceError
from newsgen.public import given
from newsgen.public.results import Story
from tests import regenerate
from tests.conftest import ROOT

COVID = ROOT / "examples" / "covid-north-east"
BARSETSHIRE = ROOT / "examples" / "barsetshire"
OF_THE_MAP = {"body_html", "text", "sentences", "claims"}
"""Where a story says that there is a map, or counts the sentences before that."""
FIRST = "durham-darlington-teesside-highest"


def declared(example: Path = COVID) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The table of an example as a frame, and the tables of its newsgen.toml without the source."""
    tables = tomllib.loads((example / "newsgen.toml").read_text())
    tables.pop("map", None)  # a frame has no folder to find outlines in
    source = example / tables["data"].pop("source")
    return pd.read_csv(source), tables


def without_map(project: str) -> str:
    """A project file without its outlines, which lie beside the examples."""
    return re.sub(r"(?m)^\[map\]\n(?:[^\[\n].*\n|\n)*", "", project)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> newsgen.Built:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NEWSGEN_CACHE", str(tmp_path_factory.mktemp("cache")))
        return newsgen.build(COVID, tmp_path_factory.mktemp("built") / "edition")


# ------------------------------------------------------------------------------------------------- names and types


def test_the_public_names_are_what_is_there() -> None:
    assert newsgen.__all__ == newsgen.public.__all__
    assert {*newsgen.__all__} <= {*dir(newsgen)}
    for name in newsgen.__all__:
        found = getattr(newsgen, name)
        assert found is getattr(newsgen.public, name)
        assert found.__doc__
    stub = (ROOT / "newsgen" / "__init__.pyi").read_text()
    assert {line.rpartition(" ")[2] for line in stub.splitlines() if " as " in line} == {*newsgen.__all__}
    with pytest.raises(AttributeError, match="module 'newsgen' has no attribute 'rankd'"):
        newsgen.rankd  # noqa: B018


def test_the_page_tells_of_every_name_and_column() -> None:
    from newsgen.ranking.frame import COLUMNS

    page = (ROOT / "docs" / "python.md").read_text()
    for name in newsgen.__all__:
        assert f"`{name}" in page or f"newsgen.{name}" in page, name
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = {name.strip(" `") for row in rows for name in row.split(",")}
    assert {*COLUMNS} <= told


TYPED = """
from datetime import date
from typing import assert_type
import pandas as pd
import newsgen

project = newsgen.load("p")
assert_type(project, newsgen.Project)
assert_type(newsgen.ranked(project, patch="x"), pd.DataFrame)
built = newsgen.build("p", "out", patch=["a"], as_of=date(2021, 2, 23))
assert_type(built, newsgen.Built)
stories = newsgen.draft(pd.DataFrame(), data={}, measures={})
assert_type(stories, newsgen.Stories)
assert_type(stories[0], newsgen.Story)
assert_type(stories["slug"], newsgen.Story)
assert_type(stories[:2], newsgen.Stories)
assert_type([story.headline for story in stories], list[str])
assert_type(newsgen.check("copy", "out"), newsgen.Checked)
assert_type(newsgen.explain("slug", "out"), newsgen.Explanation)
assert_type(newsgen.diff("old", "new"), newsgen.Difference)
assert_type(newsgen.__version__, str)
"""


@pytest.mark.slow
def test_they_are_typed(tmp_path: Path) -> None:
    (tmp_path / "typed.py").write_text(TYPED)
    options = ("--strict", "--follow-imports=silent", "--cache-dir=/dev/null")
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", *options, str(tmp_path / "typed.py")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr


# --------------------------------------------------------------------------------------------------- what is loaded


def loaded(code: str) -> set[str]:
    """The modules that are there after this, in a process of its own."""
    last = "import sys; print('\\n' + ' '.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\n{last}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {*ran.stdout.splitlines()[-1].split()}


def test_import_newsgen_loads_nothing() -> None:
    after = loaded("import newsgen")
    assert not {m for m in after if m.startswith("newsgen.")}
    assert not {"pandas", "numpy", "pydantic", "typer"} & after


@pytest.mark.parametrize("project", [COVID, BARSETSHIRE], ids=lambda p: p.name)
def test_building_from_a_csv_does_not_load_pandas(project: Path, tmp_path: Path) -> None:
    """In one process: reading, ranking, writing and all."""
    code = f"""
import sys
sys.argv = ["newsgen", "build", {str(project)!r}, "--out", {str(tmp_path / "out")!r}, "--workers", "1"]
from newsgen.cli import main
try:
    main()
except SystemExit:
    pass
"""
    after = loaded(code)
    assert "newsgen.pipeline" in after
    assert (tmp_path / "out" / "edition.json").exists()
    assert not {"pandas", "openpyxl", "lxml", "pyreadstat"} & after


def test_drafting_in_a_worker_does_not_load_pandas_either() -> None:
    code = f"""
from pathlib import Path
from functools import partial
from newsgen import ingest, pipeline, ranking
from newsgen.project import load
project = load(Path({str(COVID)!r}))
order, found = pipeline.prepare(project, None)
ranked = ranking.rank(found.dataset, order.patches, project.ranks)
assert [t.rankings for t in ranked.tables("rate")]
import newsgen.public.results
"""
    assert "pandas" not in loaded(code)


# ------------------------------------------------------------------------------------------------- build and draft


def test_build_writes_the_edition_that_the_command_does(built: newsgen.Built) -> None:
    golden = regenerate.GOLDEN / "covid-north-east"
    for path in golden.rglob("*"):
        if path.is_file():
            assert (built.out / path.relative_to(golden)).read_bytes() == path.read_bytes(), path.name
    assert [s.slug for s in built.stories] == [
        s["slug"] for s in json.loads((golden / "edition.json").read_text())["stories"]
    ]
    assert f"9 stories in {built.out}" in str(built)


def test_what_has_not_changed_is_left(tmp_path: Path) -> None:
    first = newsgen.build(COVID, tmp_path / "out", patch="Darlington")
    again = newsgen.build(newsgen.load(COVID), str(tmp_path / "out"), patch=["Darlington"])
    assert (first.unchanged, again.unchanged) == (False, True)
    assert first.stories == again.stories
    assert {story.patch for story in first.stories} == {"Darlington"}


@pytest.mark.parametrize("example", [COVID, BARSETSHIRE], ids=lambda p: p.name)
def test_a_frame_makes_the_stories_that_its_file_makes(example: Path) -> None:
    """With the same claims; only the table has another name in them."""
    frame, tables = declared(example)
    tables.pop("history", None)
    stories = newsgen.draft(frame, **tables, folder=example)
    golden = regenerate.GOLDEN / example.name
    source = json.loads((golden / "edition.json").read_text())["sources"][0]["path"]
    wanted = json.loads((golden / "edition.json").read_text())["stories"]
    assert [s.slug for s in stories] == [s["slug"] for s in wanted]
    for story in stories:
        theirs = (golden / "stories" / f"{story.slug}.json").read_text()
        theirs = theirs.replace(json.dumps(source), '"memory:frame"')
        ours, record = dict(story.record), json.loads(theirs)
        if example == BARSETSHIRE:  # read as numbers, 310.0 is 310 in a frame
            ours, record = (json.loads(without_raw(r)) for r in (ours, record))
        if "map" in tomllib.loads(
            (example / "newsgen.toml").read_text()
        ):  # a frame has none: no paragraph on it
            assert [claim["text"] for claim in ours["claims"]] == [
                claim["text"] for claim in record["claims"]
            ]
            ours, record = ({k: v for k, v in r.items() if k not in OF_THE_MAP} for r in (ours, record))
        assert {**ours, "revision": ""} == {**record, "revision": ""}


def without_raw(record: dict[str, Any]) -> str:
    def plain(given: Any) -> Any:
        if isinstance(given, dict):
            return {key: plain(item) for key, item in given.items() if key != "raw"}
        return [plain(item) for item in given] if isinstance(given, list) else given

    return json.dumps(plain(record))


def test_a_frame_alone_is_enough() -> None:
    """Its stories are the highest and the lowest, of all areas and of each council."""
    frame, tables = declared()
    data = {key: value for key, value in tables["data"].items() if key != "extract"}
    stories = newsgen.draft(frame, data=data, measures=tables["measures"], name="week")
    assert {s.record["story"] for s in stories} == {"highest", "lowest"}
    assert "the whole area" in {s.patch for s in stories}
    assert '"memory:week"' in json.dumps(stories[0].record["claims"])
    assert stories.unwritten


def test_the_frame_stays_as_it_was() -> None:
    frame, tables = declared()
    before, given = frame.copy(), json.dumps(tables, default=str)
    newsgen.draft(frame, **tables)
    pd.testing.assert_frame_equal(frame, before)
    assert json.dumps(tables, default=str) == given


def test_a_cell_of_a_frame_is_found_again() -> None:
    frame, tables = declared()
    shuffled = frame.sample(frac=1, random_state=7)
    story = newsgen.draft(shuffled, **tables)[FIRST]
    claim, *_ = (c for c in story.claims if c["text"] == "452.2")
    (cell,) = claim["derivation"]["inputs"]
    # the header is row 1
    assert shuffled.iloc[cell["row"] - 2][cell["column"]] == claim["value"] == 452.2


def test_what_is_wrong_with_a_frame_is_said_at_once() -> None:
    frame, tables = declared()
    with pytest.raises(ProjectError) as wrong:
        newsgen.draft(frame, data={"publishd": date(2021, 2, 23)}, measures={"rate": {"colum": "rate"}})
    said = str(wrong.value)
    assert "the tables given: the key 'publishd'" in said
    assert "did you mean 'published'?" in said
    assert "did you mean 'column'?" in said
    with pytest.raises(InputError, match=r"frame, row 1 .header.: no column 'rate'"):
        newsgen.draft(frame.drop(columns="rate"), **tables)
    with pytest.raises(ProjectError, match="data: the key 'source'; wanted none: the frame is the source"):
        newsgen.draft(frame, data={**tables["data"], "source": "x.csv"}, measures=tables["measures"])
    with pytest.raises(ProjectError, match="name: 'a/b'; wanted letters"):
        newsgen.draft(frame, **tables, name="a/b")
    with pytest.raises(ProjectError, match="folder: nowhere is no folder"):
        newsgen.draft(frame, **tables, folder="nowhere")


GIVEN: dict[str, tuple[dict[str, Any], str]] = {
    "a series": ({"frame": pd.Series([1], name="n")}, "frame: a Series; wanted a DataFrame of pandas"),
    "a list": ({"frame": [1]}, "frame: a list; wanted a DataFrame of pandas"),
    "no frame": ({"frame": None}, "frame: None; wanted a DataFrame of pandas"),
    "no data": ({"data": None}, "data: None; wanted a table, as newsgen.toml has it"),
    "a list as data": ({"data": []}, "data: a list; wanted a table, as newsgen.toml has it"),
    "a text as project": ({"project": "x"}, "project: 'x'; wanted a table, as newsgen.toml has it"),
    "a table as patches": ({"patches": {}}, "patches: a dict; wanted a list of tables"),
    "no measures": ({"measures": {}}, "the tables given: measures: none; wanted a table [measures.NAME]"),
    "a generator": ({"stories": (s for s in ())}, "stories: a generator; wanted a list of tables"),
    "a generator inside": (
        {"project": {"title": (s for s in "x")}},
        "project.title: a generator; wanted a text, a number, a day, a list or a table",
    ),
    "a key that is none": ({"gates": {5: "note"}}, "gates: the key 5; wanted ordinary text"),
    "half a character": (
        {"project": {"title": "x\ud800"}},
        r"project.title: half a character: 'x\ud800'; wanted ordinary text",
    ),
    "half a character in a name": (
        {"measures": {"\ud800": {}}},
        r"measures: the key '\ud800'; wanted ordinary text",
    ),
    "a number as name": ({"name": 5}, "name: 5; wanted letters, digits, dots, hyphens"),
    "half a character as name": (
        {"name": "\ud800"},
        r"name: '\ud800'; wanted letters, digits, dots, hyphens",
    ),
    "a number as folder": ({"folder": 5}, "folder: 5; wanted a path"),
    "a day that is none": ({"as_of": "soon"}, "as_of: 'soon'; wanted a date, or text such as \"2026-11-23\""),
    "a day too early": (
        {"as_of": "2020-01-01"},
        "as_of: 2020-01-01: the table was not out; wanted 2021-02-23, the day of publication, or later",
    ),
}


@pytest.mark.parametrize("case", GIVEN)
def test_what_a_program_gives_wrongly_is_told(case: str) -> None:
    changed, said = GIVEN[case]
    frame, tables = declared()
    with pytest.raises(InputError) as wrong:
        newsgen.draft(**{"frame": frame, **tables, **changed})
    assert str(wrong.value) == said


@pytest.mark.parametrize("key", ["encoding", "header_row", "sheet"])
def test_what_only_a_file_has_is_no_key_of_a_frames_data(key: str) -> None:
    frame, tables = declared()
    with pytest.raises(ProjectError, match=f"data: the key '{key}'; wanted none"):
        newsgen.draft(frame, **{**tables, "data": {**tables["data"], key: "x"}})


@pytest.mark.parametrize(
    "day", [date(2021, 2, 24), datetime(2021, 2, 24, 9, tzinfo=UTC), pd.Timestamp("2021-02-24"), "2021-02-24"]
)
def test_a_day_of_any_kind(day: Any) -> None:
    assert given.day(day) == date(2021, 2, 24)


CALLS: dict[str, tuple[Callable[[Path], object], str]] = {
    "load a number": (lambda _: newsgen.load(5), "project: 5; wanted a path"),  # type: ignore[arg-type]
    "load with a NUL": (lambda _: newsgen.load("a\0"), r"project: 'a\x00'; wanted a path without a NUL in it"),
    "ranked of a number": (lambda _: newsgen.ranked(COVID, patch=5), "patch: 5; wanted a name, or a list of names"),  # type: ignore[arg-type]
    "ranked on no day": (lambda _: newsgen.ranked(COVID, as_of=pd.NaT), "as_of: a NaTType; wanted a date, or text such as \"2026-11-23\""),  # type: ignore[arg-type]
    "no workers": (lambda out: newsgen.build(COVID, out, workers=0), "workers: 0; wanted a whole number, 1 or more"),
    "less than none": (lambda out: newsgen.build(COVID, out, workers=-1), "workers: -1; wanted a whole number, 1 or more"),
    "workers as text": (lambda out: newsgen.build(COVID, out, workers="2"), "workers: '2'; wanted a whole number, 1 or more"),  # type: ignore[arg-type]
    "build with a NUL": (lambda _: newsgen.build(COVID, "a\0"), r"out: 'a\x00'; wanted a path without a NUL in it"),
    "build too early": (lambda out: newsgen.build(COVID, out / "x", as_of="2020-01-01"), "as_of: 2020-01-01: the table was not out; wanted 2021-02-23, the day of publication, or later"),
    "check a number": (lambda out: newsgen.check("x", out, 5), "story: 5; wanted a text"),  # type: ignore[arg-type]
    "check bytes": (lambda out: newsgen.check(b"x", out), "copy: b'x'; wanted a path"),  # type: ignore[arg-type]
    "explain a number": (lambda out: newsgen.explain(5, out), "slug: 5; wanted a text"),  # type: ignore[arg-type]
    "explain the number": (lambda out: newsgen.explain(FIRST, out, 12), "claim: 12; wanted a text"),  # type: ignore[arg-type]
    "explain other words": (lambda out: newsgen.explain(FIRST, out, "qq"), f"claim: no claim of {FIRST} has the words 'qq'; wanted words that it prints"),
    "diff of numbers": (lambda out: newsgen.diff(1, out), "old: 1; wanted a path"),  # type: ignore[arg-type]
}  # fmt: skip


@pytest.mark.parametrize("case", CALLS)
def test_a_call_that_is_wrong_is_told(case: str, built: newsgen.Built) -> None:
    call, said = CALLS[case]
    with pytest.raises(InputError) as wrong:
        call(built.out)
    assert str(wrong.value) == said


def test_stories_are_found_by_place_or_slug(built: newsgen.Built) -> None:
    assert built.stories[np.int64(0)] is built.stories[0]  # type: ignore[call-overload]
    assert built.stories[:1].unwritten == built.stories.unwritten
    with pytest.raises(TypeError, match="a story is found by its place or its slug, not by None"):
        built.stories[None]  # type: ignore[call-overload]


@pytest.mark.parametrize("key", ["claims", "status", "cautions", "score"])
def test_a_record_that_lacks_what_is_explained_is_told(
    key: str, built: newsgen.Built, tmp_path: Path
) -> None:
    shutil.copytree(built.out, tmp_path / "out")
    path = tmp_path / "out" / "stories" / f"{FIRST}.json"
    path.write_text(json.dumps({k: v for k, v in json.loads(path.read_text()).items() if k != key}))
    with pytest.raises(InputError, match=f"written by newsgen .*, without {key}; wanted a record as this"):
        newsgen.explain(FIRST, tmp_path / "out", "452.2")


def test_ranked_of_no_patch_in_particular_is_of_all() -> None:
    pd.testing.assert_frame_equal(newsgen.ranked(COVID, patch=None), newsgen.ranked(COVID))


def test_a_project_cannot_have_a_frame_of_another_program(tmp_path: Path) -> None:
    text = without_map((COVID / "newsgen.toml").read_text()).replace(
        "../../seeds/covid_north_east_2021-02-18.csv", "memory:frame"
    )
    (tmp_path / "newsgen.toml").write_text(text)
    with pytest.raises(SourceError, match="memory:frame: it could not be fetched"):
        newsgen.build(tmp_path, tmp_path / "out")


# --------------------------------------------------------------------------------------------------------- a story


def test_a_story_shows_itself(built: newsgen.Built) -> None:
    story = built.stories[FIRST]
    shown = story._repr_html_()
    assert f"<h3>{story.headline}</h3>" in shown
    assert "452.2" in shown
    assert str(story).startswith(f"{story.headline}\n\n{story.standfirst}\n\n")
    assert story.status == "draft"
    assert 0 < story.score < 1
    assert {c.severity for c in story.cautions} <= {"note", "warn"}
    assert story.headline in built.stories._repr_html_()
    assert story.headline in built._repr_html_()
    assert built.stories[:1][0] is built.stories[0]
    with pytest.raises(KeyError, match="did you mean 'durham-darlington-teesside-highest'"):
        built.stories["durham-darlington-teeside-highest"]


def test_a_blocked_story_says_so_and_shows_no_markup(built: newsgen.Built) -> None:
    evil = "<script>alert(1)</script>"
    caution = {"id": "markup", "severity": "block", "message": evil}
    record = {
        **built.stories[0].record,
        "headline": evil,
        "standfirst": evil,
        "body_html": evil,
        "text": evil,
    }
    blocked = Story({**record, "status": "blocked", "cautions": [caution]})
    assert "Blocked" in blocked._repr_html_()
    assert "Blocked" in str(blocked)
    assert blocked.status == "blocked"
    for story in (blocked, Story(record)):
        assert "<script" not in story._repr_html_()
    listed = newsgen.Stories((blocked,))
    assert "(blocked)" in str(listed)
    assert "<script" not in listed._repr_html_()


# ---------------------------------------------------------------------------------------------- ranked and the rest


def test_ranked_is_of_a_project_or_its_folder() -> None:
    frame = newsgen.ranked(COVID)
    pd.testing.assert_frame_equal(frame, newsgen.ranked(newsgen.load(COVID)))
    assert set(newsgen.ranked(str(COVID), patch="Darlington").patch) == {"Darlington"}
    with pytest.raises(ProjectError, match="did you mean 'Darlington'"):
        newsgen.ranked(COVID, patch=["Darlingtn"])


def test_ranked_with_an_opener(tmp_path: Path) -> None:
    table = (COVID / "../../seeds/covid_north_east_2021-02-18.csv").read_bytes()
    address = "https://example.org/t.csv"
    text = without_map((COVID / "newsgen.toml").read_text())
    (tmp_path / "newsgen.toml").write_text(
        text.replace("../../seeds/covid_north_east_2021-02-18.csv", address)
    )
    frame = newsgen.ranked(tmp_path, opener={address: table}.__getitem__)
    pd.testing.assert_frame_equal(frame, newsgen.ranked(COVID))


def test_check_a_text_or_a_file(built: newsgen.Built, tmp_path: Path) -> None:
    story = built.stories[FIRST]
    good = newsgen.check(story.text, built.out)
    assert good.holds
    assert not good.failures
    assert good.findings
    assert good.record["slug"] == FIRST
    assert newsgen.check(story.html, built.out, FIRST).holds
    (tmp_path / "copy.txt").write_text(story.text.replace("452.2", "425.2"))
    bad = newsgen.check(tmp_path / "copy.txt", built.out)
    assert not bad.holds
    assert "425.2" in bad.failures[0].text
    assert "X line" in str(bad)
    assert bad.summary in bad._repr_html_()
    with pytest.raises(OutputError, match="no story 'x'"):
        newsgen.check(story.text, built.out, "x")


def test_explain(built: newsgen.Built) -> None:
    why = newsgen.explain(FIRST, built.out)
    assert "Its score is" in str(why)
    way = newsgen.explain(FIRST, built.out, "just over two and a half times", project=COVID)
    assert "452.2 divided by 179 is 2.5262…" in str(way)
    assert way._repr_html_().startswith("<pre>")
    with pytest.raises(InputError, match=f"no claim of {FIRST} has the words 'nine hundred'"):
        newsgen.explain(FIRST, built.out, "nine hundred")


def test_diff(built: newsgen.Built, tmp_path: Path) -> None:
    same = newsgen.diff(regenerate.GOLDEN / "covid-north-east", built.out)
    assert not same.revised
    assert "Nothing that was published has changed." in str(same)
    frame = "seeds/covid_north_east_2021-02-18.csv"
    project = tmp_path / "examples" / "p"
    project.mkdir(parents=True)
    (project / "newsgen.toml").write_text(without_map((COVID / "newsgen.toml").read_text()))
    (tmp_path / "seeds").mkdir()
    (tmp_path / frame).write_text((ROOT / frame).read_text().replace("29,452.2", "28,436.6"))
    revised = newsgen.build(project, tmp_path / "out")
    found = newsgen.diff(built.out, revised.out)
    assert found.revised
    assert found.corrections
    assert "Drafted: " in str(found)
    assert found._repr_html_().startswith("<pre>")
