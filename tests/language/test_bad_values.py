"""What has no words is refused: by its filter's name, with the value and what was wanted."""

from __future__ import annotations

import math
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from newsgen.errors import LanguageError
from newsgen.language import FILTERS, HouseStyle

NUMBERS: dict[str, tuple[Any, ...]] = {
    "about": (1,),
    "against": (100,),
    "agree": ("is", "are"),
    "by_part": (),
    "change_from": (100,),
    "count": ("case",),
    "decimal": (1,),
    "direction": (100,),
    "duration": (),
    "fraction": (),
    "in_a_row": (),
    "in_full": (),
    "money": (),
    "multiple_of": (100,),
    "number": (),
    "one_in": (),
    "ordinal": (),
    "out_of": (20,),
    "per_cent": (),
    "periods": ("week",),
    "points": (),
    "ranked": ("highest",),
    "several": (),
}
TEXTS = {
    "bare": (),
    "capitals": (),
    "number_of": (),
    "place_name": (),
    "plural": (),
    "quoted": (),
    "sentence": (),
    "superlative": ("highest",),
    "the": (),
    "with_article": (),
}
DATES = {
    "day": (),
    "earlier_period": ("2021-02-11", "week", "2021-02-12", "2021-02-18"),
    "period": ("2021-02-18", "week"),
    "so_far": ("2021-02-18", "week"),
    "week_to": (),
    "weekday": (),
}
LISTS = ("and_list", "or_list")

NO_NUMBER = [
    math.nan,
    math.inf,
    -math.inf,
    None,
    "7",
    "",
    "seven",
    True,
    False,
    [7],
    (7,),
    {},
    1j,
    Decimal("NaN"),
]
NO_TEXT = [None, 7, 7.0, True, "", "  ", [], ["a"], b"a"]
NO_DATE = [
    None,
    20210218,
    "18 February 2021",
    "2021-02-30",
    "2021-13-01",
    "20210218",
    "",
    True,
    1.5,
    ["2021-02-18"],
]


def refused(name: str, *args: Any, style: HouseStyle, **how: Any) -> str:
    with pytest.raises(LanguageError) as caught:
        FILTERS[name](*args, style=style, **how)
    (fault,) = caught.value.faults
    assert fault.where == name
    assert fault.found
    assert fault.wanted
    return str(caught.value)


def test_each_filter_is_tried_here() -> None:
    assert {*NUMBERS, *TEXTS, *DATES, *LISTS} == set(FILTERS)


@pytest.mark.parametrize("value", NO_NUMBER, ids=repr)
@pytest.mark.parametrize("name", NUMBERS)
def test_no_number(name: str, value: Any, uk: HouseStyle) -> None:
    assert repr(value) in refused(name, value, *NUMBERS[name], style=uk)


@pytest.mark.parametrize("value", NO_NUMBER, ids=repr)
@pytest.mark.parametrize("name", ["about", "against", "change_from", "direction", "multiple_of", "out_of"])
def test_no_number_to_hold_it_against(name: str, value: Any, uk: HouseStyle) -> None:
    refused(name, 7, value, style=uk)


@pytest.mark.parametrize("value", NO_TEXT, ids=repr)
@pytest.mark.parametrize("name", TEXTS)
def test_no_text(name: str, value: Any, uk: HouseStyle) -> None:
    refused(name, value, style=uk)


@pytest.mark.parametrize("value", NO_DATE, ids=repr)
@pytest.mark.parametrize("name", DATES)
def test_no_date(name: str, value: Any, uk: HouseStyle) -> None:
    assert "a date, such as 2021-02-18" in refused(name, value, *DATES[name], style=uk)


@pytest.mark.parametrize("value", NO_DATE[1:], ids=repr)
@pytest.mark.parametrize("name", ["day", "week_to"])
def test_no_day_of_the_story(name: str, value: Any, uk: HouseStyle) -> None:
    refused(name, "2021-02-18", as_of=value, style=uk)


@pytest.mark.parametrize(
    "value", [[], (), None, 7, "Ryton", b"Ryton", {"Ryton"}, {"Ryton": 1}, [""], [None], [7]]
)
@pytest.mark.parametrize("name", LISTS)
def test_no_list(name: str, value: Any, uk: HouseStyle) -> None:
    refused(name, value, style=uk)


BAD_CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any], str]] = [
    ("count", (-1, "case"), {}, "0 or more"),
    ("count", (1.5, "case"), {}, "a whole number"),
    ("count", (2, None), {}, "a noun in the singular"),
    ("count", (2, "cases"), {}, "a noun in the singular, or both its forms"),
    ("count", (2, "people"), {}, "a noun in the singular, or both its forms"),
    ("count", (2, "case", 3), {}, "a noun in the plural"),
    ("number_of", ("new cases",), {}, "a noun in the singular"),
    ("plural", ("new cases",), {}, "a noun in the singular"),
    ("agree", (1, None, "are"), {}, "the form for one"),
    ("agree", (2, "is", ""), {}, "the form for many"),
    ("decimal", (1, -1), {}, "a number of decimals, 0 to 9"),
    ("decimal", (1, 10), {}, "a number of decimals, 0 to 9"),
    ("decimal", (1, "1"), {}, "a number of decimals, 0 to 9"),
    ("decimal", (1, 0.5), {}, "a number of decimals, 0 to 9"),
    ("per_cent", (1, True), {}, "a number of decimals, 0 to 9"),
    ("points", (-0.6,), {}, "change_from and direction say which way"),
    ("ordinal", (0,), {}, "1 or more"),
    ("ordinal", (1.5,), {}, "1 or more"),
    ("ranked", (0, "highest"), {}, "1 or more"),
    ("ranked", (1, ""), {}, 'a direction, such as "highest"'),
    ("ranked", (1, None), {}, 'a direction, such as "highest"'),
    ("by_part", (-0.001,), {}, "a size of 0 or more"),
    ("fraction", (-0.001,), {}, "from 0 to 1"),
    ("fraction", (1.001,), {}, "from 0 to 1"),
    ("one_in", (27,), {}, "from 0 to 1"),
    ("out_of", (21, 20), {}, "at most the total, 20"),
    ("out_of", (-1, 20), {}, "0 or more"),
    ("out_of", (0, 0), {}, "1 or more"),
    ("out_of", (0.5, 20), {}, "a whole number"),
    ("several", (-1,), {}, "0 or more"),
    ("duration", (0,), {}, "1 or more"),
    ("multiple_of", (1, 0), {}, "above 0"),
    ("multiple_of", (1, -1), {}, "above 0"),
    ("multiple_of", (-1, 1), {}, "0 or more"),
    ("multiple_of", (1, 1), {"printed": 1}, "printed=(value, other)"),
    ("multiple_of", (1, 1), {"printed": (1, 2, 3)}, "printed=(value, other)"),
    ("multiple_of", (1, 1), {"printed": (1, 0)}, "above 0"),
    ("multiple_of", (1, 1), {"printed": ("1", 1)}, "a number"),
    ("against", (2.4, 1.6), {"printed": (2, 2)}, "printed exactly enough"),
    ("about", (-1, 1), {}, "0 or more"),
    ("about", (1, 0), {}, "a step above 0"),
    ("about", (1, "ten"), {}, "a step above 0"),
    ("about", (1, 0.0001), {}, "of three decimals at most"),
    ("money", (1, "gbp"), {}, "did you mean 'GBP'"),
    ("money", (1, 5), {}, "a currency code"),
    ("money", (1,), {"decimals": 2.5}, "a number of decimals"),
    ("change_from", (1.5, 2), {"unit": "count"}, "whole numbers, 0 or more"),
    ("change_from", (2, -1), {"unit": "count"}, "whole numbers, 0 or more"),
    ("change_from", (3, 2), {"unit": "percents"}, "did you mean 'percent'"),
    ("direction", (3, 2), {"unit": 5}, "or a unit in words"),
    ("in_full", (3, "mony"), {}, "did you mean 'money'"),
    ("day", ("2021-02-18", "soon"), {}, "a date"),
    (
        "period",
        ("2021-02-12", "2021-02-18", "fortnight"),
        {},
        "one of day, week, month, quarter, year, election",
    ),
    ("period", ("2021-02-12", "2021-02-18", "weak"), {}, "did you mean 'week'"),
    ("period", ("2021-02-18", "2021-02-12", "week"), {}, "the first and the last day of one week"),
    ("period", ("2021-02-11", "2021-02-18", "week"), {}, "the first and the last day of one week"),
    ("period", ("2021-02-01", "2021-02-27", "month"), {}, "the first and the last day of one month"),
    ("period", ("2021-10-01", "2021-11-01", "month"), {}, "the first and the last day of one month"),
    ("period", ("2021-02-01", "2021-04-29", "quarter"), {}, "the first and the last day of one quarter"),
    ("period", ("2021-07-01", "2021-10-01", "quarter"), {}, "the first and the last day of one quarter"),
    ("period", ("2021-01-01", "2021-12-30", "year"), {}, "the first and the last day of one year"),
    ("period", ("2020-01-01", "2021-01-01", "year"), {}, "the first and the last day of one year"),
    ("period", ("2020-11-04", "2020-11-03", "election"), {}, "the first and the last day of one election"),
    ("period", ("2021-02-12", None, "week"), {}, "a date"),
    ("earlier_period", ("2021-02-12", "2021-02-18", "week", "2021-02-12", "2021-02-18"), {}, "starts before"),
    ("with_article", ("...",), {}, "a letter or a digit"),
    ("capitals", ("a b", -1), {}, "a number of words, 0 or more"),
    ("and_list", (["Ryton", ""],), {}, "a name"),
]


@pytest.mark.parametrize(("name", "args", "how", "wanted"), BAD_CALLS)
def test_bad_call(name: str, args: tuple[Any, ...], how: dict[str, Any], wanted: str, uk: HouseStyle) -> None:
    assert wanted in refused(name, *args, style=uk, **how)


def test_pandas_missing_date_is_no_date(uk: HouseStyle) -> None:
    pandas = pytest.importorskip("pandas")
    assert isinstance(pandas.NaT, datetime)  # the trap
    refused("day", pandas.NaT, style=uk)
