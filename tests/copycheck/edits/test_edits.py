"""What `newsgen check` is measured by, at a size that fits a test: false edits are found, true ones are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.copycheck.edits.measure import editions_built, false_alarms, measured, recall, table


@pytest.mark.slow
def test_false_edits_are_found_and_true_ones_left_alone(tmp_path: Path, shared: Path) -> None:
    outcomes = measured(editions_built(tmp_path), n=400, seed=20201028)
    assert len(outcomes) == 400
    assert recall(outcomes) >= 0.99, table(outcomes)
    assert false_alarms(outcomes) <= 0.02, table(outcomes)
