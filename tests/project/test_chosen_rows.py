"""What the rows of a measure are chosen by is said by its noun, or the project is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, PeriodColumns, Source
from newsgen.project.measures import measure_faults
from tests.gates.small import PUBLISHED

SOURCE = Source(
    source="table.csv",
    published=PUBLISHED,
    publisher="Us",
    area=AreaColumns(name="ward", within={"council": "council"}),
    period=PeriodColumns(grain="week", ends="week"),
)


def faults(where: dict[str, Any], noun: str, **more: Any) -> list[str]:
    measure = Measure(name="m", noun=noun, kind="count", column="n", where=where, **more)
    found = measure_faults(Path("newsgen.toml"), "[measures.m]", {"m": measure}, SOURCE)
    return [str(fault) for fault in found]


@pytest.mark.parametrize(
    ("where", "noun"),
    [
        pytest.param({"party": "Labour"}, "Labour vote", id="a word of it"),
        pytest.param({"crime": "Burglary"}, "burglary", id="it itself"),
        pytest.param({"crime": "Burglaries"}, "burglary", id="its plural"),
        pytest.param({"crime": "Drug Offences"}, "drug offence", id="two words"),
        pytest.param({"party": ("Labour", "Green")}, "vote", id="several values"),
        pytest.param({"age": "All ages"}, "death", id="everything"),
        pytest.param({"sex": "Persons"}, "death", id="everybody"),
        pytest.param({"council": "Silverbridge"}, "vote", id="a place is that of the patch"),
        pytest.param({"round": "2"}, "vote", id="a number"),
        pytest.param({}, "vote", id="no choice"),
    ],
)
def test_what_is_said(where: dict[str, Any], noun: str) -> None:
    assert faults(where, noun) == []


@pytest.mark.parametrize(
    ("where", "noun"),
    [
        pytest.param({"party": "Labour"}, "vote", id="nothing of it"),
        pytest.param({"party": ("Labour",)}, "vote", id="a list of one"),
        pytest.param({"party": "Lab"}, "labour cost", id="a short word is no beginning"),
        pytest.param({"sex": "F"}, "female death", id="a letter"),
        pytest.param({"party": "Labour", "age": "Aged 18"}, "Labour vote", id="one of two is not said"),
    ],
)
def test_what_is_not(where: dict[str, Any], noun: str) -> None:
    [fault] = faults(where, noun)
    assert f"of which the noun '{noun}' says nothing" in fault
    assert faults(where, noun, noun_says_it=True) == []


@pytest.mark.parametrize("key", ["short_noun", "unit"])
def test_another_word_may_say_it(key: str) -> None:
    assert faults({"party": "Labour"}, "vote", **{key: "Labour votes"}) == []
