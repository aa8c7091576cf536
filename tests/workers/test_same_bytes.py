"""Whoever writes the drafts, and in whatever company, an edition is the same byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmark.__main__ import PROJECT
from tests.benchmark.columns import patches
from tests.conftest import ROOT
from tests.workers.dask_here import Dask
from tests.workers.running import assert_alone, built
from tests.workers.shire import COUNCILS, shire, table

pytestmark = pytest.mark.slow
SMALL = 3
"""Drafts in a chunk: far fewer than any project here has."""
BLOCKED = 'implausible_jump = "block"'


def assert_same(project: Path, out: Path, cluster: Dask, *more: str, most: int) -> dict[str, bytes]:
    """The files of the edition, which is the same whoever writes it."""
    whole = built(project, out, "--workers", 1, *more)
    for pool in (("--workers", 1), ("--workers", 2), ("--workers", 3), ("--scheduler", cluster.address)):
        found = built(project, out, *pool, *more, most=most)
        assert sorted(found) == sorted(whole), pool
        assert [name for name, data in whole.items() if found[name] != data] == [], pool
        assert_alone(out)
    return whole


@pytest.mark.parametrize("example", ["covid-north-east", "barsetshire"])
def test_examples(example: str, out: Path, cluster: Dask) -> None:
    assert_same(ROOT / "examples" / example, out, cluster, most=SMALL)


def test_a_part_of_england(shared: Path, out: Path, cluster: Dask) -> None:
    only = [word for name in patches(PROJECT, 300) for word in ("--patch", name)]
    found = assert_same(PROJECT, out, cluster, *only, most=25)
    assert sum(name.endswith(".txt") for name in found) > 200


def test_a_link_to_a_blocked_story_of_another_chunk_goes(tmp_path: Path, out: Path, cluster: Dask) -> None:
    project = shire(tmp_path / "project", 12, jumps=True, gates=BLOCKED)
    found = assert_same(project, out, cluster, most=SMALL)
    hub = f"{COUNCILS[0].lower()}-highest"
    assert b'"blocked"' in found[f"stories/{hub}.json"]
    others = [f"stories/{council.lower()}-highest" for council in COUNCILS[1:12]]
    for name in others:
        assert f"{hub}.html".encode() not in found[f"{name}.html"]
        assert b'"blocked"' not in found[f"{name}.json"]
    table(project, 12)
    found = built(project, out, "--workers", 2, most=SMALL)
    assert all(f"{hub}.html".encode() in found[f"{name}.html"] for name in others)


def test_what_a_better_story_of_another_chunk_leads_with_has_less_of_a_score(
    project: Path, out: Path, cluster: Dask
) -> None:
    found = assert_same(project, out, cluster, most=1)
    marked = [
        name for name, data in found.items() if name.endswith(".json") and b"leads with the same" in data
    ]
    assert len([name for name in marked if "riding" not in name]) >= 1


def test_a_gate_of_the_edition_that_blocks_all(tmp_path: Path, out: Path, cluster: Dask) -> None:
    project = shire(tmp_path / "project", 12, gates='stale_vintage = "block"')
    found = assert_same(project, out, cluster, "--as-of", "2031-06-01", most=SMALL)
    stories = [data for name, data in found.items() if name.endswith(".json") and name.startswith("stories")]
    assert len(stories) > 20
    assert all(b'"status": "blocked"' in data for data in stories)
    assert not any(b'href="' in data and b"highest.html" in data for data in stories)
