from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import newsgen

HERE = Path(__file__).parent
ROOT = Path(newsgen.__file__).parent.parent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def killed(out: Path, *how: str) -> Counter[str]:
    done = subprocess.run(
        [sys.executable, str(HERE / "publish_and_die.py"), str(out), *how],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return Counter(json.loads(done.stdout))


@pytest.mark.parametrize("times", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_at_any_moment_the_edition_is_whole(tmp_path: Path, times: int) -> None:
    said = killed(tmp_path / "beside" / "edition", "random", str(times), "7")
    assert said["died"] > times / 4
    assert said["old"] > 0
    assert said["torn"] == said["missing"] == said["left over"] == 0


def test_killed_between_any_two_steps_the_edition_is_whole(tmp_path: Path) -> None:
    said = killed(tmp_path / "beside" / "edition", "steps")
    assert said["died"] > 30
    assert said["old"] > 0 < said["new"]
    assert said["torn"] == said["missing"] == said["left over"] == 0


def test_where_folders_cannot_change_places_the_edition_is_whole_or_comes_back(tmp_path: Path) -> None:
    said = killed(tmp_path / "beside" / "edition", "two-steps")
    assert said["missing"] == said["back"] > 0
    assert said["torn"] == said["left over"] == 0
