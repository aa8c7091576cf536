"""Projects on real tables, and copies of the examples for tests to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT


def copied(example: str, to: Path) -> Path:
    """A copy of an example with its seed, to change at will."""
    shutil.copytree(ROOT / "seeds", to / "seeds")
    shutil.copytree(ROOT / "examples" / example, to / "examples" / example)
    return to / "examples" / example
