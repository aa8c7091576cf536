"""What all gates share: each says what it stops, and has a test in this folder that trips it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.registry import modules
from tests.conftest import ROOT
from tests.gates.small import GATES

OWN = sorted(
    modules("newsgen.gates", "SEVERITY").keys() & {p.stem for p in (ROOT / "newsgen" / "gates").glob("*.py")}
)
"""Newsgen's own: those of other packages that are installed here have their tests there."""
WHOLE_EDITIONS = {"test_every_gate.py", "test_gates_on_editions.py"}


@pytest.fixture(scope="session")
def tripped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The tests that trip each gate: those of this folder are run for it, so that it is known in any part of a run."""
    record = tmp_path_factory.mktemp("gates") / "tripped.json"
    files = sorted(
        path for path in Path(__file__).parent.glob("test_*.py") if path.name not in WHOLE_EDITIONS
    )
    command = [sys.executable, "-m", "pytest", "-p", "tests.gates.recorder", "-p", "no:cacheprovider", *files]
    subprocess.run(
        command, cwd=ROOT, env=os.environ | {"NEWSGEN_TRIPPED": str(record)}, check=False, capture_output=True
    )
    found: dict[str, list[str]] = json.loads(record.read_text())
    return found


@pytest.mark.parametrize("gate", OWN)
def test_it_says_what_it_stops(gate: str) -> None:
    assert GATES[gate].doc.strip().endswith(".")


@pytest.mark.slow
@pytest.mark.parametrize("gate", OWN)
def test_a_test_trips_it(gate: str, tripped: dict[str, list[str]]) -> None:
    assert tripped.get(gate), f"no test of tests/gates makes the gate {gate} say something"
