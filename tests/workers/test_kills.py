from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.workers.running import PATIENCE


@pytest.mark.slow
def test_killed_at_any_moment_an_edition_is_whole() -> None:
    """`python -m tests.workers.kills` does it a thousand times."""
    command = [sys.executable, "-m", "tests.workers.kills", "--times", "12", "--seed", "5"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.startswith("12 kills: ")
    assert last.endswith("torn: 0")
