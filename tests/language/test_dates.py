"""Days and periods."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from newsgen.language import FILTERS, HouseStyle


def said(name: str, *args: Any, style: HouseStyle, **how: Any) -> str:
    return str(FILTERS[name](*args, style=style, **how))


@pytest.mark.parametrize("value", ["2021-02-18", date(2021, 2, 18), datetime(2021, 2, 18, 23, 59)])  # noqa: DTZ001
def test_dates_of_every_kind(value: Any, uk: HouseStyle) -> None:
    assert said("day", value, style=uk) == "February 18"
    assert said("day", value, as_of=date(2021, 12, 31), style=uk) == "February 18"
    assert said("day", value, as_of="2020-12-31", style=uk) == "February 18, 2021"
    assert said("weekday", value, style=uk) == "Thursday"


AP_MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]


@pytest.mark.parametrize(("month", "written"), list(enumerate(AP_MONTHS, start=1)))
def test_ap_shortens_months_beside_a_day_alone(month: int, written: str, ap: HouseStyle) -> None:
    assert said("day", date(2021, month, 3), style=ap) == f"{written} 3"
    assert said("day", date(2021, month, 3), as_of="2022-01-01", style=ap) == f"{written} 3, 2021"
    last = said("period", date(2021, 9, 1), date(2021, 9, 30), "month", style=ap)
    assert last == "September 2021"


def test_week_to_has_its_year_where_it_is_another(uk: HouseStyle, bbc: HouseStyle) -> None:
    assert said("week_to", "2020-12-31", as_of="2021-01-05", style=uk) == "the week to December 31, 2020"
    assert said("week_to", "2020-12-31", as_of="2021-01-05", style=bbc) == "the week to 31 December 2020"


PERIODS = [
    (("2021-02-12", "2021-02-18", "week"), None, "the week to February 18"),
    (("2020-12-25", "2020-12-31", "week"), "2021-01-05", "the week to December 31, 2020"),
    (("2020-10-01", "2020-10-31", "month"), None, "October 2020"),
    (("2020-10-01", "2020-10-31", "month"), "2020-11-05", "October"),
    (("2020-10-01", "2020-10-31", "month"), "2021-11-05", "October 2020"),
    (("2020-02-01", "2020-02-29", "month"), None, "February 2020"),
    (("2020-10-02", "2020-11-01", "month"), None, "the month to November 1"),
    (("2021-01-19", "2021-02-18", "month"), "2021-02-20", "the month to February 18"),
    (("2021-01-01", "2021-03-31", "quarter"), "2021-04-05", "the first quarter of 2021"),
    (("2020-10-01", "2020-12-31", "quarter"), None, "the fourth quarter of 2020"),
    (("2020-12-01", "2021-02-28", "quarter"), None, "the three months to February 2021"),
    (("2020-12-01", "2021-02-28", "quarter"), "2021-03-05", "the three months to February"),
    (("2021-02-01", "2021-02-28", "month"), None, "February 2021"),
    (("2021-02-01", "2021-04-30", "quarter"), None, "the three months to April 2021"),
    (("2021-07-01", "2021-09-30", "quarter"), None, "the third quarter of 2021"),
    (("2021-01-01", "2021-12-31", "year"), None, "2021"),
    (("2020-12-15", "2021-03-14", "quarter"), None, "the three months to March 14"),
    (("2020-01-01", "2020-12-31", "year"), "2020-12-31", "2020"),
    (("2020-04-01", "2021-03-31", "year"), None, "the year to March 2021"),
    (("2020-03-16", "2021-03-15", "year"), None, "the year to March 15"),
    (("2020-11-03", "2020-11-03", "election"), None, "the 2020 election"),
]


@pytest.mark.parametrize(("period", "as_of", "words"), PERIODS)
def test_period(period: tuple[str, str, str], as_of: str | None, words: str, uk: HouseStyle) -> None:
    assert said("period", *period, as_of=as_of, style=uk) == words


WEEK, MONTH = ("2021-02-12", "2021-02-18"), ("2021-02-01", "2021-02-28")
QUARTER, YEAR, POLL = ("2021-01-01", "2021-03-31"), ("2020-04-01", "2021-03-31"), ("2024-11-05", "2024-11-05")
EARLIER = [
    (("2021-02-05", "2021-02-11", "week"), WEEK, None, "the week before"),
    (("2021-02-04", "2021-02-10", "week"), WEEK, None, "the week to February 10"),
    (("2021-01-29", "2021-02-04", "week"), WEEK, None, "the week to February 4"),
    (("2020-02-14", "2020-02-20", "week"), WEEK, None, "the same week a year earlier"),
    (("2020-02-14", "2020-02-20", "week"), WEEK, "2021-02-23", "the same week last year"),
    (("2020-02-14", "2020-02-20", "week"), WEEK, "2022-02-23", "the same week a year earlier"),
    (("2020-02-07", "2020-02-13", "week"), WEEK, None, "the week to February 13"),
    (("2020-02-13", "2020-02-19", "week"), WEEK, None, "the week to February 19"),
    (("2020-12-28", "2021-01-03", "week"), ("2021-12-27", "2022-01-02"), None, "the same week a year earlier"),
    (("2020-01-06", "2020-01-12", "week"), ("2021-01-04", "2021-01-10"), None, "the same week a year earlier"),
    (("2019-12-30", "2020-01-05", "week"), ("2021-01-04", "2021-01-10"), None, "the week to January 5"),
    (("2023-02-26", "2023-03-04", "week"), ("2024-03-01", "2024-03-07"), None, "the week to March 4"),
    (("2023-03-03", "2023-03-09", "week"), ("2024-03-01", "2024-03-07"), None, "the same week a year earlier"),
    (("2021-01-01", "2021-01-31", "month"), MONTH, None, "the month before"),
    (("2020-02-01", "2020-02-29", "month"), MONTH, None, "the same month a year earlier"),
    (("2019-02-01", "2019-02-28", "month"), MONTH, None, "February 2019"),
    (("2020-10-01", "2020-12-31", "quarter"), QUARTER, None, "the quarter before"),
    (("2020-01-01", "2020-03-31", "quarter"), QUARTER, "2021-05-01", "the same quarter last year"),
    (("2019-04-01", "2020-03-31", "year"), YEAR, None, "the year before"),
    (("2018-04-01", "2019-03-31", "year"), YEAR, None, "the year to March 2019"),
    (("2020-11-03", "2020-11-03", "election"), POLL, None, "the 2020 election"),
    (("2024-11-04", "2024-11-04", "election"), POLL, None, "the 2024 election"),
]  # fmt: skip


@pytest.mark.parametrize(("period", "later", "as_of", "words"), EARLIER)
def test_earlier_period(
    period: tuple[str, str, str], later: tuple[str, str], as_of: str | None, words: str, uk: HouseStyle
) -> None:
    assert said("earlier_period", *period, *later, as_of=as_of, style=uk) == words


DURATIONS = [
    (1, "one day"),
    (6, "six days"),
    (7, "one week"),
    (8, "eight days"),
    (14, "two weeks"),
    (70, "10 weeks"),
]


@pytest.mark.parametrize(("days", "words"), DURATIONS)
def test_duration(days: int, words: str, uk: HouseStyle) -> None:
    assert said("duration", days, style=uk) == words
