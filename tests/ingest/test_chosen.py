"""What the rows of a whole project are chosen by is said by its nouns, where it is a part of each place's figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsgen.errors import InputError
from tests.ingest.small import CASES, SOURCE, read_text

HEADER = "code,name,council,week_ending,cases,party,level,season\n"
ROWS = """\
E1,Park East,Middlesbrough,2021-02-11,20,Labour,ward,2020/21
E1,Park East,Middlesbrough,2021-02-11,31,Green,ward,2019/20
E2,Park End,Middlesbrough,2021-02-11,9,Labour,ward,2020/21
E2,Park End,Middlesbrough,2021-02-11,7,Green,ward,2019/20
E3,Ryton,Gateshead,2021-02-11,8,Labour,ward,2020/21
E9,Gateshead,Gateshead,2021-02-11,100,Labour,council,2020/21
"""


def loaded(tmp_path: Path, where: dict[str, Any], noun: str, rows: str = ROWS, **more: Any) -> list[str]:
    source = replace(SOURCE, where=where, add_up=True)
    measure = (replace(CASES, noun=noun, **more),)
    try:
        read_text(HEADER + rows, tmp_path, source, measure)
    except InputError as error:
        return [str(fault) for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("where", "noun"),
    [
        pytest.param({"party": "Labour"}, "Labour vote", id="it is said"),
        pytest.param({"party": ("Labour", "Green")}, "vote", id="all of them"),
        pytest.param({"level": "ward"}, "vote", id="a level of areas"),
        pytest.param({"council": "Middlesbrough"}, "vote", id="a place"),
        pytest.param({"season": "2020/21"}, "vote", id="a period"),
    ],
)
def test_what_loads(tmp_path: Path, where: dict[str, Any], noun: str) -> None:
    assert loaded(tmp_path, where, noun) == []


def test_a_party_that_no_noun_says(tmp_path: Path) -> None:
    [fault] = loaded(tmp_path, {"party": "Labour"}, "vote")
    assert "data.where and measures.cases: party = 'Labour', of which the noun 'vote' says nothing" in fault
    assert loaded(tmp_path, {"party": "Labour"}, "vote", noun_says_it=True) == []


def test_a_level_whose_places_have_a_row_of_another_level_now_and_then(tmp_path: Path) -> None:
    again = ROWS + "E1,Park East,Middlesbrough,2021-02-11,40,Labour,council,2020/21\n"
    assert loaded(tmp_path, {"level": "ward"}, "vote", again) == []  # one of three places
    both = again + "E2,Park End,Middlesbrough,2021-02-11,40,Labour,council,2020/21\n"
    assert loaded(tmp_path, {"level": "ward"}, "vote", both)  # two of three
