"""Both sides of every edge that an angle draws: halves, thirds, thresholds, the end of a list, the top of a ranking.

Each from what docs/angles.md says. No figure is withheld, and none missing but where that is the edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.angles import angles
from newsgen.angles.extremes import to_the_tie
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable
from tests.tables import table

NAMES = "ABCDEFGHIJKL"


def of(now: Sequence[float], before: Sequence[float] = (), councils: str = "") -> PatchTable:
    """Areas A, B, C ... with these figures; a letter of `councils` is the council of each, X where there is none."""
    before = before or now
    rows = zip(NAMES, councils or "X" * len(now), now, before, strict=False)
    return table([(name, f"Council {council}", *values) for name, council, *values in rows])


def look(angle: str, one: PatchTable, **options: Any) -> Finding:
    return angles()[angle].find(one, angles()[angle].options(**options))


def names(areas: Any) -> str:
    return "".join(s.area.name for s in areas if isinstance(s, AreaRanking))


@pytest.mark.parametrize(
    ("values", "top", "listed"),
    [
        pytest.param([9, 8, 7, 6], 1, "A", id="one"),
        pytest.param([9, 8, 7, 6], 3, "ABC", id="all but the last"),
        pytest.param([9, 8, 7, 6], 4, "ABCD", id="all"),
        pytest.param([9, 8, 7, 6], 5, "ABCD", id="more than there are"),
        pytest.param([9, 8, 8, 8, 7], 1, "A", id="it ends before a tie"),
        pytest.param([9, 8, 8, 8, 7], 2, "ABCD", id="at the first of a tie"),
        pytest.param([9, 8, 8, 8, 7], 3, "ABCD", id="inside a tie"),
        pytest.param([9, 8, 8, 8, 7], 4, "ABCD", id="at the last of a tie"),
        pytest.param([9, 8, 8, 8, 7], 5, "ABCDE", id="after a tie"),
        pytest.param([9, 8, 7, 7], 3, "ABCD", id="a tie of the last two"),
        pytest.param([9, 8, 7, 7], 2, "AB", id="before that tie"),
    ],
)
def test_a_list_ends_where_its_length_says_but_never_through_a_tie(
    values: list[float], top: int, listed: str
) -> None:
    assert names(to_the_tie(of(values).rankings, top)) == listed


@given(st.lists(st.integers(1, 5), min_size=1, max_size=9), st.integers(1, 10))
def test_a_list_is_all_that_are_at_least_as_high_as_its_last(values: list[float], top: int) -> None:
    order = sorted(values, reverse=True)
    last = order[min(top, len(order)) - 1]
    listed = to_the_tie(of(values).rankings, top)
    assert [s.value.value for s in listed] == [value for value in order if value >= last]


@pytest.mark.parametrize(
    ("count", "top", "listed"),
    [
        pytest.param(2, 10, 1, id="two"),
        pytest.param(3, 10, 1, id="three: the middle one is in neither half"),
        pytest.param(4, 10, 2, id="four"),
        pytest.param(5, 10, 2, id="five"),
        pytest.param(8, 3, 3, id="shorter than half"),
        pytest.param(8, 4, 4, id="exactly half"),
        pytest.param(8, 5, 4, id="over half"),
    ],
)
def test_the_list_of_an_end_is_of_one_half(count: int, top: int, listed: int) -> None:
    one = of([100.0 - i for i in range(count)])
    highest, lowest = look("highest", one, top=top), look("lowest", one, top=top)
    assert names(highest.areas) == NAMES[:listed]
    assert names(lowest.areas) == NAMES[:count][::-1][:listed]
    assert highest.situation == lowest.situation == "some"
    assert set(names(highest.areas)).isdisjoint(names(lowest.areas))


def test_of_an_extract_the_list_is_as_long_as_asked_for() -> None:
    """What its half would be, nobody knows."""
    extract = replace(of([9, 8, 7, 6, 5]), whole=False)
    assert names(look("highest", extract, top=4).areas) == "ABCD"


@pytest.mark.parametrize(
    ("values", "times", "found"),
    [
        pytest.param([199, 51, 50], 2, "", id="just under twice"),
        pytest.param([200, 50, 50], 2, "", id="exactly twice is not more than twice"),
        pytest.param([201, 50, 49], 2, "A", id="just over twice"),
        pytest.param([150, 100, 50], 1.5, "", id="exactly one and a half times"),
        pytest.param([151, 100, 49], 1.5, "A", id="just over that"),
    ],
)
def test_more_than_twice_the_average_is_more(values: list[float], times: float, found: str) -> None:
    one = of(values)
    assert one.average is not None
    assert one.average.figure.value == 100
    assert names(look("multiple_of_average", one, times=times).areas) == found


@pytest.mark.parametrize(("at_most", "situation"), [(1, "many"), (2, "some"), (3, "some")])
def test_a_list_that_is_longer_than_a_story_should_show(at_most: int, situation: str) -> None:
    one = of([30, 29, 1, 1, 1, 1])
    assert look("multiple_of_average", one, at_most=at_most).situation == situation
    assert look("above", one, threshold=28, at_most=at_most).situation == situation


TWO_OF_FOUR = [
    pytest.param([9, 8, 7, 6], [9, 8, 7, 6], "none", "", "", id="all stay"),
    pytest.param([8, 9, 7, 6], [9, 8, 7, 6], "none", "", "", id="first and second change places"),
    pytest.param([9, 8, 6, 7], [9, 8, 7, 6], "none", "", "", id="third and fourth do"),
    pytest.param([9, 7, 8, 6], [9, 8, 7, 6], "both", "C", "B", id="second and third do"),
    pytest.param([8, 7, 9, 6], [9, 8, 7, 6], "both", "C", "B", id="from third to first"),
    pytest.param([6, 8, 7, 9], [9, 8, 7, 6], "both", "D", "A", id="first and fourth do"),
    pytest.param([9, 8, 8, 6], [9, 8, 7, 6], "entered", "C", "", id="third now shares the second place"),
    pytest.param([9, 8, 7, 6], [9, 8, 8, 6], "left", "", "C", id="third shared the second place before"),
]  # fmt: skip


@pytest.mark.parametrize(("now", "before", "situation", "entered", "left"), TWO_OF_FOUR)
def test_who_entered_the_top_is_in_it_now_and_was_not(
    now: list[float], before: list[float], situation: str, entered: str, left: str
) -> None:
    found = look("entered_top", of(now, before), top=2)
    assert found.situation == situation
    if found.found:
        assert (names(found.facts["entered"]), names(found.facts["left"])) == (entered, left)


@pytest.mark.parametrize(
    ("count", "top", "found"),
    [
        pytest.param(4, 2, True, id="exactly half"),
        pytest.param(3, 2, False, id="most of three"),
        pytest.param(6, 3, True, id="half of six"),
        pytest.param(5, 3, False, id="most of five"),
        pytest.param(5, 2, True, id="fewer than half"),
    ],
)
def test_the_top_is_not_most_of_the_patch(count: int, top: int, found: bool) -> None:
    now = [100.0 - i for i in range(count)]
    before = [*now[1:], 101.0]  # the last was first
    assert look("entered_top", of(now, before), top=top).found is found


@pytest.mark.parametrize(
    ("ways", "up", "down"),
    [
        pytest.param("++--", "balanced", "balanced", id="half and half"),
        pytest.param("++-=", "more_up", "more_down", id="exactly half"),
        pytest.param("++==", "more_up", "more_down", id="exactly half, and none the other way"),
        pytest.param("+++-", "mostly_up", "mostly_down", id="one more than half"),
        pytest.param("++-", "mostly_up", "mostly_down", id="two of three"),
        pytest.param("++-==", "more_up", "more_down", id="two of five"),
        pytest.param("+++==", "mostly_up", "mostly_down", id="three of five"),
        pytest.param("+++", "all_up", "all_down", id="all"),
        pytest.param("===", "all_unchanged", "all_unchanged", id="none"),
    ],
)
def test_mostly_is_more_than_half(ways: str, up: str, down: str) -> None:
    change = {"+": 1, "-": -1, "=": 0}
    for sign, situation in ((1, up), (-1, down)):
        now = [50.0 + sign * change[way] for way in ways]
        assert look("direction", of(now, [50.0] * len(ways))).situation == situation


@pytest.mark.parametrize(
    ("councils", "situation"),
    [
        pytest.param("AABC", "spread", id="exactly half in one"),
        pytest.param("AABB", "spread", id="half and half"),
        pytest.param("AAAB", "mostly_in_one", id="more than half"),
        pytest.param("AAB", "mostly_in_one", id="two of three"),
        pytest.param("AABCD", "spread", id="two of five"),
        pytest.param("AAA", "in_one", id="all"),
    ],
)
def test_mostly_in_one_is_more_than_half_of_the_high_ones(councils: str, situation: str) -> None:
    high = len(councils)
    one = of([101.0] * high + [100.0] * 3, councils=councils + "EEE")  # what is at the threshold is not high
    found = look("spread", one, threshold=100)
    assert (found.situation, len(found.areas)) == (situation, high)


@pytest.mark.parametrize(
    ("count", "above", "below"),
    [
        pytest.param(1, "one", "one", id="one of four"),
        pytest.param(2, "some", "some", id="exactly half"),
        pytest.param(3, "most", "most", id="more than half"),
        pytest.param(4, "all", "all", id="all"),
    ],
)
def test_most_beyond_a_threshold_is_more_than_half(count: int, above: str, below: str) -> None:
    assert look("above", of([301.0] * count + [300.0] * (4 - count)), threshold=300).situation == above
    assert look("below", of([299.0] * count + [300.0] * (4 - count)), threshold=300).situation == below


@pytest.mark.parametrize(
    ("above", "count", "situation"),
    [
        pytest.param(1, 4, "few", id="a quarter"),
        pytest.param(1, 3, "some", id="exactly a third"),
        pytest.param(2, 3, "some", id="exactly two-thirds"),
        pytest.param(3, 4, "most", id="three-quarters"),
        pytest.param(0, 3, "none", id="all at the average"),
    ],
)
def test_thirds_above_the_average(above: int, count: int, situation: str) -> None:
    assert look("above_average", of([9.0] * above + [1.0] * (count - above))).situation == situation


@pytest.mark.parametrize(
    ("known", "count", "found"),
    [
        pytest.param(1, 3, False, id="one of three"),
        pytest.param(2, 4, True, id="exactly half"),
        pytest.param(2, 5, False, id="fewer than half"),
        pytest.param(3, 5, True, id="more than half"),
    ],
)
def test_the_same_period_last_year_is_told_where_half_can_be_compared(
    known: int, count: int, found: bool
) -> None:
    """Those with a figure of 52 weeks ago; the others' rows begin later."""
    rows = [(NAMES[i], "X", 9.0 - i, *[5.0] * (52 if i < known else 2)) for i in range(count)]
    assert look("same_period_last_year", table(rows)).found is found


@pytest.mark.parametrize(
    ("past", "usual"),
    [
        pytest.param([10, 11, 12, 13, 99], 12.0, id="the middle one, not the mean of 29"),
        pytest.param([10, 11, 12, 14, 15, 99], 13.0, id="between the two middle ones"),
    ],
)
def test_what_is_usual_is_the_median_of_the_past(past: list[float], usual: float) -> None:
    found = look("outlier", table([("A", "X", 500.0, *past), ("B", "X", *[1.0] * 7)]), at_least=5)
    assert found.figures()["usual"] == usual


@pytest.mark.parametrize(("now", "found"), [(19.0, False), (20.0, True)])
def test_how_far_out_is_told_in_median_deviations(now: float, found: bool) -> None:
    """Of 8, 9, 10, 11, 92 the median is 10, and the median deviation 1: 20 is 6.7 of 1.4826 away, and 19 is 6.1."""
    one = table([("A", "X", now, 8.0, 92.0, 10.0, 9.0, 11.0), ("B", "X", *[1.0] * 6)])
    assert look("outlier", one, at_least=5, times=6.5).found is found
