"""The oracle of corners tells true from false: each kind of sentence both ways, on a table with a withheld figure."""
# ruff: noqa: E501 - a pair of sentences reads better on one line

from __future__ import annotations

import pytest

from tests.corner_oracle import claims
from tests.corner_words import Told
from tests.corners import WEEKS, WITHHELD, Area, Table

OF = Table(
    "rates",
    WEEKS[-2:],
    (
        Area("Allington", "Barchester", 5000, (10, 14)),
        Area("Framley", "Barchester", 5000, (10, 7)),
        Area("Plumstead", "Barchester", 5000, (WITHHELD, WITHHELD)),
        Area("Lufton", "Greshamsbury", 5000, (6, 6)),
        Area("Orley", "Greshamsbury", 5000, (5, 4)),
    ),
)
"""Plumstead has two cases or fewer in both weeks."""
LEAD = "Allington in Barchester had the highest number of new cases in Barsetshire"
LINE = "Number of new cases above five in three neighbourhoods in Barsetshire"


def holds(
    sentence: str, *earlier: str, of: str = "Barsetshire", measure: str = "cases", subject: str = ""
) -> bool:
    patch = Told(OF, measure, (), (), ()).place(of)
    told = Told(OF, measure, patch, (subject,) if subject else (), (), earlier)
    found = claims(sentence, told)
    assert found, f"not read: {sentence}"
    return all(claim(world) for claim in found for _, world in OF.corners())


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Next is Framley in Barchester, at seven.", "Next is Framley in Barchester, at eight."),
        ("Framley follows at seven.", "Lufton follows at six."),
        ("After that comes Framley, at seven.", "After that comes Orley, at four."),
        ("Next are Framley, at seven, and Lufton, at six.", "Next are Framley, at seven, and Orley, at four."),
        ("Lufton is third, at six.", "Orley is third, at four."),
        ("Lufton ranked third, at six.", "Lufton ranked joint third, at six."),
        ("Framley follows at seven, with seven cases, down from 10.", "Framley follows at seven, with seven cases, up from 10."),
        ("At the other end of the ranking is Orley, at four.", "At the other end of the ranking is Lufton, at six."),
        ("At the other end of the ranking is Orley, at four.", "At the other end, the number of new cases in Orley is four."),
        ("Next is Framley, at seven, after its cases fell from 10 to seven.", "Next is Framley, at seven, after its cases rose from 10 to seven."),
    ],
)  # fmt: skip
def test_ranks_that_lean_on_the_sentence_before(true: str, false: str) -> None:
    assert holds(true, LEAD, subject="Allington")
    assert not holds(false, LEAD, subject="Allington")


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("In all, three of the five neighbourhoods are above five.", "In all, three of the four neighbourhoods are above five."),
        ("In all, at least four of the five neighbourhoods are above one.", "In all, four of the five neighbourhoods are above one."),
        ("In all, at least three of the five neighbourhoods are above five.", "In all, at least four of the five neighbourhoods are above five."),
        ("Two of the three are in Barchester, and one in Greshamsbury", "One of the three are in Barchester, and two in Greshamsbury"),
        ("Barchester has two of the three, and Greshamsbury one", "Barchester has two of the four, and Greshamsbury two"),
        ("The three lie in two councils.", "The three lie in three councils."),
        ("Allington at the top, Orley at the bottom", "Framley at the top, Orley at the bottom"),
        ("Allington is furthest above it, at 14", "Framley is furthest above it, at seven"),
        ("Barsetshire's highest number of new cases is in Allington", "Barsetshire's lowest number of new cases is in Orley"),
        ("Orley has the lowest published figure", "Orley has the lowest figure"),
    ],
)  # fmt: skip
def test_ends_and_those_above_a_line(true: str, false: str) -> None:
    assert holds(true, LINE)
    assert not holds(false, LINE)


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("Greshamsbury as a whole had 10 new cases, down from 11 the week before.", "Greshamsbury as a whole had 10 new cases, up from 11 the week before."),
        ("Barchester as a whole had at least 21 new cases.", "Barchester as a whole had 21 new cases."),
        ("Barchester as a whole had at least 21 new cases.", "Barchester as a whole had at least 22 new cases."),
        ("New cases in Greshamsbury as a whole fell from 11 to 10.", "New cases in Barchester as a whole rose from no more than 22 to at least 21."),
        ("Cases fell by 9 per cent across Greshamsbury.", "Cases fell by 8 per cent across Greshamsbury."),
        ("Across Greshamsbury, cases fell by almost a tenth in a week", "Across Greshamsbury, cases fell by just over a tenth in a week"),
        ("Across Greshamsbury, cases fell by more than 8 per cent in a week", "Across Barsetshire, cases rose by at least 1 per cent in a week"),
        ("Compared with the week before, the number of new cases is lower in at least two of the five neighbourhoods and higher in at least one.",
         "Compared with the week before, the number of new cases is lower in two of the five neighbourhoods and higher in one."),
        ("The number of new cases did not change in at least one of the five neighbourhoods.", "The number of new cases did not change in at least two of the five neighbourhoods."),
        ("The biggest fall was in Framley, from 10 to seven.", "The biggest fall was in Orley, from five to four."),
        ("The biggest fall was in Framley, from 10 to seven.", "The biggest fall was in Framley, from 10 to six."),
        ("Cases in Framley fell from 10 to seven.", "Cases in Framley fell from nine to seven."),
        ("The number of new cases fell by three in each of them in the week to February 9", "The number of new cases fell by two in each of them in the week to February 9"),
    ],
)  # fmt: skip
def test_totals_and_moves(true: str, false: str) -> None:
    assert holds(true, subject="Framley")
    assert not holds(false, subject="Framley")


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("The case rate in Greshamsbury, 100.0, is still the lowest among the two councils in Barsetshire.",
         "The case rate in Greshamsbury, 100.0, is now the lowest among the two councils in Barsetshire, having been second the week before."),
        ("At 100.0, Greshamsbury still has the second-highest case rate among the two councils in Barsetshire.",
         "At 100.0, Greshamsbury now has the highest case rate among the two councils in Barsetshire."),
        ("The case rate in Greshamsbury is 100.0.", "The case rate in Barchester is 140.0."),
        ("The rate is at least 19 per cent below Barsetshire's.", "The rate is at least 20 per cent below Barsetshire's."),
        ("The case rate in Barchester is at least 6 per cent above Barsetshire's.", "The case rate in Barchester is close to Barsetshire's."),
        ("Case rate below Barsetshire's in every part of Greshamsbury", "Case rate above Barsetshire's in every part of Barchester"),
        ("Case rate in Allington is more than twice Barsetshire's", "Case rate in Allington is just over twice Barsetshire's"),
    ],
)  # fmt: skip
def test_rates_of_whole_places(true: str, false: str) -> None:
    assert holds(true, of="Greshamsbury", measure="rate")
    assert not holds(false, of="Greshamsbury", measure="rate")


def test_between() -> None:
    assert holds("It stands between Framley, at seven, and Orley, at four.", LEAD, subject="Lufton")
    assert not holds("It stands between Allington, at 14, and Orley, at four.", LEAD, subject="Lufton")


def test_what_no_pattern_reads_is_told() -> None:
    told = Told(OF, "cases", ("Allington",), (), ())
    assert claims("Only Allington wept among them.", told) is None
    assert claims("Software drafted this story.", told) == []
