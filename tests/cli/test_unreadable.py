"""Copy of the project's own that cannot be read: an error, never an edition without it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

FOLDERS = ("inserts", "corrections", "styles", "templates")
OWN = {"inserts": "own.md", "corrections": "own.toml", "styles": "own.toml", "templates": "highest.html"}


def _no_right(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the right to read it away, from root too."""
    path.chmod(0)
    listdir, scandir, opened = os.listdir, os.scandir, Path.open

    def refuse(found: Any) -> None:
        if Path(os.fspath(found)).absolute() == path:
            raise PermissionError(13, "Permission denied", str(found))

    def no_listing(found: Any = ".") -> list[str]:
        refuse(found)
        return listdir(found)

    def no_scanning(found: Any = ".") -> Any:  # what Path.iterdir asks from Python 3.13 on
        refuse(found)
        return scandir(found)

    def no_opening(found: Path, *arguments: Any, **named: Any) -> Any:
        refuse(found)
        return opened(found, *arguments, **named)

    monkeypatch.setattr(os, "listdir", no_listing)
    monkeypatch.setattr(os, "scandir", no_scanning)
    monkeypatch.setattr(Path, "open", no_opening)


@pytest.mark.parametrize("command", ["build", "lint"])
@pytest.mark.parametrize("kind", ["no right", "a file", "a dangling link", "a link to itself"])
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder(
    name: str, kind: str, command: str, run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if command == "lint" and name == "corrections":
        pytest.skip("lint reads no corrections")
    folder = project / name
    if folder.exists():
        folder.rename(project / "elsewhere")
    if kind == "no right":
        folder.mkdir()
        _no_right(folder, monkeypatch)
    elif kind == "a file":
        folder.write_text("mine")
    else:
        folder.symlink_to("nowhere" if kind == "a dangling link" else name)
    ran = run(command, project, *(("--out", project / "edition") if command == "build" else ()))
    assert ran.status in ({2} if command == "build" else {1, 2}), ran.out
    assert str(folder) in ran.err + ran.out
    assert "newsgen itself failed" not in ran.err
    assert not (project / "edition").exists()


@pytest.mark.parametrize("kind", ["no right", "a folder", "a dangling link"])
@pytest.mark.parametrize("name", [f"{folder}/{file}" for folder, file in OWN.items() if folder != "styles"])
def test_a_file(name: str, kind: str, run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project / name
    path.parent.mkdir(exist_ok=True)
    if kind == "a folder":
        path.mkdir()
    elif kind == "no right":
        path.touch()
        _no_right(path, monkeypatch)
    else:
        path.symlink_to("nowhere")
    ran = run("build", project, "--out", project / "edition")
    assert ran.status == 2, ran.out
    assert name in ran.err
    assert "newsgen itself failed" not in ran.err
    assert not (project / "edition").exists()


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_not_there_or_empty_is_none(name: str, run: Run, project: Path) -> None:
    if not (project / name).exists():
        (project / name).mkdir()
        assert run("build", project, "--out", project / "edition").status == 0
