"""Two builds at once on one project and one OUT: one edition or the other, and nothing left over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workers.running import (
    assert_all_gone,
    assert_alone,
    built,
    newsgen,
    started,
    tree,
)
from tests.workers.shire import shire, table

pytestmark = pytest.mark.slow
HISTORY = '\n[history]\nstore = "past.sqlite"\n'


@pytest.mark.parametrize("more", [(), ("--fresh",)], ids=["by default", "fresh"])
def test_of_one_project(more: tuple[str, ...], project: Path, out: Path) -> None:
    built(project, out)
    table(project, 12, seed=2)
    both = [started("build", project, "--out", out, "--workers", 2, *more, most=4) for _ in range(2)]
    for one in both:
        ended = one.ended()
        assert ended.status == 0, ended
        assert_all_gone(one.process.pid)
    assert_alone(out)
    found = tree(out)
    assert found == built(project, out)


def test_of_two_projects(project: Path, out: Path, tmp_path: Path) -> None:
    """As when a table is changed between one start and the next."""
    other = shire(tmp_path / "other", 12, seed=2)
    whole = [built(project, out), built(other, out)]
    for _ in range(3):
        both = [started("build", one, "--out", out, "--workers", 2, most=4) for one in (project, other)]
        assert [one.ended().status for one in both] == [0, 0]
        assert_alone(out)
        assert tree(out) in whole
    for one, files in zip((project, other), whole, strict=True):
        assert newsgen("build", one, "--out", out).status == 0
        assert tree(out) == files


def test_with_a_store(tmp_path: Path, out: Path) -> None:
    project = shire(tmp_path / "project", 12, more=HISTORY)
    both = [started("build", project, "--out", out, "--workers", 2, most=4) for _ in range(3)]
    for one in both:
        ended = one.ended()
        assert ended.status == 0 or (ended.status == 2 and "past.sqlite" in ended.faults), ended
        assert "Traceback" not in ended.faults
        assert_all_gone(one.process.pid)
    assert any(one.process.returncode == 0 for one in both)
    assert_alone(out)
    found = tree(out)
    assert found == built(project, out)
    listed = newsgen("history", "list", project)
    assert listed.status == 0
    assert listed.said.count("2031-02-13") >= 1
    assert sorted(path.name for path in project.iterdir()) == ["newsgen.toml", "past.sqlite", "table.csv"]
