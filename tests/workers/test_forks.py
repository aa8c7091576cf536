"""No process is forked beside threads, of which Python 3.12 and later warn: a lock that one holds stays locked."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from newsgen.workers import LocalPool
from newsgen.workers.starting import can_fork
from tests.conftest import ROOT
from tests.workers.jobs import HERE

BUILD = [
    sys.executable,
    "-W",
    "error::DeprecationWarning",
    "-c",
    "from newsgen.cli import main; main()",
    "build",
]


def built(project: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*BUILD, str(project), "--out", str(out), "--workers", "3"]
    around = os.environ | {"PYTHONPATH": str(ROOT), "NEWSGEN_CACHE": str(out.parent / "cache")} | environment
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, env=around, cwd=out.parent, check=False
    )


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python warns of forks beside threads from 3.12 on")
def test_no_warning_of_forks(project: Path, tmp_path: Path) -> None:
    done = built(project, tmp_path / "edition")
    assert done.returncode in (0, 1), done.stderr
    assert "Warning" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="forks are for Linux")
def test_the_command_line_has_one_thread_when_it_forks() -> None:
    """And so on every version, also where Python does not warn."""
    code = (
        "import os; from newsgen.cli import app; os.environ |= app._NO_THREADS; "
        "from newsgen.workers.starting import can_fork; print(can_fork('newsgen.pipeline'))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout == "True\n"


def test_beside_a_thread_there_is_no_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise AssertionError("forked beside a thread")

    monkeypatch.setattr(os, "fork", refuse)
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert not can_fork(HERE)
        with LocalPool(HERE, 2) as pool:
            assert len(pool._handles._all) == 1
    finally:
        over.set()
        thread.join()


@pytest.mark.slow
@pytest.mark.parametrize("optimised", ["1", "2"])
def test_python_may_leave_docstrings_and_assertions_out(
    optimised: str, project: Path, tmp_path: Path
) -> None:
    done = built(project, tmp_path / "edition", PYTHONOPTIMIZE=optimised)
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / "edition" / "index.html").exists()
    helped = subprocess.run(
        [*BUILD[:-1], "--help"], capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONOPTIMIZE": optimised},
    )  # fmt: skip
    assert helped.returncode == 0, helped.stderr
    assert "build" in helped.stdout


@pytest.mark.skipif(
    os.geteuid() != 0, reason="only root may become another user, for whom processes are limited"
)
def test_a_system_that_refuses_another_process() -> None:
    """Really refused: by the limit of a user that may have no process more."""
    code = (
        "import os, resource; import newsgen.pipeline; from newsgen.workers import LocalPool; "
        "from newsgen.errors import NewsgenError\n"
        "resource.setrlimit(resource.RLIMIT_NPROC, (0, 0)); os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try:\n    LocalPool('newsgen.pipeline', 2)\nexcept NewsgenError as error:\n    print(error)"
    )
    environment = os.environ | {
        "OPENBLAS_NUM_THREADS": "1",
        "JE_ARROW_MALLOC_CONF": "background_thread:false",
    }
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env=environment,
        check=False,
    )
    assert (
        "a process that writes drafts cannot be started: Resource temporarily unavailable" in found.stdout
    ), found.stderr
