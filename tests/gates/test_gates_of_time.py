"""Gates that look at days and periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from newsgen.model.period import Grain, Period
from newsgen.model.plan import Insert
from tests.gates.small import HOUSE, PUBLISHED, claim, draft, plan, said, with_table

DAY = timedelta(days=1)
WEEK = Period(date(2021, 2, 18), date(2021, 2, 12), "week")
BEFORE = Period(date(2021, 2, 11), date(2021, 2, 5), "week")
FOUR_WEEKS_EARLIER = Period(date(2021, 1, 21), date(2021, 1, 15), "week")
MONTH = Period(date(2021, 2, 28), date(2021, 2, 1), "month")


@pytest.mark.parametrize(
    ("age", "options", "faults"),
    [
        pytest.param(0, {}, 0, id="of today"),
        pytest.param(10, {}, 0, id="ten days, the most for weeks"),
        pytest.param(11, {}, 1, id="eleven days"),
        pytest.param(11, {"days": 11}, 0, id="as the project allows"),
        pytest.param(3, {"days": 2}, 1, id="as the project forbids"),
    ],
)
def test_a_vintage_of_that_age(age: int, options: dict[str, int], faults: int) -> None:
    newsroom = replace(HOUSE, as_of=PUBLISHED + age * DAY)
    assert len(said("stale_vintage", draft(), plan(), newsroom, **options)) == faults


@pytest.mark.parametrize(("lag", "faults"), [(5, 0), (28, 0), (29, 1), (36_500, 1)])
def test_a_period_that_was_long_past_when_it_was_published(lag: int, faults: int) -> None:
    end = PUBLISHED - lag * DAY
    planned = with_table(plan(), period=Period(end, end - 6 * DAY, "week"))
    assert len(said("stale_vintage", draft(), planned)) == faults


@pytest.mark.parametrize(
    ("grain", "days", "faults"),
    [
        ("week", 7, 0), ("week", 6, 1), ("week", 8, 1), ("month", 28, 0), ("month", 31, 0), ("month", 27, 1),
        ("month", 32, 1), ("quarter", 90, 0), ("quarter", 92, 0), ("quarter", 89, 1), ("quarter", 93, 1),
        ("year", 365, 0), ("year", 366, 0), ("year", 364, 1), ("year", 367, 1), ("election", 1, 0), ("election", 3, 0),
    ],
)  # fmt: skip
def test_a_period_of_so_many_days(grain: Grain, days: int, faults: int) -> None:
    period = Period(WEEK.end, WEEK.end - (days - 1) * DAY, grain)
    assert (
        len(said("period_length", draft(), with_table(plan(), period=period, compared_with=None))) == faults
    )
    assert (
        len(said("period_length", draft(), with_table(plan(), period=WEEK, compared_with=period))) == faults
    )


@pytest.mark.parametrize(
    ("before", "message"),
    [
        pytest.param(BEFORE, "", id="adjoins"),
        pytest.param(None, "", id="no comparison"),
        pytest.param(FOUR_WEEKS_EARLIER, "21 days lie between", id="four weeks earlier"),
        pytest.param(Period(date(2021, 2, 12), date(2021, 2, 6), "week"), "they share 1 days", id="overlaps"),
    ],
)
def test_a_comparison_with_another_period(before: Period | None, message: str) -> None:
    found = said("not_adjoining", draft(), with_table(plan(), compared_with=before))
    assert [message in one for one in found] == ([True] if message else [])


def test_elections_adjoin() -> None:
    days = [Period(date(year, 11, 3), date(year, 11, 3), "election") for year in (2020, 2016)]
    assert said("not_adjoining", draft(), with_table(plan(), period=days[0], compared_with=days[1])) == []


@pytest.mark.parametrize(
    ("text", "changes", "faults"),
    [
        pytest.param("High in the week to February 18, more than in the week before.", {}, 0, id="weeks"),
        pytest.param("High in the month to February 18.", {}, 1, id="a month that is a week"),
        pytest.param("High in the week to February 28.", {"period": MONTH}, 1, id="a week that is a month"),
        pytest.param(
            "More than in the week before.", {"compared_with": FOUR_WEEKS_EARLIER}, 1, id="not the one before"
        ),
        pytest.param("More than last week.", {"compared_with": FOUR_WEEKS_EARLIER}, 1, id="not last week"),
        pytest.param(
            "High in the week to February 18.", {"compared_with": FOUR_WEEKS_EARLIER}, 0, id="its own week"
        ),
        pytest.param("More than in the same week last year.", {}, 0, id="its own week a year earlier"),
        pytest.param("More than in the same month last year.", {}, 1, id="a month a year earlier"),
        pytest.param("It takes a month to count.", {}, 0, id="a month of something else"),
    ],
)
def test_words_for_a_period(text: str, changes: dict[str, Any], faults: int) -> None:
    planned = with_table(plan(), **changes)
    assert len(said("period_words", draft(text=text), planned)) == faults
    assert said("period_words", draft(text=text), planned, replace(HOUSE, language="cy")) == []


@pytest.mark.parametrize(
    ("text", "days", "faults"),
    [
        pytest.param("In the week to February 18.", ["2021-02-18"], 0, id="its own month"),
        pytest.param("In the week to December 18.", ["2021-02-18"], 1, id="December in February"),
        pytest.param(
            "The highest since December.", ["2021-02-18", "2020-12-18"], 0, id="a December that a claim is of"
        ),
        pytest.param("It may be high, and we march on.", [], 0, id="words that are months"),
        pytest.param("May Hill is high.", [], 0, id="a name that is a month"),
        pytest.param("High in the week to May 18.", [], 1, id="a month that is a name"),
        pytest.param("In the week to March 1.", ["2021-03-01"], 1, id="a day to come"),
    ],
)
def test_dates_of_another_time(text: str, days: list[str], faults: int) -> None:
    claims = tuple(claim(day, text, day, "date") for day in days)
    assert len(said("other_dates", draft(text=text, claims=claims), plan())) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param("The third-highest was in March East, at 89.5.", 0, id="a place of the table"),
        pytest.param("The third-highest in March East was that of March 3.", 1, id="a place, and a day"),
        pytest.param("The third-highest in March was that of May Hill.", 1, id="the month itself"),
    ],
)
def test_places_called_like_a_month(text: str, faults: int) -> None:
    first, *others = plan().table.rankings
    march = replace(first, area=replace(first.area, name="March East"))
    planned = with_table(plan(), rankings=(march, *others))
    assert len(said("other_dates", draft(text=text), planned)) == faults


def insert(**changes: Any) -> Insert:
    usual = Insert(
        "council", "The council", ("X",), "council", (), None, None, "<p>So it is.</p>", "So it is."
    )
    return replace(usual, **changes)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        pytest.param({"places": ("Barsetshire",)}, 0, id="of the patch"),
        pytest.param({"places": ("Camelot",)}, 1, id="of another place"),
        pytest.param({"valid_until": PUBLISHED}, 0, id="its last day"),
        pytest.param({"valid_until": PUBLISHED - DAY}, 1, id="a day late"),
        pytest.param({"valid_from": PUBLISHED}, 0, id="its first day"),
        pytest.param({"valid_from": PUBLISHED + DAY}, 1, id="a day early"),
        pytest.param({"text": "We met today."}, 1, id="a today without an end"),
        pytest.param(
            {"text": "We met on Monday.", "valid_from": PUBLISHED, "valid_until": PUBLISHED + 6 * DAY},
            0,
            id="seven days",
        ),
        pytest.param(
            {"text": "We met on Monday.", "valid_from": PUBLISHED, "valid_until": PUBLISHED + 7 * DAY},
            1,
            id="eight",
        ),
    ],
)
def test_inserts(changes: dict[str, Any], faults: int) -> None:
    one = insert(**({"places": ("Barsetshire",)} | changes))
    assert len(said("insert_fit", draft(), replace(plan(), inserts=(one,)))) == faults


def test_an_insert_of_the_council_that_all_of_the_patch_lies_in() -> None:
    rows = [("A", "X", 4.0, None), ("B", "X", 3.0, None)]
    assert said("insert_fit", draft(), replace(plan(rows), inserts=(insert(),))) == []
    assert len(said("insert_fit", draft(), replace(plan(), inserts=(insert(),)))) == 1
