from __future__ import annotations

import json
from typing import Any

import pytest

from newsgen.edition.recorded import recorded
from newsgen.model.derivation import to_claim_json
from tests.regenerate import EXAMPLES, GOLDEN

STORIES = [path for name in EXAMPLES for path in sorted((GOLDEN / name / "stories").glob("*.json"))]


def test_every_derivation_of_the_golden_editions_comes_back_as_it_was() -> None:
    rules = set()
    for path in STORIES:
        for claim in json.loads(path.read_text())["claims"]:
            rules.add(claim["derivation"]["rule"])
            assert to_claim_json(recorded(claim["derivation"])) == claim["derivation"]
    assert rules >= {"cell", "setting", "count", "rank", "mean", "ratio", "date", "percent_change"}


@pytest.mark.parametrize("record", [{}, {"rule": "mean"}, {"select": {}}, {"raw": "1"}], ids=str)
def test_what_is_no_derivation(record: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError)):
        recorded(record)
