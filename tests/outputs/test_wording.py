"""The dates of the pages that speak to an editor."""

from __future__ import annotations

from datetime import date

import pytest

from newsgen.model.period import Period
from newsgen.outputs.wording import day, days


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day(month: int) -> None:
    when = date(2021, month, 1)
    assert day(when) == f"1 {when:%B} 2021"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2021-02-12", "2021-02-18", "12–18 Feb 2021"),
        ("2021-02-26", "2021-03-04", "26 Feb\u2009–\u20094 Mar 2021"),
        ("2020-12-28", "2021-01-03", "28 Dec 2020\u2009–\u20093 Jan 2021"),
        ("2021-01-01", "2021-12-31", "1 Jan\u2009–\u200931 Dec 2021"),
        ("2020-02-01", "2021-02-28", "1 Feb 2020\u2009–\u200928 Feb 2021"),  # one month of two years
        ("2021-09-01", "2021-09-30", "1–30 Sept 2021"),
        ("2021-05-06", "2021-05-06", "6 May 2021"),
    ],
)
def test_the_days_of_a_period(start: str, end: str, said: str) -> None:
    period = Period(start=date.fromisoformat(start), end=date.fromisoformat(end), grain="week")
    assert days(period) == said
