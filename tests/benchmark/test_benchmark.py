"""The benchmark measures what it says: the same texts, every stage, and finite ratios."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.benchmark.__main__ import column, patches, table
from tests.benchmark.floor import floors, render
from tests.benchmark.stages import STAGES, measured_build
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "covid-north-east"
PROJECT = ROOT / "examples" / "barsetshire"


def test_the_floor_renders_the_same_texts(tmp_path: Path) -> None:
    edition, clock = measured_build(PROJECT, (), tmp_path / "edition")
    ready = floors(edition.drafts)
    assert render(ready) == [one.text for one in ready]
    assert sum(len(one.values["v"]) for one in ready) > 10 * len(ready)  # type: ignore[arg-type]
    assert set(clock.cpu) == set(STAGES)
    assert (tmp_path / "edition" / "edition.json").exists()


@pytest.mark.slow
def test_the_table_has_every_stage_and_no_nonsense() -> None:
    text = table([column(EXAMPLE, 1_000, 1)])
    assert all(f"| {name} |" in text for name in STAGES)
    assert len(re.findall(r"\d ms, [\d.]+ x", text)) == len(STAGES) + 3


def test_a_part_of_the_patches_is_spread_over_all() -> None:
    few, all_of_them = patches(PROJECT, 3), patches(PROJECT, 1_000)
    assert len(few) == 3
    assert all_of_them == ()
