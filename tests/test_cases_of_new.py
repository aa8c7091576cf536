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
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the cases are not beside the project"),
]
YEAR = {"data.period": '{ grain = "year", ends_on = 2024-03-31 }'}
DRAFTS: dict[str, tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]] = {
    "01": (YEAR, ("Ashford", "577,500", "in the year to March,"), ("week", "November")),
    "02": (YEAR, ("Bexton", "0.87 per cent"), ("two or fewer", "withheld")),
    "03": (
        YEAR,
        ("Ardan", "highest published number of librarians"),
        ("two or fewer", "withheld", "identified"),
    ),
    "05": ({}, ("Acklam", "31.2 per cent"), ("34.1 per cent",)),
    "06": ({}, ("Hartlepool", "5.9 per cent"), ("per 100,000", "England")),
    "07": (
        {
            "data.period": '{ grain = "year", ends = "Time period", starts_in = 4 }',
            "measures.value.noun": '"rate of emergency admissions for falls"',
            "measures.value.unit": '"per 100,000 people aged 65 or over"',
        },
        ("Middlesbrough", "2,700.9 per 100,000", "year to March 2023"),
        ("England", "North East region", "ompared to"),
    ),
    "08": (
        {
            "measures.perm_excl_rate.noun": '"rate of permanent exclusions"',
            "measures.perm_excl.noun": '"permanent exclusion"',
        },
        ("Middlesbrough", "0.35 per 100", "year to August 2023", "from 61 to 88"),
        ("two or fewer", "excls", "2022/23"),
    ),
    "10": ({}, ("in the year to March 2023", "Bexton"), ("in March 2023",)),
    "11": ({}, ("in December 2023", "151,250"), ("December 1",)),
    "12": ({}, ("week to January 15",), ("January 9",)),
    "14": ({}, ("5,660", "number of claimants", "in February"), ("counts", "Crown")),
    "15": (YEAR, ("Belfast", "9,175", "17,395 claimants"), ("36,165", "Total*")),
    "16": (YEAR, ("Bexton in Ohio", "411"), ()),
    "19": (
        YEAR | {"measures.ricoverati.noun": '"hospital patient"'},
        ("383 hospital patients",),
        ("codice",),
    ),
    "20": (YEAR | {"measures.deaths.noun": '"death from drugs"'}, ("Middlesbrough", "30"), ("50",)),
    "21": ({"measures.figure.noun": '"birth"'}, ("5,550 births in 2023", "10 fewer"), ("birthss",)),
    "23": (
        {"data.period": '{ grain = "year", ends_on = 2024-03-31 }'},
        ("Stockton-on-Tees", "610"),
        ("1,770",),
    ),
    "24": (
        {"measures.value.noun": '"person on the live register"'},
        ("20,791 people on the live register", "February"),
        ("All administrative", "VALUE"),
    ),
    "28": ({}, ("on January 9, 2023", "3,125 occupied beds"), ("in the week",)),
    "29": ({}, ("25,154 patients", "In January"), ()),
    "30": (
        {
            "data.period": '{ grain = "year", ends = "DateCode", starts_in = 4 }',
            "measures.value.noun": '"fire"',
        },
        ("2,612 fires", "in the year to March 2023"),
        ("values", "568"),
    ),
    "32": (YEAR, ("84,000 pupils",), ("average for England",)),
    "33": (
        {"data.period": '{ grain = "year", ends = "year", starts_in = 9 }'},
        ("from 61 to 88", "from 269 to 319", "year to August 2017"),
        ("160",),
    ),
    "34": ({}, ("Flintshire", "266 cases"), ("Outside Wales", "Unknown", "289")),
    "35": (
        {"data.period": '{ grain = "year", ends_on = 2024-03-31, compared_ends_on = 2023-03-31 }'},
        ("2,345 new homes in the year to March", "103 fewer than the year before"),
        ("two or fewer", "England"),
    ),
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


def test_a_figure_near_to_count_by_base_is_no_count_of_things() -> None:
    (case,) = FOLDER.glob("07_*")
    first = {q.key: q.candidates[0] for q in guess(case.read_bytes(), case.name).questions}
    assert first["measures.value.noun"] == '"rate of emergency admissions for falls"'
    assert first["measures.value.unit"] == '"per 100,000 people"'


def test_a_place_that_is_a_number_needs_a_name() -> None:
    (case,) = FOLDER.glob("18_*")
    found = {q.key: q.candidates for q in guess(case.read_bytes(), case.name).questions}
    assert found["data.area.name"] == ('"COLUMN"',)
