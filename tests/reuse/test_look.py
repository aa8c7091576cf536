"""What --if-new sees without building: that nothing is new, and whatever is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.reuse.stamp import stamp
from tests.projects import copied

pytestmark = pytest.mark.slow

HEAVY = ("pandas", "jinja2", "newsgen.pipeline", "rich")
NEW = "drafts in"
TABLE = Path("data") / "flu_by_neighbourhood.csv"


class Looked:
    """A project whose edition was built with --if-new, and what the command line said."""

    def __init__(self, folder: Path, example: str = "barsetshire") -> None:
        self.root, self.folder = folder, copied(example, folder)
        self.out, self.caches = folder / "edition", folder / "cache"
        self.summary = folder / "summary.json"

    def ran(self, *more: str) -> str:
        words = ["build", str(self.folder), "--out", str(self.out), "--if-new"]
        words += ["--summary", str(self.summary), *more]
        heavy = f"print([name for name in {HEAVY} if name in sys.modules])"
        said = (
            f"import sys; from newsgen.cli import main; sys.argv[1:] = {words}\ntry: main()\nfinally: {heavy}"
        )
        found = {**os.environ, "NEWSGEN_CACHE": str(self.caches)}
        done = subprocess.run(
            [sys.executable, "-c", said], env=found, capture_output=True, text=True, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout

    @property
    def nothing_new(self) -> str:
        return f"Nothing new: {self.out} stands as it was built.\n[]\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    found = Looked(tmp_path_factory.mktemp("look"))
    assert NEW in found.ran()
    return found


@pytest.fixture
def looked(first: Looked, tmp_path: Path) -> Iterator[Looked]:
    """The same for each test: whatever one does is undone, times of files included."""
    kept = tmp_path / "kept"
    shutil.copytree(first.root, kept)
    yield first
    shutil.rmtree(first.root)
    shutil.copytree(kept, first.root)


def test_nothing_new_is_known_without_what_builds(looked: Looked) -> None:
    before = json.loads(looked.summary.read_text())
    assert looked.ran() == looked.nothing_new
    after = json.loads(looked.summary.read_text())
    assert (after["status"], after["written"], after["reused"]) == ("unchanged", 0, before["drafts"])
    same = ("title", "published", "period", "drafts", "not_written", "blocked", "cautions", "sources")
    assert [after[name] for name in same] == [before[name] for name in same]


def test_a_table_of_the_same_size_and_time_is_seen(looked: Looked) -> None:
    table = looked.folder / TABLE
    was = table.stat()
    table.write_bytes(table.read_bytes().replace(b"Winthrop", b"Winthorp"))
    os.utime(table, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert NEW in looked.ran()


def test_what_is_asked_for_counts(looked: Looked) -> None:
    for asked in (("--patch", "Barchester"), ("--as-of", "2025-02-20")):
        assert NEW in looked.ran(*asked)
        assert looked.ran(*asked) == looked.nothing_new
    assert NEW in looked.ran()


def test_another_umask_is_followed_at_once(looked: Looked) -> None:
    before = os.umask(0o077)
    try:
        assert NEW in looked.ran()
        rights = {path.stat().st_mode & 0o777 for path in looked.out.rglob("*")}
        assert rights == {0o700, 0o600}
        assert looked.ran() == looked.nothing_new
    finally:
        os.umask(before)


def test_an_edit_is_kept_beside_the_edition_and_said(looked: Looked) -> None:
    page = next((looked.out / "stories").glob("*.html"))
    was = page.read_text()
    page.write_text(was + "mine")
    kept = looked.root / "edition-edited" / "stories" / page.name
    assert f"Edited since they were built, and kept as they were:\n  {kept}\n" in looked.ran()
    assert (page.read_text(), kept.read_text()) == (was, was + "mine")
    assert json.loads(looked.summary.read_text())["edits"] == [str(kept)]
    assert looked.ran() == looked.nothing_new


@pytest.mark.parametrize("left", [b"", b"\x80", b"rubbish" * 100, "cut"])
def test_a_record_that_cannot_be_read_is_none(looked: Looked, left: bytes | str) -> None:
    (record,) = (looked.caches / "builds").glob("*-record")
    record.write_bytes(record.read_bytes()[:-10] if left == "cut" else stamp() + str(left).encode())
    assert NEW in looked.ran()
    assert looked.ran() == looked.nothing_new


@pytest.mark.parametrize("damage", ["rubbish", "a byte", "of another build"])
def test_drafts_that_cannot_be_believed_are_written_anew(looked: Looked, damage: str) -> None:
    (drafts,) = (looked.caches / "builds").glob("*-drafts")
    kept = bytearray(drafts.read_bytes())
    if damage == "of another build":
        looked.ran("--patch", "Barchester")
        kept = bytearray(drafts.read_bytes())
        looked.ran()
    elif damage == "a byte":
        kept[-40] ^= 1
    drafts.write_bytes(b"rubbish" if damage == "rubbish" else kept)
    table = looked.folder / TABLE
    table.write_bytes(table.read_bytes() + b"\n")
    assert NEW in looked.ran()
    assert json.loads(looked.summary.read_text())["reused"] == 0


def test_a_project_with_a_history(tmp_path: Path) -> None:
    found = Looked(tmp_path, "covid-north-east")
    with (found.folder / "newsgen.toml").open("a") as file:
        file.write('\n[history]\nstore = "history.sqlite"\n')
    assert NEW in found.ran()
    assert "Nothing new" in found.ran()
