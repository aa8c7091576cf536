"""Gates that look at figures: rates, jumps, totals, lists, bases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsgen.model.area import Area
from newsgen.model.derivation import Derivation
from newsgen.model.draft import Claim
from newsgen.model.earlier import ChangeHistory, Together
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.plan import StoryPlan
from tests.gates.small import (
    CELL,
    CHANGE,
    HOUSE,
    claim,
    draft,
    plan,
    ranking,
    rows_of,
    said,
    with_standing,
    with_table,
)
from tests.tables import RATE, Row

CASES = Measure(name="cases", noun="new case", kind="count", column="cases")
OF_CASES = replace(RATE, numerator="cases", denominator="population", per=100_000)


def count(value: float) -> Figure:
    return Figure(value, "count", CELL, CASES)


def told(planned: StoryPlan, name: str) -> Claim:
    one = ranking(planned.table, name)
    return claim(
        str(one.value.value), f"It was {one.value.value} there.", one.value.value, area=one.area.code
    )


@pytest.mark.parametrize(
    ("rate", "cases", "people", "faults"),
    [
        pytest.param(400.0, 24, 6000, 0, id="fits"),
        pytest.param(400.0, 124, 6000, 1, id="124 cases at the rate of 24"),
        pytest.param(400.1, 24, 5999, 0, id="within the rounding"),
        pytest.param(400.1, 24, 6000, 1, id="a decimal off"),
        pytest.param(400.0, 24, 0, 1, id="nobody lives there"),
        pytest.param(0.0, 0, 6000, 0, id="zero of some"),
    ],
)
def test_a_rate_against_its_count_and_population(rate: float, cases: int, people: int, faults: int) -> None:
    planned = with_table(
        plan([("A", "X", rate, None), ("B", "X", 1.0, None)]), measure=OF_CASES, count_measure=CASES
    )
    planned = with_standing(planned, "A", count=count(cases), denominator=count(people))
    one = draft(claims=(told(planned, "A"),))
    assert len(said("rate_and_count", one, planned)) == faults
    assert said("rate_and_count", draft(), planned) == [], "what is not printed is not looked at"


@pytest.mark.parametrize(
    ("rate", "cases", "before", "cases_before", "faults"),
    [
        pytest.param(400.0, 24, 383.3, 23, 0, id="one population"),
        pytest.param(400.0, 124, 383.3, 23, 1, id="124 cases at the rate of 24"),
        pytest.param(400.0, 24, 421.7, 23, 0, id="a population that grew by a tenth"),
        pytest.param(400.0, 24, 460.0, 23, 1, id="one that grew by a fifth"),
        pytest.param(0.0, 0, 383.3, 23, 0, id="zero tells nothing"),
    ],
)
def test_a_rate_against_its_count_where_no_population_is_known(
    rate: float, cases: int, before: float, cases_before: int, faults: int
) -> None:
    planned = with_table(
        plan([("A", "X", rate, before), ("B", "X", 1.0, None)]), measure=OF_CASES, count_measure=CASES
    )
    planned = with_standing(planned, "A", count=count(cases), count_previous=count(cases_before))
    assert len(said("rate_and_count", draft(claims=(told(planned, "A"),)), planned)) == faults


JUMPED: list[Row] = [("A", "X", 900.0, 100.0), ("B", "X", 110.0, 100.0), ("C", "X", 100.0, 100.0)]


@pytest.mark.parametrize(
    ("changes", "options", "faults"),
    [
        pytest.param({"past": ChangeHistory(8, 100.0, 2.1)}, {}, 1, id="more than twice its largest"),
        pytest.param({"past": ChangeHistory(8, 100.0, 2.0)}, {}, 0, id="twice its largest"),
        pytest.param({"past": ChangeHistory(8, 0.0, float("inf"))}, {}, 1, id="it never changed before"),
        pytest.param({"past": ChangeHistory(8, 100.0, 2.1)}, {"times": 3}, 0, id="as the project allows"),
        pytest.param(
            {"past": ChangeHistory(7, 100.0, 2.1)}, {}, 0, id="too little history, and no factor of ten"
        ),
        pytest.param({"past": None}, {}, 0, id="nine times, without a history"),
        pytest.param({"past": None}, {"factor": 9}, 1, id="nine times, where the project forbids it"),
        pytest.param({"past": ChangeHistory(8, 100.0, 2.1), "count_change": count(19)}, {}, 0, id="19 cases"),
        pytest.param(
            {"past": ChangeHistory(8, 100.0, 2.1), "count_change": count(-20)}, {}, 1, id="20 cases"
        ),
        pytest.param({"change": None}, {"factor": 2}, 0, id="no change"),
    ],
)
def test_an_implausible_jump(changes: dict[str, Any], options: dict[str, float], faults: int) -> None:
    planned = with_standing(plan(JUMPED), "A", **changes)
    one = draft(claims=(told(planned, "A"), told(planned, "B")))
    assert len(said("implausible_jump", one, planned, **options)) == faults


def test_a_stock_split() -> None:
    price = Measure(name="price", noun="average price", kind="money", column="price")
    planned = plan([("A", "X", 29.0, 100.0), ("B", "X", 110.0, 100.0)], measure=price)
    assert said("implausible_jump", draft(claims=(told(planned, "A"), told(planned, "B"))), planned) == [
        "A went from 100 to 29: a change by a factor of 3.4"
    ]


def test_many_jumps_are_told_in_few_words() -> None:
    rows = [(name, "X", 1000.0, 10.0) for name in "ABCDE"]
    planned = plan(rows)
    found = said("implausible_jump", draft(claims=tuple(told(planned, name) for name in "ABCDE")), planned)
    assert len(found) == 4
    assert found[-1] == "2 other areas of this story changed as much"


@pytest.mark.parametrize(
    ("together", "options", "faults"),
    [
        pytest.param(Together(10, 4.0, 0.9, 0, 1.0), {}, 1, id="four times, nine in ten of them"),
        pytest.param(Together(10, 0.25, 0.9, 0, 1.0), {}, 1, id="a quarter"),
        pytest.param(Together(10, 3.9, 1.0, 0, 1.0), {}, 0, id="less than four times"),
        pytest.param(Together(10, 3.9, 1.0, 0, 1.0), {"factor": 3}, 1, id="as the project forbids"),
        pytest.param(Together(10, 4.0, 0.89, 0, 1.0), {}, 0, id="not all the same way"),
        pytest.param(Together(9, 100.0, 1.0, 0, 1.0), {}, 0, id="too few areas"),
        pytest.param(
            Together(10, 4.0, 1.0, 8, 2.0), {}, 0, id="no more than twice what has been, on a scale of ratios"
        ),
        pytest.param(Together(10, 4.1, 1.0, 8, 2.0), {}, 1, id="more than that"),
        pytest.param(Together(10, 4.0, 1.0, 7, 2.0), {}, 1, id="too little history to excuse it"),
        pytest.param(None, {}, 0, id="nothing to compare"),
    ],
)
def test_a_column_that_changed_its_meaning(
    together: Together | None, options: dict[str, Any], faults: int
) -> None:
    assert len(said("meaning_changed", draft(), with_table(plan(), together=together), **options)) == faults


def test_areas_that_were_not_there_the_last_time() -> None:
    new = (Area("9", "Newtown", "ward"),)
    assert said("new_areas", draft(), plan()) == []
    assert said("new_areas", draft(), with_table(plan(), entered=new)) == [
        "1 of 3 areas had no row in the period before: Newtown"
    ]
    assert said("new_areas", draft(), with_table(plan(), entered=new, whole=False)) == []
    gone = with_table(plan(), missing=new, left=new)
    assert said("missing_areas", draft(), gone)[0].endswith("Newtown; 1 of them had one in the period before")


def test_a_total_that_is_not_the_sum_of_its_parts() -> None:
    planned = plan(others=("spread", "direction"))
    assert said("parts_and_total", draft(), planned) == []
    for angle, message in (
        ("spread", "spread: 2 + 1 is 3, and the whole is 4"),
        ("direction", "direction: 1 + 1 + 1 is 3, "),
    ):
        finding = planned.findings[angle]
        wrong = replace(finding, facts={**finding.facts, "of": count(4)})
        found = said(
            "parts_and_total", draft(), replace(planned, findings={**planned.findings, angle: wrong})
        )
        assert len(found) == 1
        assert found[0].startswith(message)
    short = with_table(planned, rankings=planned.table.rankings[:2])
    assert said("parts_and_total", draft(), short) == [
        "2 + 0 + 0 areas with and without a figure, and 3 in all"
    ]


def test_a_total_among_the_areas() -> None:
    named: list[Row] = [("Total", "X", 30.0, None), ("A", "X", 20.0, None), ("B", "X", 10.0, None)]
    assert len(said("parts_and_total", draft(), plan(named, measure=CASES))) == 1
    ten: list[Row] = [(name, "X", 5.0, None) for name in "ABCDEFGHI"]
    assert (
        len(said("parts_and_total", draft(), plan([*ten, ("Barset", "X", 45.0, None)], measure=CASES))) == 1
    )
    assert said("parts_and_total", draft(), plan([*ten, ("Barset", "X", 44.0, None)], measure=CASES)) == []
    assert (
        said("parts_and_total", draft(), plan([*ten[:8], ("Barset", "X", 40.0, None)], measure=CASES)) == []
    )
    assert said("parts_and_total", draft(), plan([*ten, ("Barset", "X", 45.0, None)])) == [], (
        "rates do not add up"
    )


FOUR: list[Row] = [("A", "X", 9.0, 1.0), ("B", "X", 8.0, 3.0), ("C", "X", 7.0, 6.0), ("D", "X", 7.0, 6.0)]


@pytest.mark.parametrize(
    ("names", "order", "tie"),
    [
        pytest.param("ABCD", 0, 0, id="all, in order"),
        pytest.param("AB", 0, 0, id="the first two"),
        pytest.param("ABC", 0, 1, id="through the tie"),
        pytest.param("BA", 2, 0, id="out of order"),
        pytest.param("ABDC", 1, 0, id="a tie in another order than it was found in"),
        pytest.param("A", 0, 0, id="one is no list"),
        pytest.param("", 0, 0, id="none"),
    ],
)
def test_the_order_and_the_end_of_a_list(names: str, order: int, tie: int) -> None:
    planned = plan(FOUR, "above", threshold=1)
    one = draft(claims=rows_of(planned, names))
    assert len(said("list_order", one, planned)) == order
    assert len(said("tie_at_the_cut", one, planned)) == tie


@pytest.mark.parametrize(
    ("was", "now", "faults"),
    [
        pytest.param(410.0, 0.0, 1, id="to nought"),
        pytest.param(0.0, 410.0, 1, id="from nought"),
        pytest.param(410.0, 42.0, 0, id="almost to nought"),
        pytest.param(-50.0, 200.0, 1, id="across nought"),
        pytest.param(-50.0, -200.0, 0, id="below nought"),
        pytest.param(0.0, 0.0, 0, id="nought both times"),
    ],
)
def test_a_jump_to_nought_from_it_and_across_it(was: float, now: float, faults: int) -> None:
    planned = with_standing(plan([("A", "X", now, was), ("B", "X", 1.0, 1.0)]), "A", past=None)
    found = said("implausible_jump", draft(claims=(told(planned, "A"),)), planned)
    assert len(found) == faults
    assert not any("factor" in message for message in found)


def test_a_list_of_falls_is_no_list_of_figures() -> None:
    """stories/17: the last of the list ties with another in its figure, and with none in its fall."""
    rows: list[Row] = [
        ("A", "X", 9.0, 29.0),
        ("B", "X", 5.0, 15.0),
        ("C", "X", 5.0, 6.0),
        ("D", "X", 1.0, 1.0),
    ]
    planned = plan(rows, "biggest_fall")
    codes = {s.area.name: s.area.code for s in planned.table.rankings}
    one = draft(claims=tuple(claim("1", value=1, area=codes[name]) for name in "AB"))
    assert said("tie_at_the_cut", one, planned) == []


def test_a_list_of_changes_that_ends_in_a_tie() -> None:
    rows: list[Row] = [("A", "X", 5.0, 1.0), ("B", "X", 9.0, 7.0), ("C", "X", 8.0, 6.0), ("D", "X", 1.0, 1.0)]
    planned = plan(rows, "biggest_rise")
    codes = {s.area.name: s.area.code for s in planned.table.rankings}

    def listed(names: str) -> Any:
        return draft(claims=tuple(claim("1", value=1, area=codes[name]) for name in names))

    assert said("tie_at_the_cut", listed("AB"), planned) == [
        "the list ends with B, and leaves out what ties with it: C"
    ]
    assert said("tie_at_the_cut", listed("ABC"), planned) == []
    assert said("list_order", listed("ABC"), planned) == []
    assert len(said("list_order", listed("BA"), planned)) == 1


@pytest.mark.parametrize(
    ("before", "rule", "faults"),
    [
        pytest.param(3, "percent_change", 1, id="533 per cent of three"),
        pytest.param(19, "ratio", 1, id="a multiple of 19"),
        pytest.param(20, "percent_change", 0, id="of twenty"),
        pytest.param(3, "difference", 0, id="a difference has no base"),
    ],
)
def test_a_small_base(before: int, rule: Any, faults: int) -> None:
    planned = plan()
    one = ranking(planned.table, "A")
    assert one.previous is not None
    planned = with_standing(planned, "A", count_previous=count(before))
    change = claim(
        "533 per cent",
        "Up 533 per cent.",
        5.33,
        "per_cent",
        one.area.code,
        Derivation(rule, (CELL, one.previous.origin)),
    )
    assert len(said("small_base", draft(claims=(change,)), planned)) == faults
    against_the_average = change._replace(origin=Derivation("ratio", (CELL, Derivation("mean", ()))))
    assert said("small_base", draft(claims=(against_the_average,)), planned) == []
    assert len(said("small_base", draft(claims=(change,)), planned, fewer_than=before)) == 0


@pytest.mark.parametrize(
    ("text", "unit", "origin", "faults"),
    [
        pytest.param("four per cent", "points", CHANGE, 1, id="points called per cent"),
        pytest.param("4%", "share_points", CHANGE, 1, id="points with a sign"),
        pytest.param("four percentage points", "points", CHANGE, 0, id="points"),
        pytest.param("44 per cent", "per_cent", CELL, 0, id="a percentage"),
        pytest.param(
            "ten per cent",
            "per_cent",
            Derivation("percent_change", (CELL, CELL)),
            1,
            id="per cent of per cent",
        ),
    ],
)
def test_points(text: str, unit: str, origin: Any, faults: int) -> None:
    jabs = Measure(name="rate", noun="uptake", kind="per_cent", column="rate")
    one = draft(claims=(claim(text, f"It rose {text}.", 4, unit, origin=origin),))
    assert len(said("points", one, plan(measure=jabs))) == faults


def test_a_withheld_figure() -> None:
    rows: list[Row] = [("A", "X", 9.0, None), ("B", "X", 1.0, None), ("C", "X", None, None)]
    planned = plan(rows, "lowest")
    code = planned.table.suppressed[0].code
    fine = "The lowest published rate is in B"
    assert said("withheld_told", draft(headline=fine, text="Nobody else had one."), planned) == []
    shown = draft(headline=fine, claims=(claim("0", "It was 0.", 0, area=code),))
    assert said("withheld_told", shown, planned) == ["'0' is a figure of C, whose figure is withheld"]
    assert len(said("withheld_told", draft(headline="B has the lowest rate"), planned)) == 1
    cases = with_table(planned, count_measure=CASES)
    for text in ("There were no new cases in C.", "Zero cases were found.", "There were no confirmed cases."):
        assert len(said("withheld_told", draft(headline=fine, text=text), cases)) == 1
        none_withheld = with_table(cases, suppressed=())
        assert said("withheld_told", draft(headline=fine, text=text), none_withheld) == []
    assert said("withheld_told", draft(text="Dim achosion."), cases, replace(HOUSE, language="cy")) == []


def test_rises_alone_where_most_fell() -> None:
    rows: list[Row] = [("A", "X", 9.0, 1.0), ("B", "X", 1.0, 2.0), ("C", "X", 1.0, 3.0)]
    planned = plan(rows, "biggest_rise")
    assert said("one_sided", draft(text="The rate rose most in A."), planned) == [
        "2 of 3 areas fell, and the story does not say so"
    ]
    assert said("one_sided", draft(text="The rate rose most in A. It fell in two."), planned) == []
    assert said("one_sided", draft(text="The rate rose most in A."), plan(rows[:2], "biggest_rise")) == []
    assert (
        len(
            said(
                "one_sided",
                draft(text="It fell in B."),
                plan([*rows, *((n, "X", 9.0, 1.0) for n in "DE")], "biggest_fall"),
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("told_of", "faults"),
    [
        pytest.param("AB", 0, id="the next"),
        pytest.param("AC", 1, id="the third, called next"),
        pytest.param("B", 1, id="the first was never told"),
        pytest.param("ABCE", 0, id="a tie: one of the two is enough"),
    ],
)
def test_an_area_passed_over(told_of: str, faults: int) -> None:
    rows: list[Row] = [
        ("A", "X", 9.0, None),
        ("B", "X", 8.0, None),
        ("C", "X", 7.0, None),
        ("D", "X", 7.0, None),
        ("E", "X", 6.0, None),
    ]
    planned = plan(rows)
    first, *others = list(told_of) if len(told_of) > 1 else ["", *told_of]
    said_of = [("Highest of all is one place.", first)] if first else []
    said_of += [("Then came next others.", name) for name in others]
    claims = tuple(
        claim("9", sentence, 9, area=ranking(planned.table, name).area.code) for sentence, name in said_of
    )
    one = draft(text="Highest of all is one place. Then came next others.", claims=claims)
    assert len(said("passed_over", one, planned)) == faults
