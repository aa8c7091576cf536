"""Whether an audit took place, and what it found."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.audited import verdict

OWN = {"name": "newsgen", "skip_reason": "Dependency not found"}
UNKNOWN = {"name": "babel", "skip_reason": "Dependency not found"}
WELL = {"name": "idna", "version": "3.20", "vulns": []}


def hurt(*fixed: str) -> dict[str, Any]:
    return {"name": "h11", "version": "0.15", "vulns": [{"id": "PYSEC-1", "fix_versions": [*fixed]}]}


def report(*found: Any) -> str:
    return json.dumps({"dependencies": found, "fixes": []})


@pytest.mark.parametrize(
    ("status", "said", "code", "words"),
    [
        pytest.param(1, "", 0, "skipped pip-audit: it ended with 1 and no report; its data cannot be had from here", id="it failed"),
        pytest.param(124, '{"depend', 0, "skipped pip-audit: it ended with 124 and no report; its data cannot be had from here", id="it was stopped"),
        pytest.param(0, report(OWN, UNKNOWN), 0, "skipped pip-audit: its data cannot be had from here, of none of 1 packages", id="nothing is known"),
        pytest.param(0, report(OWN, WELL), 0, "pip-audit: 1 of 1 packages audited", id="all is well"),
        pytest.param(0, report(WELL, UNKNOWN), 0, "not audited, for nobody knows it: babel\npip-audit: 1 of 2 packages audited", id="one is not known"),
        pytest.param(1, report(hurt("0.16"), WELL), 1, "h11 0.15: PYSEC-1, mended in 0.16\npip-audit: 2 of 2 packages audited", id="one is vulnerable"),
        pytest.param(1, report(hurt(), UNKNOWN), 1, "h11 0.15: PYSEC-1, mended in no version yet\nnot audited, for nobody knows it: babel\npip-audit: 1 of 2 packages audited", id="and one not known"),
    ],
)  # fmt: skip
def test_what_it_says(status: int, said: str, code: int, words: str) -> None:
    assert verdict(status, said) == (code, words)
