"""A question of a newsgen.toml answered in its text: as `newsgen new --answer` would have written it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsgen.errors import InputError, ProjectError
from newsgen.ingest.guess import guess
from newsgen.project import project_of
from newsgen.project.answered import answered, questions_of
from newsgen.project.answers import value_of
from newsgen.project.written import ToWrite, written

TABLE = b"Ward,Median price\nBarle,316000\nHogglestock,577500\nSilverbridge,344000\nPlumstead,350000\n"
GIVEN = {
    "data.published": "2023-04-05",
    "data.period": "year to 31 March 2023",
    "data.publisher": 'The "Barset" Council',
    "measures.median_price.currency": '"GBP"',
    "patches.1.name": "Barsetshire",
}
GUESSED = guess(TABLE, "prices.csv")


def text(**answers: Any) -> str:
    still = tuple(one for one in GUESSED.questions if one.key not in answers)
    reasons = {one.key: one.why for one in GUESSED.decisions}
    return written(ToWrite(GUESSED.source, GUESSED.measures, reasons, still, answers))


def test_questions_are_read_as_they_were_asked() -> None:
    found = questions_of(text(), "newsgen.toml")
    assert [one.key for one in found] == [*GIVEN]
    assert [(one.asks, one.candidates) for one in found] == [
        (one.asks, one.candidates) for one in GUESSED.questions
    ]
    assert [one.why for one in found] == [" ".join(one.why.split()) for one in GUESSED.questions]


def test_answered_one_after_the_other_it_is_what_new_would_have_written() -> None:
    now = text()
    for key, answer in GIVEN.items():
        now = answered(now, "newsgen.toml", key, answer)
    assert questions_of(now, "newsgen.toml") == []
    project_of(Path("newsgen.toml"), now)
    at_once = tomllib.loads(text(**{key: value_of(key, answer) for key, answer in GIVEN.items()}))
    found = tomllib.loads(now)
    del found["questions"]
    assert found == at_once


def test_an_open_question_is_a_fault_as_before() -> None:
    now = answered(text(), "newsgen.toml", "data.published", "2023-04-05")
    with pytest.raises(ProjectError) as told:
        project_of(Path("newsgen.toml"), now)
    assert len(told.value.faults) == len(GIVEN) - 1


@pytest.mark.parametrize(
    ("key", "answer", "says"),
    [
        ("data.published", "", "wanted an answer"),
        ("data.published", "YYYY-MM-DD", "for what stands in capitals"),
        ("data.period", "soon", "wanted a period"),
        ("data.source", "x", "no open question"),
        ("../x", "x", "no open question"),
    ],
)
def test_what_is_no_answer(key: str, answer: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        answered(text(), "newsgen.toml", key, answer)


def test_without_its_candidates_the_line_goes_below_the_name_of_its_table() -> None:
    bare = '[questions]\n"data.publisher" = "Who?"\n\n[data]\nsource = "x"\n'
    assert answered(bare, "newsgen.toml", "data.publisher", "Us").endswith(
        '[data]\npublisher = "Us"\nsource = "x"\n'
    )
    with pytest.raises(InputError, match="no table for it"):
        answered('[questions]\n"data.publisher" = "Who?"\n', "newsgen.toml", "data.publisher", "Us")
