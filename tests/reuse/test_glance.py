"""What --if-new sees at a glance: that nothing is new, without loading what builds; and every edit of an input."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.reuse.quick_check import Asked, Glance, nothing_new
from newsgen.reuse.source_state import Once
from newsgen.reuse.stamp import stamp
from tests.projects import copied
from tests.regenerate import no_network
from tests.reuse.test_never_stale import EDITS, Bench

HEAVY = ("numpy", "pyarrow", "pandas", "jinja2", "newsgen.project", "newsgen.pipeline")


class Looked(Bench):
    """A project whose edition was built with --if-new."""

    def __init__(self, folder: Path, example: str = "barsetshire") -> None:
        self.folder = copied(example, folder)
        self.out, self.records = folder / "edition", folder / "cache"
        self.summary = folder / "summary.json"

    def ran(self, *more: str) -> str:
        words = [
            "build",
            str(self.folder),
            "--out",
            str(self.out),
            "--if-new",
            "--summary",
            str(self.summary),
            *more,
        ]
        heavy = f"print([name for name in {HEAVY} if name in sys.modules])"
        said = (
            f"import sys; from newsgen.cli import main; sys.argv[1:] = {words}\ntry: main()\nfinally: {heavy}"
        )
        found = {**os.environ, "NEWSGEN_CACHE": str(self.records)}
        done = subprocess.run(
            [sys.executable, "-c", said], env=found, capture_output=True, text=True, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout

    def glance(self, *only: str, as_of: str = "", published: str = "") -> Glance | None:
        asked = Asked((self.folder / "newsgen.toml").resolve(), only, as_of, published)
        return nothing_new(asked, self.out, lambda address, known: (no_network(address), known), self.records)


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    found = Looked(tmp_path_factory.mktemp("glance"))
    assert "drafts in" in found.ran()
    return found


@pytest.fixture
def put_back(looked: Looked, tmp_path: Path) -> Iterator[None]:
    """Whatever a test does to the project and its edition is undone, times of files included."""
    places = {looked.folder: tmp_path / "project", looked.out: tmp_path / "edition"}
    for place, copy in places.items():
        shutil.copytree(place, copy)
    yield
    for place, copy in places.items():
        shutil.rmtree(place)
        shutil.copytree(copy, place)


def test_nothing_new_is_known_without_what_builds(looked: Looked) -> None:
    before = json.loads(looked.summary.read_text())
    assert looked.ran() == f"Nothing new: {looked.out} stands as it was built.\n[]\n"
    after = json.loads(looked.summary.read_text())
    assert (after["status"], after["written"], after["reused"]) == ("unchanged", 0, before["drafts"])
    same = ("title", "published", "period", "drafts", "not_written", "blocked", "cautions", "sources")
    assert [after[name] for name in same] == [before[name] for name in same]


@pytest.mark.usefixtures("put_back")
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_anything_is_seen(name: str, looked: Looked) -> None:
    assert looked.glance() is not None
    EDITS[name][0](looked)
    assert (looked.glance() is None) == (name != "nothing")


@pytest.mark.usefixtures("put_back")
def test_a_table_of_the_same_size_and_time_is_seen(looked: Looked) -> None:
    table = looked.folder / "data" / "flu_by_neighbourhood.csv"
    was = table.stat()
    table.write_bytes(table.read_bytes().replace(b"Winthrop", b"Winthorp"))
    os.utime(table, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert looked.glance() is None


def test_what_is_asked_for_counts(looked: Looked) -> None:
    assert looked.glance() is not None
    assert looked.glance("Barchester") is None
    assert looked.glance(as_of="2025-02-20") is None
    assert looked.glance(published="today") is None


def test_another_newsgen_sees_nothing(looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgen.reuse.cached.stamp", lambda: b"another newsgen.")
    assert looked.glance() is None


@pytest.mark.parametrize("left", [b"", b"\x80", b"rubbish" * 100])
def test_a_glance_that_cannot_be_read_is_none(looked: Looked, left: bytes) -> None:
    (kept,) = (looked.records / "builds").glob("*-glance")
    whole = kept.read_bytes()
    for text in (left, stamp() + left, whole[:-10]):
        kept.write_bytes(text)
        assert looked.glance() is None
    kept.write_bytes(whole)
    assert looked.glance() is not None


def test_a_glance_says_what_a_closer_look_says(looked: Looked) -> None:
    looked.ran()
    seen = json.loads(looked.summary.read_text())
    (kept,) = (looked.records / "builds").glob("*-glance")
    kept.unlink()
    assert "newsgen.project" in looked.ran()
    closer = json.loads(looked.summary.read_text())
    assert seen | {"seconds": 0} == closer | {"seconds": 0}
    assert looked.ran().endswith("\n[]\n")


@pytest.mark.slow
def test_a_project_with_a_history(tmp_path: Path) -> None:
    """Its store changes when it is built: from the second look on, and until somebody else changes it."""
    found = Looked(tmp_path, "covid-north-east")
    with (found.folder / "newsgen.toml").open("a") as file:
        file.write('\n[history]\nstore = "history.sqlite"\n')
    assert "drafts in" in found.ran()
    assert "Nothing new" in found.ran()
    assert found.ran().endswith("\n[]\n")
    store = found.folder / "history.sqlite"
    os.utime(store, ns=(0, 0))
    assert found.glance() is None


def test_a_server_is_asked_once() -> None:
    asked: list[tuple[str, tuple[str, str]]] = []

    def ask(address: str, known: tuple[str, str]) -> tuple[bytes | None, tuple[str, str]]:
        asked.append((address, known))
        return b"table", known

    once = Once(ask)
    for known in (("", ""), ("1", ""), ("", "")):
        assert once("https://example.org/table.csv", known) == (b"table", known)
    assert asked == [
        ("https://example.org/table.csv", ("", "")),
        ("https://example.org/table.csv", ("1", "")),
    ]
