"""The interval that each phrase is true of: its ends, and which of them belong to it."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest

from newsgen.language import FILTERS, HouseStyle, Interval


def interval(text: str) -> Interval:
    """ "(1.9, 2]" as an interval; "*" is without end."""
    low, high = text[1:-1].split(", ")
    return Interval(
        -math.inf if low == "*" else Fraction(low),
        math.inf if high == "*" else Fraction(high),
        text[0] == "[",
        text[-1] == "]",
    )


TRUTHS: list[tuple[str, tuple[Any, ...], dict[str, Any], str, str]] = [
    ("multiple_of", (2, 1), {}, "twice", "[1.99, 2.01]"),
    ("multiple_of", (1.98, 1), {}, "almost twice", "[1.9, 2)"),
    ("multiple_of", (2.04, 1), {}, "just over twice", "(2, 2.1]"),
    ("multiple_of", (2.2, 1), {}, "more than twice", "(2, 2.5)"),
    ("multiple_of", (10.4, 1), {}, "more than 10 times", "(10, 11)"),
    ("multiple_of", (0.4, 1), {}, "less than half", "(1/3, 1/2)"),
    ("multiple_of", (0.36, 1), {}, "more than a third of", "(1/3, 1/2)"),
    ("multiple_of", (0.947, 1), {}, "more than nine-tenths of", "(0.9, 1)"),
    ("multiple_of", (0.001, 1), {}, "less than a hundredth of", "(*, 0.01)"),
    ("multiple_of", (1, 1), {}, "the same as", "[1, 1]"),
    ("multiple_of", (1.001, 1), {}, "about the same as", "[0.995, 1.005]"),
    ("multiple_of", (1.3, 1), {}, "1.3 times", "[1.25, 1.35)"),
    ("multiple_of", (2.012, 1), {"printed": (2, 1)}, "roughly twice", "[1.9, 2.1]"),
    ("multiple_of", (1.14, 1), {"printed": (2, 1)}, "more than", "(1, *)"),
    ("multiple_of", (1.3, 1), {"printed": (1.36, 1)}, "less than one and a half times", "(*, 1.5)"),
    ("by_part", (25,), {}, "a quarter", "[24.875, 25.125]"),
    ("by_part", (24.8,), {}, "almost a quarter", "[23.75, 25)"),
    ("by_part", (52.3,), {}, "just over half", "(50, 52.5]"),
    ("fraction", (0.45,), {}, "less than half", "(2/5, 1/2)"),
    ("fraction", (0.36,), {}, "more than a third", "(1/3, 2/5)"),
    ("fraction", (1,), {}, "all", "[1, 1]"),
    ("fraction", (0.98,), {}, "almost all", "[0.95, 1)"),
    ("about", (2000, 1000), {}, "2,000", "[2000, 2000]"),
    ("about", (1999, 1000), {}, "around 2,000", "[1990, 2010]"),
    ("about", (5400, 1000), {}, "more than 5,000", "(5000, 6000)"),
    ("about", (300, 1000), {}, "less than 1,000", "(*, 1000)"),
    ("against", (130, 100), {}, "30 per cent above", "[1.295, 1.305)"),
    ("against", (92, 100), {}, "8 per cent below", "(0.915, 0.925]"),
    ("against", (101, 100), {}, "1 per cent above", "[1.005, 1.015)"),
    ("against", (100.3, 100), {}, "0.3 per cent above", "[1.0025, 1.0035)"),
    ("against", (100.01, 100), {}, "just above", "(1, 1.0005)"),
    ("against", (99.99, 100), {}, "just below", "(0.9995, 1)"),
    ("against", (100, 100), {}, "the same as", "[1, 1]"),
    ("against", (0.01, 100), {}, "below", "(*, 1)"),
    ("against", (105, 100), {"printed": (106.4, 100)}, "about 5 per cent above", "[1.035, 1.065)"),
    ("against", (105, 100), {"printed": (106.5, 100)}, "above", "(1, *)"),
    ("against", (105, 100), {"printed": (103.5, 100)}, "about 5 per cent above", "[1.035, 1.065)"),
    ("against", (105, 100), {"printed": (103.4, 100)}, "above", "(1, *)"),
    ("against", (103, 100), {"printed": (104.4, 100)}, "about 3 per cent above", "[1.015, 1.045)"),
    ("against", (102, 100), {"printed": (103.4, 100)}, "above", "(1, *)"),
    ("against", (95, 100), {"printed": (96.5, 100)}, "about 5 per cent below", "(0.935, 0.965]"),
    ("against", (100.2, 100), {"printed": (100, 100)}, "about the same as", "[0.995, 1.005]"),
    ("against", (102, 100), {"printed": (100, 100)}, "roughly the same as", "[0.95, 1.05]"),
    ("change_from", (124, 100), {}, "up 24 per cent, from 100 to 124", "[123.5, 124.5)"),
    ("change_from", (150, 200), {}, "down 25 per cent, from 200 to 150", "(149, 151]"),
    ("change_from", (19, 3), {}, "up from three to 19", "(3, *)"),
    ("change_from", (3, 19), {}, "down from 19 to three", "(*, 19)"),
    ("change_from", (19, 19), {}, "unchanged at 19", "[19, 19]"),
    ("change_from", (20.4, 20.2), {"unit": "rate", "decimals": 0}, "almost unchanged at 20", "[20, 20.4]"),
    (
        "change_from",
        (3, 2),
        {"unit": "percent"},
        "up one percentage point, from 2 per cent to 3 per cent",
        "(2, *)",
    ),
    (
        "change_from",
        (0.33, 0.3),
        {"unit": "share"},
        "up three percentage points, from 30 per cent to 33 per cent",
        "(0.3, *)",
    ),
    ("direction", (103, 100), {}, "rose slightly", "(100, 105)"),
    ("direction", (115, 100), {}, "rose", "[105, 125)"),
    ("direction", (140, 100), {}, "rose sharply", "[125, *)"),
    ("direction", (97, 100), {}, "fell slightly", "(95, 100)"),
    ("direction", (85, 100), {}, "fell", "(75, 95]"),
    ("direction", (60, 100), {}, "fell sharply", "(*, 75]"),
    ("direction", (30, 19), {}, "rose", "(19, *)"),
    ("direction", (0.52, 0.5), {"unit": "share"}, "rose", "[0.51, 0.55)"),
    ("direction", (208, 200), {}, "rose slightly", "(200, 210)"),
    ("direction", (230, 200), {}, "rose", "[210, 250)"),
    ("direction", (194, 200), {}, "fell slightly", "(190, 200)"),
    ("direction", (160, 200), {}, "fell", "(150, 190]"),
    ("direction", (140, 200), {}, "fell sharply", "(*, 150]"),
    ("direction", (0.48, 0.5), {"unit": "share"}, "fell", "(0.45, 0.49]"),
    ("direction", (1.5, 1), {"unit": "rate"}, "rose sharply", "[1.25, *)"),
    ("direction", (100, 100), {}, "was unchanged", "[100, 100]"),
    ("in_a_row", (2,), {}, "for the second time in a row", "[2, 2]"),
    ("in_a_row", (12, "week"), {}, "for the 12th week in a row", "[12, 12]"),
    ("several", (8,), {}, "several", "[7, 9]"),
    ("several", (3_000_000,), {}, "millions of", "[2000000, *)"),
    ("several", (11,), {}, "11", "[11, 11]"),
]


@pytest.mark.parametrize(("name", "args", "how", "words", "truth"), TRUTHS)
def test_truth(
    name: str, args: tuple[Any, ...], how: dict[str, Any], words: str, truth: str, uk: HouseStyle
) -> None:
    phrase = FILTERS[name](*args, style=uk, **how)
    assert str(phrase) == words
    assert phrase.truth == interval(truth)


COMPARE_NOTHING = [
    ("number", (7,)),
    ("count", (7, "case")),
    ("per_cent", (7,)),
    ("day", ("2021-02-18",)),
    ("ordinal", (1,)),
    ("periods", (5, "week")),
]


@pytest.mark.parametrize(("name", "args"), COMPARE_NOTHING)
def test_words_that_compare_nothing_have_none(name: str, args: tuple[Any, ...], uk: HouseStyle) -> None:
    assert FILTERS[name](*args, style=uk).truth is None
