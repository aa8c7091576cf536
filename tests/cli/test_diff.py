"""`newsgen diff` on Barsetshire, whose Health Office revises three rows; and on all that is no pair of editions."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsgen import __version__
from newsgen.edition.write import put_edition
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.writing.corrections import KEYS
from newsgen.writing.loose import loose_numbers
from tests.cli.conftest import Run, change
from tests.outputs.sample_edition import edition as sample
from tests.projects import copied
from tests.regenerate import no_network

ONLY = ("Barchester", "Hogglestock", "Silverbridge")
REVISED = {
    "BX051,Framley,Hogglestock,Barsetshire,2025-02-09": ("40,521.1", "64,833.8"),
    "BX004,Barchester Quay,Barchester,Barsetshire,2025-02-09": ("[c],[c]", "3,57.1"),
    "BX006,Bunce's Meadow,Barchester,Barsetshire,2025-02-09": ("3,53.8", "[c],[c]"),
}
"""Framley becomes the highest of Hogglestock; one withheld figure is published, and another is withheld."""


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the project as it was revised, and its editions: old, new, and another build of the old."""
    folder = tmp_path_factory.mktemp("diff")
    project = copied("barsetshire", folder)
    put_edition(build(load(project), no_network, only=ONLY), folder / "old")
    shutil.copytree(folder / "old", folder / "again")
    for row, (was, now) in REVISED.items():
        change(project / "data" / "flu_by_neighbourhood.csv", f"{row},{was},", f"{row},{now},")
    change(project / "newsgen.toml", "published = 2025-02-13", "published = 2025-02-20")
    put_edition(build(load(project), no_network, only=ONLY), folder / "new")
    return folder


@pytest.fixture
def told(revised: Path, run: Run) -> dict[str, Any]:
    """The comparison as JSON."""
    ran = run(
        "diff", revised / "old", revised / "new", "--project", revised / "examples/barsetshire", "--json"
    )
    assert (ran.status, ran.err) == (1, "")
    return json.loads(ran.out)


def of(told: dict[str, Any], slug: str) -> dict[str, Any]:
    return next(story for story in told["stories"] if story["slug"] == slug)


def test_who_is_no_longer_the_highest_comes_first(told: dict[str, Any]) -> None:
    first = told["stories"][0]
    assert first["slug"] == "hogglestock-highest"
    assert first["changes"][0]["kind"] == "overturned"
    assert (first["changes"][0]["left"], first["changes"][0]["came"]) == (["BX050"], ["BX051"])
    assert first["correction"]["text"].startswith(
        "An earlier version of this story said that Dumbello had the highest flu case rate in Hogglestock "
        "in the week to 9 February. On figures that the (invented) Barsetshire Health Office published on 20 February, "
        "it was Framley, at 833.8 cases per 100,000 people. "
    )


def test_what_was_withheld_and_what_is(told: dict[str, Any]) -> None:
    lowest = of(told, "barchester-lowest")
    found = {
        c["kind"]: (c["came"], c["left"]) for c in lowest["changes"] if c["kind"] in {"withheld", "released"}
    }
    assert found == {"withheld": ([], ["BX006"]), "released": (["BX004"], [])}


def test_a_figure_that_is_withheld_now_is_nowhere_repeated(
    told: dict[str, Any], revised: Path, run: Run
) -> None:
    assert "53.8" in (revised / "old" / "stories" / "barchester-lowest.txt").read_text()
    assert "53.8" not in json.dumps(told)
    assert "53.8" not in run("diff", revised / "old", revised / "new").out


def test_each_story_has_one_correction_and_each_number_in_it_a_claim(
    told: dict[str, Any], revised: Path
) -> None:
    known = [
        claim | {"text": "", "sentence": "", "part": ""}
        for name in ("old", "new")
        for path in (revised / name / "stories").glob("*.json")
        for claim in json.loads(path.read_text())["claims"]
    ]
    for story in told["stories"]:
        correction = story["correction"]
        assert (correction is None) == (not story["changes"])
        left = correction["text"] if correction else ""
        for claim in correction["claims"] if correction else ():
            assert claim["text"] in left
            left = left.replace(claim["text"], "", 1)
            assert "53.8" not in json.dumps(claim)
            if claim["unit"] != "date" and '"raw": ""' not in json.dumps(claim):
                assert claim | {"text": "", "sentence": "", "part": ""} in known, claim
        assert loose_numbers(left.replace("per 100,000 people", "")) == []


def test_what_an_editor_reads(revised: Path, run: Run) -> None:
    ran = run("diff", revised / "old", revised / "new", "--project", revised / "examples/barsetshire")
    assert ran.status == 1
    assert ran.out.startswith(
        "Published by the (invented) Barsetshire Health Office on 13 February 2025, then on 20 February 2025; "
    )
    assert "was Dumbello, and is Framley" in ran.out
    assert "the figure of Bunce's Meadow is withheld now: take it out wherever it stands" in ran.out
    assert "the figure of Barchester Quay was withheld, and is published now: 57.1" in ran.out
    assert ran.out.count("  Drafted: Correction: An earlier version of this story") > 3


def test_nothing_changed(revised: Path, run: Run) -> None:
    ran = run("diff", revised / "old", revised / "again")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith("stories compared.\nNothing that was published has changed.\n")


def test_the_same_editions_give_the_same_bytes(revised: Path, run: Run) -> None:
    one, other = (run("diff", revised / "old", revised / "new", "--json").out for _ in range(2))
    assert one == other


def test_a_style_that_is_not_here_costs_the_corrections_alone(revised: Path, run: Run) -> None:
    ran = run("diff", revised / "old", revised / "new")
    assert ran.status == 1
    assert "Drafted" not in ran.out
    assert "was Dumbello, and is Framley" in ran.out
    assert ran.err.startswith("No corrections were drafted: house style: 'barsetshire-observer'")
    assert "(--project names the folder of its style and templates)" in ran.err


def test_a_template_of_the_project_s_own(revised: Path, run: Run, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(revised / "examples/barsetshire", project)
    own = project / "templates" / "correction.html"
    own.write_text('{% extends "shipped/correction.html" %}{% block headline %}We were wrong{% endblock %}')
    ran = run("diff", revised / "old", revised / "new", "--project", project)
    assert "  Drafted: We were wrong: An earlier version" in ran.out
    own.write_text('{% extends "story.html" %}{% block body %}<p>It was 3 times higher.</p>{% endblock %}')
    ran = run("diff", revised / "old", revised / "new", "--project", project)
    assert "'3', 'higher': no figure answers for it" in ran.err
    own.write_text('{% extends "story.html" %}{% block body %}{{ chnages }}{% endblock %}')
    assert "'chnages' is undefined" in run("diff", revised / "old", revised / "new", "--project", project).err


# -------------------------------------------------------------------------------- corrections that later builds carry


def test_corrections_are_written_kept_and_carried_by_the_next_build(
    revised: Path, run: Run, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(revised / "examples/barsetshire", project)
    told = ("diff", revised / "old", revised / "new", "--project", project, "--out", project / "corrections")
    name = "hogglestock-highest-2025-02-09-2025-02-20.toml"
    assert f"Wrote {project / 'corrections' / name}\n" in run(*told).out
    file = project / "corrections" / name
    written = tomllib.loads(file.read_text())
    assert list(written) == list(KEYS)
    file.write_text(file.read_text().replace("An earlier version", "A <b>first</b> version"))
    assert f"Kept {file}, which was there already\n" in run(*told).out
    change(project / "newsgen.toml", "made_by = ", 'newsroom = "The Observer"\nmade_by = ')
    built = build(load(project), no_network, only=("Hogglestock",))
    assert (built.disclosure.newsroom, built.as_of) == ("The Observer", date(2025, 2, 20))
    assert {area.parent for area in built.areas} == {"Hogglestock"}
    draft = next(d for d in built.drafts if d.slug == "hogglestock-highest")
    assert draft.status == "draft"
    assert [c.name for c in draft.corrections] == [file.stem]
    assert "Correction\n\nA <b>first</b> version of this story said that Dumbello had" in draft.text
    assert "<h2>Correction</h2>\n<p>A &lt;b&gt;first&lt;/b&gt; version" in draft.body_html
    assert draft.text.count("A <b>first</b> version") == 1
    assert not any(d.corrections for d in built.drafts if d.story == "jabs")


def test_a_folder_that_cannot_hold_corrections(revised: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = run(
        "diff",
        revised / "old",
        revised / "new",
        "--project",
        revised / "examples/barsetshire",
        "--out",
        tmp_path / "file",
    )
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"{tmp_path / 'file'}: not a folder; wanted a folder for corrections\n"


# ---------------------------------------------------------------------------------------- what is no pair of editions


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two small editions, alike."""
    for name in ("old", "new"):
        put_edition(sample(), tmp_path / name)
    return tmp_path / "old", tmp_path / "new"


def record(folder: Path, how: Callable[[dict[str, Any]], object], name: str = "edition.json") -> None:
    found = json.loads((folder / name).read_text())
    how(found)
    (folder / name).write_text(json.dumps(found))


def another_project(folder: Path) -> None:
    shutil.rmtree(folder)
    put_edition(sample("House prices"), folder)
    record(folder, lambda r: r.update(stories=[]))


def huge(folder: Path) -> None:
    with (folder / "edition.json").open("wb") as file:
        file.truncate(65 * 2**20)


STORY = "stories/highest-barchester.json"
AS_NOW = (
    f"it was written by newsgen {__version__}, or changed since; "
    "wanted an edition as this newsgen writes it: build it again"
)
BAD: list[tuple[str, Callable[[Path], object], str]] = [
    (
        "no folder",
        shutil.rmtree,
        "{new}: there is no such folder; wanted the folder of an edition",
    ),
    (
        "not an edition",
        lambda f: (f / "edition.json").unlink(),
        "{new}: not an edition: it holds no edition.json; wanted a folder that newsgen built",
    ),
    (
        "half deleted",
        lambda f: (f / STORY).unlink(),
        "{new}/" + STORY + ": missing; wanted the record of a story that edition.json names",
    ),
    (
        "a story cut short",
        lambda f: (f / STORY).write_text('{"slug": "high'),
        "{new}/" + STORY + ": cannot be read: Unterminated string starting at: line 1 column 10 (char 9); "
        "wanted the JSON that newsgen wrote",
    ),
    (
        "a newer newsgen",
        lambda f: record(f, lambda r: r.update(newsgen_version="99.0.1")),
        "{new}/edition.json: written by a newer newsgen, 99.0.1; "
        "wanted an edition of " + __version__ + " or older",
    ),
    (
        "an older newsgen",
        lambda f: record(f, lambda r: r["claims"][0].pop("unit"), STORY),
        "{new}: a claim of " + STORY + " has no 'unit'; " + AS_NOW,
    ),
    (
        "claims that are none",
        lambda f: record(f, lambda r: r.update(claims=7), STORY),
        "{new}: " + STORY + " has no 'claims'; " + AS_NOW,
    ),
    (
        "an edition without sources",
        lambda f: record(f, lambda r: r.update(sources=[])),
        "{new}: edition.json names no source; " + AS_NOW,
    ),
    (
        "no patches",
        lambda f: record(f, lambda r: r.pop("patches")),
        "{new}: edition.json has no 'patches'; " + AS_NOW,
    ),
    (
        "another project",
        another_project,
        "{new}: an edition of another project, 'House prices'; "
        "wanted a later edition of 'Case rates by neighbourhood'",
    ),
    (
        "the wrong way round",
        lambda f: record(f, lambda r: r["sources"][0].update(published="2031-02-22")),
        "{new}: its table was published on 2031-02-22, before that of the old edition, on 2031-02-23; "
        "wanted the older edition first",
    ),
    (
        "huge",
        huge,
        "{new}/edition.json: more than 64 MiB; wanted the JSON that newsgen wrote",
    ),
    (
        "nested without end",
        lambda f: (f / "edition.json").write_text("[" * 100_000),
        "{new}/edition.json: cannot be read: maximum recursion depth exceeded",
    ),
    (
        "binary",
        lambda f: (f / "edition.json").write_bytes(b"\xff\xfe\x00"),
        "{new}/edition.json: cannot be read: ",
    ),
]


@pytest.mark.parametrize(("spoil", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_cannot_be_compared(
    spoil: Callable[[Path], object], message: str, pair: tuple[Path, Path], run: Run
) -> None:
    old, new = pair
    spoil(new)
    ran = run("diff", old, new)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(message.format(new=new))
    assert ran.err.count("\n") == 1


def test_the_same_folder_twice(pair: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    old, _ = pair
    (tmp_path / "link").symlink_to(old)
    for again in (old, tmp_path / "link"):
        ran = run("diff", old, again)
        assert (ran.status, ran.err) == (
            2,
            f"{again}: the same folder twice; wanted an older edition and a newer one\n",
        )


def test_an_edition_that_does_not_name_its_areas_has_no_corrections(
    pair: tuple[Path, Path], run: Run
) -> None:
    old, new = pair
    record(new, lambda r: r.pop("areas"))
    record(new, lambda r: [c.update(value=460, text="460.0") for c in r["claims"][:1]], STORY)
    ran = run("diff", old, new)
    assert ran.status == 1
    assert "is now '460.0'" in ran.out
    assert ran.err.startswith("No corrections were drafted: the new edition: written by newsgen ")


def test_editions_of_different_periods_are_no_revision(pair: tuple[Path, Path], run: Run) -> None:
    old, new = pair
    record(new, lambda r: r.update(period={"start": "2031-02-19", "end": "2031-02-25"}))
    ran = run("diff", old, new)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "These editions are of different periods, 12–18 Feb 2031 and 19–25 Feb 2031: a new period is no revision.\n"
        "Of what both speak of, nothing changed.\n"
    )
