"""What the tests of workers share: a project that builds fast, a Dask cluster, where editions go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workers.dask_here import Dask, dask
from tests.workers.shire import shire


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Twelve councils, some 28 drafts."""
    return shire(tmp_path / "project", 12)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where an edition may go, in a folder of its own."""
    (tmp_path / "beside").mkdir()
    return tmp_path / "beside" / "edition"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Dask]:
    """Two Dask workers, which no test may harm."""
    pytest.importorskip("distributed")
    with dask() as found:
        yield found
