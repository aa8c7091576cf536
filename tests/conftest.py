"""What all tests share: where the real tables are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real tables; tests read it in place."""
    data = SHARED / "data"
    if not data.is_dir() and not os.environ.get("CI"):
        pytest.skip("the real tables (a folder `shared` beside the checkout) are not here")
    return data


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another left in the user's cache, nor leaves anything there."""
    monkeypatch.setenv("NEWSGEN_CACHE", str(tmp_path / ".newsgen-cache"))
