"""The [ranks] of a project file: what it may say, and what is said of what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.errors import ProjectError
from newsgen.model.rank_test import USUAL, RankTest
from newsgen.project import load
from tests.conftest import ROOT

_EXAMPLE = (ROOT / "examples" / "covid-north-east" / "newsgen.toml").read_text()
PROJECT = _EXAMPLE.partition("[map]")[0] + "[[patches]]" + _EXAMPLE.partition("[[patches]]")[2]


def project(folder: Path, ranks: str) -> Path:
    (folder / "newsgen.toml").write_text(f"{PROJECT}[ranks]\n{ranks}\n")
    return folder


@pytest.mark.parametrize(
    ("ranks", "read"),
    [
        pytest.param("", USUAL, id="empty"),
        pytest.param("firm = 0", RankTest(firm=0), id="no test"),
        pytest.param("firm = 1", RankTest(firm=1), id="certainty"),
        pytest.param("firm = 0.95\ninterval = 0.5", RankTest(firm=0.95, interval=0.5), id="both"),
    ],
)
def test_read(tmp_path: Path, ranks: str, read: RankTest) -> None:
    assert load(project(tmp_path, ranks)).ranks == read


@pytest.mark.parametrize(
    ("ranks", "faults"),
    [
        pytest.param("firm = 80", ["ranks.firm = 80; wanted a chance from 0 to 1: 0.8 for 80 per cent"], id="per cent"),
        pytest.param("firm = -0.1", ["ranks.firm = -0.1; wanted a chance from 0 to 1"], id="below zero"),
        pytest.param("firm = nan", ["a number that is too large, or none"], id="no number"),
        pytest.param("interval = 1", ["ranks.interval = 1; wanted a chance between"], id="an interval of all"),
        pytest.param("interval = 0", ["ranks.interval = 0; wanted a chance between"], id="of nothing"),
        pytest.param("firm = 8\ninterval = 9", ["ranks.firm = 8", "ranks.interval = 9"], id="both at once"),
        pytest.param("frim = 0.8", ["the key 'frim'", "did you mean 'firm'?"], id="a slip of the pen"),
    ],
)  # fmt: skip
def test_faults(tmp_path: Path, ranks: str, faults: list[str]) -> None:
    with pytest.raises(ProjectError) as raised:
        load(project(tmp_path, ranks))
    said = str(raised.value)
    assert [fault in said for fault in faults] == [True] * len(faults), said
    assert "newsgen.toml, line " in said
