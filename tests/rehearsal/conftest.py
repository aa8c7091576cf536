"""A rehearsal of the Barsetshire example, in this process or in a worker."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from newsgen.rehearsal.drafts_told import work_order
from newsgen.rehearsal.rehearsal import Rehearsal
from newsgen.rehearsal.worker import RehearsalWorker
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rehearsed") / "project"
    shutil.copytree(ROOT / "examples" / "barsetshire", folder)
    return folder


@pytest.fixture(scope="module")
def rehearsed(project: Path) -> Rehearsal:
    return Rehearsal(work_order(project, None))


@pytest.fixture(scope="module")
def worker(project: Path) -> Iterator[RehearsalWorker]:
    found = RehearsalWorker(partial(work_order, project, None), lambda: 1)
    yield found
    found.close()
