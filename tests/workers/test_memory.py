"""Memory that runs out, in a template or in a worker: a line says where, and the edition before stays."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from tests.workers.running import (
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
from tests.workers.shire import COUNCILS, shire

pytestmark = pytest.mark.slow
EATS = """{{% extends "story.html" %}}
{{% block detail %}}
{{% if patch.name == "{patch}" %}}
{{% set a = "{text}" %}}
{doubled}
{{{{ a }}}}
{{% endif %}}
{{% endblock %}}
"""
DOUBLED = "{% set a %}{{ a }}{{ a }}{% endset %}" * 30


def eater(folder: Path, councils: int, patch: str) -> Path:
    """A project whose highest story eats memory in one patch."""
    project = shire(folder, councils, about="memory_mb = 300")
    (project / "templates").mkdir()
    (project / "templates" / "eats.html").write_text(
        EATS.format(patch=patch, text="a" * 4096, doubled=DOUBLED)
    )
    text = (project / "newsgen.toml").read_text()
    (project / "newsgen.toml").write_text(text.replace('"highest.html"', '"eats.html"', 1))
    return project


@pytest.mark.parametrize("workers", [1, 2])
def test_a_template_that_eats_memory(workers: int, tmp_path: Path, out: Path) -> None:
    whole = built(shire(tmp_path / "well", 12), out)
    project = eater(tmp_path / "project", 12, COUNCILS[5])
    running = started("build", project, "--out", out, "--fresh", "--workers", workers, most=3)
    ended = running.ended()
    assert_refused(
        ended, "templates/eats.html, line ", "it uses more memory than a draft may (project.memory_mb)"
    )
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)


@pytest.mark.parametrize("at", range(6))
def test_nothing_is_left_over_whichever_chunk_fails(at: int, tmp_path: Path, out: Path) -> None:
    """While one worker fails, the other goes on writing till it is ended."""
    project = eater(tmp_path / "project", 48, COUNCILS[at * 8])
    running = started("build", project, "--out", out, "--fresh", "--workers", 3, most=3)
    assert_refused(running.ended(), "templates/eats.html, line ")
    assert list(out.parent.iterdir()) == []
    assert_all_gone(running.process.pid)


# not 250: there pyarrow's own allocator (jemalloc) waits for ever while it is imported, on some machines
@pytest.mark.parametrize("megabytes", [20, 60, 120, 180, 300, 400, 600, 800])
def test_a_limit_on_all_of_newsgen(megabytes: int, project: Path, out: Path) -> None:
    """As `ulimit -v` sets it. It is either enough, or there is a line; what Python itself says first is not ours."""
    ended = newsgen("build", project, "--out", out, "--fresh", under=["prlimit", f"--as={megabytes * 2**20}"])
    assert "Traceback" not in ended.faults or megabytes < 400, ended
    if ended.status == 0:
        assert_alone(out)
    else:
        assert not out.exists()
        assert ended.faults
    assert list(out.parent.iterdir()) == [out] * out.exists()


@pytest.mark.parametrize("room", [0, 10, 40])
def test_a_worker_whose_own_memory_is_short(room: int, tmp_path: Path, out: Path) -> None:
    """Its limit is set while it is at work, `room` MB above what it has."""
    project = shire(tmp_path / "project", 48)
    whole = built(project, out)
    running = started("build", project, "--out", out, "--fresh", "--workers", 1, most=5)
    until(lambda: written(out) > 0, "some stories are written")
    (worker,) = running.workers
    pages = int(Path(f"/proc/{worker}/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + room * 2**20
    resource.prlimit(worker, resource.RLIMIT_AS, (limit, limit))
    ended = running.ended()
    assert "Traceback" not in ended.faults
    if ended.status:
        assert_refused(ended, "memory")
    assert tree(out) == whole
    assert_alone(out)
    assert_all_gone(running.process.pid)
