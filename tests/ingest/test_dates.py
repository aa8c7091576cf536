# ruff: noqa: E501 - a case a line reads best
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.ingest.dates import parse_dates, parse_periods, period_of
from newsgen.ingest.spans import STARTS_IN, Span
from newsgen.model.period import Grain
from newsgen.model.source import PeriodColumns

FEB_18 = (date(2021, 2, 18), date(2021, 2, 18))
OCT = (date(2020, 10, 1), date(2020, 10, 31))
RIGHT: dict[str, tuple[date, date]] = {
    **dict.fromkeys(
        ["2021-02-18", "2021-2-18", "2021/02/18", "20210218", "2021-02-18T00:00:00Z", "2021-02-18 00:00:00", "18/02/2021",
         "18-02-2021", "18.02.2021", "18/2/21", "18 February 2021", "18 Feb 2021", "18-Feb-21", "18th February 2021", "18\u00a0February\u00a02021",
         "February 18, 2021", "Feb 18 2021", "Thursday 18 February 2021", "Thu, 18 Feb 2021", "Week ending 18 February 2021",
         "w/e 18/02/2021", "44245"], FEB_18),
    **dict.fromkeys(["2020-10", "202010", "2020/10", "2020M10", "10/2020", "October 2020", "Oct 2020", "Oct-20", "2020 Oct", "month to Oct 2020"], OCT),
    **dict.fromkeys(["2020 Q4", "2020Q4", "2020-Q4", "Q4 2020", "Q4/2020"], (date(2020, 10, 1), date(2020, 12, 31))),
    "2016": (date(2016, 1, 1), date(2016, 12, 31)),
    "Year ending Dec 1995": (date(1995, 12, 1), date(1995, 12, 31)),
    "29 February 2020": (date(2020, 2, 29), date(2020, 2, 29)),
}  # fmt: skip
WRONG = ["", "x", "30 February 2020", "29/02/2021", "2021-13-01", "18 Foo 2021", "13/13/2021", "99", "2021-02-18 to 2021-02-25", "Q5 2020", "0000-01-01"]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_a_date(text: str) -> None:
    (span,) = parse_dates([text])
    assert isinstance(span, Span)
    assert (span.first, span.last) == RIGHT[text]


@pytest.mark.parametrize("text", WRONG)
def test_no_date(text: str) -> None:
    assert isinstance(parse_dates([text])[0], str)


@pytest.mark.parametrize(
    ("texts", "written", "days"),
    [
        (["03/04/2021", "05/06/2021"], "", [date(2021, 4, 3), date(2021, 6, 5)]),
        (["03/04/2021", "18/06/2021"], "", [date(2021, 4, 3), date(2021, 6, 18)]),
        (["03/04/2021", "06/18/2021"], "", [date(2021, 3, 4), date(2021, 6, 18)]),
        (["18/04/2021", "06/18/2021"], "", [None, None]),
        (["18/04/2021", "06/18/2021"], "%d/%m/%Y", [date(2021, 4, 18), None]),
        (["03/04/2021"], "%m/%d/%Y", [date(2021, 3, 4)]),
        (["week ending 06/18/2021", "03/04/2021"], "", [date(2021, 6, 18), date(2021, 3, 4)]),
    ],
)
def test_day_and_month_of_a_column(texts: list[str], written: str, days: list[date | None]) -> None:
    found = parse_dates(texts, written)
    assert [span.first if isinstance(span, Span) else None for span in found] == days


@pytest.mark.parametrize(
    ("text", "written", "size"),
    [("202010", "%Y%m", "month"), ("2016", "%Y", "year"), ("18.02.21", "%d.%m.%y", "day")],
)
def test_a_format_says_how_much_a_text_means(text: str, written: str, size: str) -> None:
    (span,) = parse_dates([text], written)
    assert isinstance(span, Span)
    assert span.size == size


@given(st.dates(date(1900, 1, 1), date(2068, 12, 31)))
def test_a_day_comes_back_however_it_is_written(day: date) -> None:
    forms = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%Y%m%d", "%A %d %B %Y"]
    for span in parse_dates([day.strftime(form) for form in forms]):
        assert span == Span(day, day, "day")


@pytest.mark.parametrize(
    ("text", "grain", "ends", "start", "end"),
    [
        ("2021-02-18", "week", True, "2021-02-12", "2021-02-18"),
        ("2021-02-12", "week", False, "2021-02-12", "2021-02-18"),
        ("2020-10", "month", True, "2020-10-01", "2020-10-31"),
        ("2020-10-31", "month", True, "2020-10-01", "2020-10-31"),
        ("2020-02-29", "month", True, "2020-02-01", "2020-02-29"),
        ("2020-10-01", "month", False, "2020-10-01", "2020-10-31"),
        ("Year ending Dec 1995", "year", True, "1995-01-01", "1995-12-31"),
        ("2020-03-31", "year", True, "2019-04-01", "2020-03-31"),
        ("Q4 2020", "quarter", True, "2020-10-01", "2020-12-31"),
        ("2020-12-31", "quarter", True, "2020-10-01", "2020-12-31"),
        ("2016", "year", True, "2016-01-01", "2016-12-31"),
        ("2016-11-08", "election", True, "2016-11-08", "2016-11-08"),
        ("2020-10", "week", True, "", ""),
        ("2016", "month", True, "", ""),
        ("Q4 2020", "month", False, "", ""),
        ("2016", "election", True, "", ""),
    ],
)
def test_the_period_of_a_text(text: str, grain: Grain, ends: bool, start: str, end: str) -> None:
    (span,) = parse_dates([text])
    assert isinstance(span, Span)
    found = period_of(span, PeriodColumns(grain=grain, ends="x"), ends=ends)
    if start:
        assert not isinstance(found, str)
        assert (found.start.isoformat(), found.end.isoformat(), found.grain) == (start, end, grain)
    else:
        assert isinstance(found, str)


@pytest.mark.parametrize(
    ("text", "grain", "starts_in", "start", "end"),
    [
        ("2022/23", "year", 4, "2022-04-01", "2023-03-31"),
        ("2022-23", "year", 9, "2022-09-01", "2023-08-31"),
        ("2022-2023", "year", 4, "2022-04-01", "2023-03-31"),
        ("202324", "year", 9, "2023-09-01", "2024-08-31"),
        ("1999/00", "year", 4, "1999-04-01", "2000-03-31"),
        ("2010-11", "year", 4, "2010-04-01", "2011-03-31"),
        ("2010-11", "month", None, "2010-11-01", "2010-11-30"),
        ("2024/25 Q2", "quarter", 4, "2024-07-01", "2024-09-30"),
        ("2024/25 Q4", "quarter", 4, "2025-01-01", "2025-03-31"),
        ("2020-W53", "week", None, "2020-12-28", "2021-01-03"),
        ("2021W01", "week", None, "2021-01-04", "2021-01-10"),
        ("2021 Week 1", "week", None, "2021-01-04", "2021-01-10"),
        ("2024 Oct-Dec", "quarter", None, "2024-10-01", "2024-12-31"),
        ("Oct to Dec 2024", "quarter", None, "2024-10-01", "2024-12-31"),
        ("Nov-Jan 2025", "quarter", None, "2024-11-01", "2025-01-31"),
        ("YE Dec 2024", "year", None, "2024-01-01", "2024-12-31"),
        ("2022/24", "year", 4, "", ""),
        ("2022/23", "year", None, "", ""),
        ("2022/23", "quarter", 4, "", ""),
        ("2021-W53", "week", None, "", ""),
        ("2021 Week 1", "month", None, "", ""),
        ("Oct-Nov 2024", "quarter", None, "", ""),
        ("Oct-Foo 2024", "quarter", None, "", ""),
    ],
)
def test_the_period_of_a_label(text: str, grain: Grain, starts_in: int | None, start: str, end: str) -> None:
    declared = PeriodColumns(grain=grain, ends="x", starts_in=starts_in)
    (found,) = parse_periods([text], declared, ends=True)
    if start:
        assert not isinstance(found, str)
        assert (found.start.isoformat(), found.end.isoformat()) == (start, end)
    else:
        assert isinstance(found, str)


def test_a_label_that_lacks_its_first_month_says_so() -> None:
    (found,) = parse_dates(["2022/23"])
    assert found == STARTS_IN


@pytest.mark.parametrize(
    ("texts", "grain", "months"),
    [
        pytest.param(["01/01/2021", "02/01/2021", "03/01/2021"], "month", [1, 2, 3], id="months"),
        pytest.param(["01/01/2021", "02/01/2021", "04/01/2021"], "month", [1, 1, 1], id="months with a gap"),
        pytest.param(["01/01/2021", "01/02/2021", "01/03/2021"], "month", [1, 2, 3], id="British months"),
        pytest.param(
            ["01/02/2021", "02/02/2021", "03/02/2021"], "week", [2, 2, 2], id="weeks that roll by day"
        ),
        pytest.param(["01/05/2021"], "month", [5], id="one"),
    ],
)
def test_the_order_in_which_periods_adjoin(texts: list[str], grain: Grain, months: list[int]) -> None:
    found = parse_periods(texts, PeriodColumns(grain=grain, starts="x"), ends=False)
    assert [period.start.month for period in found if not isinstance(period, str)] == months
