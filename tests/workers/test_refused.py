"""Disks that are full, folders that are gone or may not be written: a line, status 2, and the edition before stays."""

from __future__ import annotations

import marshal
import os
import pickle
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2.bccache import bc_magic

from tests.workers.running import (
    Ended,
    Running,
    assert_all_gone,
    assert_alone,
    assert_refused,
    built,
    newsgen,
    started,
    tree,
    until,
    written,
)
from tests.workers.shire import shire

pytestmark = pytest.mark.slow
WITHOUT_ROOTS_RIGHTS = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def leave(free: int, disk: Path) -> None:
    """Fill the disk, but for so many KB."""
    with (disk / "filler").open("wb") as file:
        file.write(b"x" * (shutil.disk_usage(disk).free - free * 1024))


@pytest.mark.parametrize(("free", "workers"), [(0, 2), (100, 2), (300, 1), (300, 2), (900, 2)])
def test_a_disk_that_fills_up(free: int, workers: int, project: Path, tiny: Path, tmp_path: Path) -> None:
    """Before the job is there, at the first stories, at the last."""
    out = tiny / "beside" / "edition"
    out.parent.mkdir()
    whole = built(project, out)
    leave(free, tiny)
    other = shire(tmp_path / "other", 12, seed=2)
    running = started("build", other, "--out", out, "--fresh", "--workers", workers, most=4)
    assert_refused(
        running.ended(), f"{out}: the edition cannot be written: No space left on device; wanted a disk"
    )
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)
    (tiny / "filler").unlink()
    assert built(other, out) != whole
    assert_alone(out)


@pytest.mark.parametrize("kilobytes", [0, 4, 20])
def test_a_file_that_may_not_grow(kilobytes: int, project: Path, out: Path, tmp_path: Path) -> None:
    """What an ordinary user can see of a full disk."""
    whole = built(project, out)
    other = shire(tmp_path / "other", 12, seed=2)
    limit = ["prlimit", f"--fsize={kilobytes * 1024}"]
    running = started("build", other, "--out", out, "--fresh", under=limit)
    assert_refused(running.ended(), f"{out}: the edition cannot be written: File too large")
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)


def loadable(path: Path) -> bool:
    """Whether Jinja takes a template's code from there: its mark, the text's checksum, the code and nothing less."""
    with path.open("rb") as file:
        marked = file.read(len(bc_magic)) == bc_magic
        pickle.load(file)
        return marked and bool(marshal.load(file)) and not file.read()


def test_a_full_disk_for_what_need_not_be_kept(
    project: Path, tiny: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSGEN_CACHE", str(tiny / "cache"))
    leave(8, tiny)
    for _ in range(2):
        assert newsgen("build", project, "--out", out).status == 0
        assert_alone(out)
    kept = [path for path in (tiny / "cache").rglob("*") if path.is_file()]
    # what is there is whole: an empty mark, or code that found room
    for path in kept:
        assert path.suffix in {".clean", ".cache", ".code"}, path
        assert (path.suffix == ".clean") is not bool(path.stat().st_size), path
        if path.suffix == ".code":
            assert marshal.loads(path.read_bytes())
        elif path.suffix == ".cache":
            assert loadable(path), path


def out_gone(out: Path) -> None:
    shutil.rmtree(out)


def stage_gone(out: Path) -> None:
    for folder in out.parent.glob(f".{out.name}.newsgen-*"):
        while folder.exists():  # the build goes on writing into it
            shutil.rmtree(folder, ignore_errors=True)


def parent_gone(out: Path) -> None:
    while out.parent.exists():
        shutil.rmtree(out.parent, ignore_errors=True)


def parent_elsewhere(out: Path) -> None:
    out.parent.rename(out.parent.with_name("elsewhere"))


def meanwhile(
    does: Callable[[Path], None], tmp_path: Path, out: Path
) -> tuple[Running, Ended, dict[str, bytes]]:
    """A build at work, something done to OUT, and how it ended; the edition that was there."""
    whole = built(shire(tmp_path / "before", 4), out)
    running = started("build", shire(tmp_path / "many", 48), "--out", out, "--fresh", "--workers", 2, most=5)
    until(lambda: written(out) > 8, "some stories are written")
    does(out)
    return running, running.ended(), whole


def test_an_edition_that_is_removed_meanwhile(tmp_path: Path, out: Path) -> None:
    running, ended, _ = meanwhile(out_gone, tmp_path, out)
    assert ended.status == 0
    assert len(list((out / "stories").glob("*.txt"))) > 90
    assert_alone(out)
    assert_all_gone(running.process.pid)


def test_a_stage_that_is_removed_meanwhile(tmp_path: Path, out: Path) -> None:
    running, ended, whole = meanwhile(stage_gone, tmp_path, out)
    assert_refused(ended, "No such file or directory")
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)


def test_a_parent_that_is_removed_meanwhile(tmp_path: Path, out: Path) -> None:
    running, ended, _ = meanwhile(parent_gone, tmp_path, out)
    assert_refused(ended, "No such file or directory")
    assert not out.parent.exists()
    assert_all_gone(running.process.pid)


def test_a_parent_that_is_called_otherwise_meanwhile(tmp_path: Path, out: Path) -> None:
    running, ended, whole = meanwhile(parent_elsewhere, tmp_path, out)
    assert_refused(ended, "No such file or directory")
    assert tree(out.parent.with_name("elsewhere") / "edition") == whole
    assert not out.parent.exists()
    assert_all_gone(running.process.pid)


@pytest.mark.parametrize("which", ["edition", "beside"])
def test_folders_that_may_not_be_written(which: str, project: Path, out: Path, tmp_path: Path) -> None:
    """A folder that changes places needs no rights of its own; the one above it does."""
    whole = built(project, out)
    folder = out if which == "edition" else out.parent
    under = WITHOUT_ROOTS_RIGHTS if os.geteuid() == 0 else []
    folder.chmod(0o555)
    try:
        other = shire(tmp_path / "other", 12, seed=2)
        running = started("build", other, "--out", out, "--fresh", under=under)
        ended = running.ended()
        if ended.status:
            assert_refused(
                ended,
                f"{out}: the edition cannot be written: Permission denied; wanted a disk with room, and",
            )
            assert tree(out) == whole
        assert_alone(out)
        assert ended.status == (2 if which == "beside" else ended.status)
        assert_all_gone(running.process.pid)
    finally:
        folder.chmod(0o755)
