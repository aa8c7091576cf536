"""A noun or a verb agrees with its count, whatever template is around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.gates.small import HOUSE, claim, draft, plan, said, with_table
from tests.ingest.small import CASES

PLANNED = with_table(plan(), count_measure=CASES)


def told(sentence: str, text: str, unit: str = "count", language: str = "en-GB") -> list[str]:
    value = 1.0 if text.casefold() in {"one", "1", "one ward"} else 5.0
    one = draft(text=sentence, claims=(claim(text, sentence, value, unit, ""),))
    return said("number_agreement", one, PLANNED, replace(HOUSE, language=language, area_kind="ward"))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("One wards in Barsetshire were above 300.", "One"),
        ("One ward in Barsetshire have a rate above 300.", "One ward"),
        ("One ward in Bath and North East Somerset have a rate above 300.", "One ward"),
        ("One neighbourhood have a rate above 300.", "One"),
        ("One of the five wards are above 300.", "One"),
        ("One of the five are above.", "One"),
        ("Two ward has a rate above 300.", "Two"),
        ("Two wards has a rate above 300.", "Two wards"),
        ("12 wards in Barsetshire is above 300.", "12 wards"),
        ("There was five new cases there.", "five new cases"),
        ("There were one new case there.", "one new case"),
        ("There were one there.", "one"),
        ("It rose by five new case.", "five"),
        ("It had one new cases.", "one"),
        ("It rose for five week in a row.", "five"),
        ("1 wards above 300", "1"),
        ("All five wards is above.", "All five wards"),
        ("In 112 wards it fell, and 12 ward rose; 12 ward.", "12"),
        ("It was five. There is five, and there was five.", "five"),
    ],
)
def test_it_does_not(sentence: str, text: str) -> None:
    unit = "share" if text.startswith("All") else "count"
    assert len(told(sentence, text, unit)) == 1


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("One ward in Barsetshire has a rate above 300.", "One ward"),
        ("Two wards have a rate above 300.", "Two wards"),
        ("One of the five wards is above 300.", "One"),
        ("In one ward figures are not at hand.", "one ward"),
        ("In two wards in Barsetshire Framley has the highest.", "two wards"),
        ("One ward in Barchester and two in Framley have a rate above 300.", "One ward"),
        ("Two are in Barchester, and one in Framley has a rate above 300.", "one"),
        ("One or two wards are above 300.", "One"),
        ("Five ward councillors were there.", "Five"),
        ("A two ward patch is small.", "two"),
        ("There were five new cases there.", "five new cases"),
        ("There was one new case there.", "one new case"),
        ("The week before, there were one or two.", "one"),
        ("All five wards are above.", "All five wards"),
        ("The figure, 5, is high.", "5"),
        ("More than one ward has it.", "one ward"),
        ("The figure there was 12 new cases.", "12 new cases"),
        ("One ward, Framley, and its neighbours were high.", "One ward"),
        ("Between one and five wards were high.", "five wards"),
        ("The rate of five was the highest.", "five"),
        # the count's own digits or letters, within another number or word
        ("It was 112 ward in all, and 12 wards.", "12"),
        ("It cost £5 ward by ward, 5 wards in all.", "5"),
        ("Twenty-five ward and five wards.", "five"),
        ("5", "5"),
    ],
)
def test_it_does(sentence: str, text: str) -> None:
    assert told(sentence, text, "share" if text.startswith("All") else "count") == []


def test_nothing_is_asked_of_another_language_nor_of_another_unit() -> None:
    wrong = "One wards in Barsetshire were above 300."
    assert told(wrong, "One", language="de-DE") == []
    assert told(wrong, "One", unit="rank") == []
