"""What `newsgen new` and `newsgen build` make of the cases, answered as a reporter would, in words of its drafts."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from newsgen.ingest.guess import guess
from tests.answered import options
from tests.cli.conftest import Run, run
from tests.conftest import SHARED

__all__ = ["run"]
FOLDER = SHARED / "cases" / "tables"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the cases are not beside the project")
YEAR = {"data.period": '{ grain = "year", ends_on = 2024-03-31 }'}
DRAFTS: dict[str, tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]] = {
    "02": (YEAR, ("Bexton", "0.87 per cent"), ("two or fewer", "withheld")),
    "05": ({}, ("Acklam", "31.2 per cent"), ("34.1 per cent",)),
    "06": ({}, ("Hartlepool", "5.9 per cent"), ("per 100,000", "England")),
    "12": ({}, ("week to January 15",), ("January 9",)),
    "16": (YEAR, ("Bexton in Ohio", "411"), ()),
}
"""Number of a case -> what a reporter answers beside the usual, words of the first draft, words not in it."""


@pytest.mark.parametrize("number", DRAFTS)
def test_first_draft(run: Run, tmp_path: Path, number: str) -> None:
    answers, there, absent = DRAFTS[number]
    (case,) = FOLDER.glob(f"{number}_*")
    table = tmp_path / re.sub("^[0-9]+_", "", case.name)
    shutil.copy(case, table)
    questions = guess(table.read_bytes(), table.name).questions
    told = options(q for q in questions if q.key not in answers)
    told += [part for key, value in answers.items() for part in ("--answer", f"{key}={value}")]
    assert run("new", tmp_path / "p", "--data", table, *told).status == 0
    ran = run("build", tmp_path / "p", "--out", tmp_path / "e")
    assert ran.status == 0, ran.err
    first = json.loads((tmp_path / "e" / "edition.json").read_text())["stories"][0]
    text = (tmp_path / "e" / "stories" / f"{first['slug']}.txt").read_text()
    assert [word for word in there if word not in text] == []
    assert [word for word in absent if word in text] == []


@pytest.mark.parametrize(("number", "words"), [("25", "SDMX-CSV"), ("26", "each row is one event")])
def test_what_cannot_be_described_says_what_to_do(run: Run, tmp_path: Path, number: str, words: str) -> None:
    (case,) = FOLDER.glob(f"{number}_*")
    ran = run("new", tmp_path / "p", "--data", case)
    assert (ran.status, words in ran.err) == (2, True)
