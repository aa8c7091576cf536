"""`newsgen picture`: what it draws, and each thing that keeps it from drawing, in words; nothing is then written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, change, run
from tests.graphics.county import TOML, county

__all__ = ["run"]
STORY = "silverbridge-highest"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("kind", "file", "begins"),
    [("map", "x.svg", b"<svg "), ("bars", "x.png", PNG), ("card", "new/x.png", PNG)],
)
def test_a_picture_is_drawn_where_it_is_wanted(
    kind: str, file: str, begins: bytes, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / file
    ran = run("picture", county(tmp_path / "county"), "--story", STORY, "--kind", kind, "--out", out)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{out} (")
    assert out.read_bytes().startswith(begins)


def test_without_a_file_it_is_called_as_in_an_edition(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = county(tmp_path / "county")
    monkeypatch.chdir(tmp_path)
    assert run("picture", folder, "--story", STORY).status == 0
    assert (tmp_path / f"{STORY}.map.svg").is_file()


WRONG = {
    "no such story": (
        ["--story", "silverbridge-hihgest"],
        "no story 'silverbridge-hihgest'; wanted the slug of one that is written; did you mean 'silverbridge-highest'?",
    ),
    "no past": (
        ["--story", STORY, "--kind", "line"],
        f"--kind line: {STORY} has none; wanted a table with its past",
    ),
    "another kind": (["--story", STORY, "--kind", "pie"], "'pie' is not one of"),
    "another suffix": (["--story", STORY, "--out", "x.gif"], "x.gif: a map as .gif; wanted .svg"),
    "a card as SVG": (
        ["--story", STORY, "--kind", "card", "--out", "x.svg"],
        "x.svg: a card as .svg; wanted .png",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_bad_options_are_said(case: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options, said = WRONG[case]
    folder = county(tmp_path / "county")
    monkeypatch.chdir(tmp_path)
    ran = run("picture", folder, *options)
    assert ran.status == 2
    assert said in " ".join(ran.err.split())
    assert [*tmp_path.iterdir()] == [folder]


def test_no_project(run: Run, tmp_path: Path) -> None:
    ran = run("picture", tmp_path, "--story", STORY)
    assert ran.status == 2
    assert "newsgen.toml" in ran.err


def test_no_boundaries(run: Run, tmp_path: Path) -> None:
    bare = TOML[: TOML.index("[map]")] + TOML[TOML.index("[[patches]]") :]
    ran = run("picture", county(tmp_path / "county", toml=bare), "--story", STORY)
    said = f"--kind map: {STORY} has none; wanted a [map] with its outlines"
    assert (ran.status, said in ran.err) == (2, True)


def test_no_boundary_of_the_patch(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    file = folder / "map.geojson"
    for i in range(6):
        file.write_text(file.read_text().replace(f'"S{i // 4}{i % 4}"', f'"X{i}"'))
    ran = run("picture", folder, "--story", STORY)
    assert (ran.status, f"--kind map: {STORY} has none" in ran.err) == (2, True)
    assert run("picture", folder, "--story", STORY, "--kind", "bars", "--out", tmp_path / "x.svg").status == 0


def test_png_without_its_library(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = county(tmp_path / "county"), tmp_path / "x.png"
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    for kind in ("bars", "card"):
        ran = run("picture", folder, "--story", STORY, "--kind", kind, "--out", out)
        assert ran.status == 2
        assert "PNG needs resvg-py; wanted pip install 'newsgen[maps]'" in ran.err
        assert not out.exists()
    assert run("picture", folder, "--story", STORY, "--kind", "bars", "--out", tmp_path / "x.svg").status == 0


def test_a_place_that_cannot_be_written_to(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "x.svg").mkdir()
    for out, said in (
        (tmp_path / "file" / "x.svg", "wanted a place that can be written to"),
        (tmp_path / "x.svg", "a folder"),
    ):
        ran = run("picture", folder, "--story", STORY, "--out", out)
        assert (ran.status, said in ran.err) == (2, True), ran.err
    assert (tmp_path / "file").read_text() == "mine"


def test_what_is_wrong_with_the_outlines_is_said(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    change(folder / "map.geojson", '"S01"', '"S00"')
    ran = run("picture", folder, "--story", STORY, "--out", tmp_path / "x.svg")
    assert (ran.status, "2 features of the code 'S00'; wanted one" in ran.err) == (2, True)
