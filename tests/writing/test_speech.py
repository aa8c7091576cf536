"""Figures in filters: what is printed, and the claim behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsgen.language.style import load_style
from newsgen.model.area import Area, Patch
from newsgen.model.body import Line
from newsgen.model.derivation import Cell, Derivation, Setting
from newsgen.model.figure import Figure, Unit
from newsgen.model.measure import Kind, Measure
from newsgen.model.period import Period
from newsgen.writing.environment import sandbox
from newsgen.writing.shipped import SHIPPED
from newsgen.writing.speech import Speech
from newsgen.writing.typeset import set_line

WEEK = Period(date(2021, 2, 18), date(2021, 2, 12), "week", origin=Cell("t.csv", 2, "week", "2021-02-18"))
BEFORE = Period(date(2021, 2, 11), date(2021, 2, 5), "week")


def figure(value: float, kind: Kind = "rate", unit: Unit | None = None, decimals: int = 1) -> Figure:
    measure = Measure(
        name="m",
        noun="new case",
        kind=kind,
        decimals=decimals,
        unit="cases per 100,000 people",
        short_unit="per 100,000",
    )
    return Figure(value, unit or kind, Cell("t.csv", 2, "m", str(value)), measure)


def line(template: str, **values: object) -> Line:
    speech = Speech(load_style("uk-regional"), as_of=date(2021, 2, 23))
    speech.patch, speech.period = Patch("North", "region", "north", ()), WEEK
    marked = sandbox(SHIPPED, speech).from_string(template).render(values)
    return set_line(marked, speech.ledger)


@pytest.mark.parametrize(
    ("template", "value", "text", "claim"),
    [
        pytest.param("{{ f }}", figure(452.2), "452.2", (452.2, "rate", "Cell"), id="a rate"),
        pytest.param("{{ f|in_full }}", figure(452.2), "452.2 cases per 100,000 people", (452.2, "rate", "Cell"), id="in full"),
        pytest.param("{{ f|short }}", figure(452.2), "452.2 per 100,000", (452.2, "rate", "Cell"), id="short"),
        pytest.param("{{ f|in_full }}", figure(1, "count", decimals=0), "one new case", (1, "count", "Cell"), id="one"),
        pytest.param("{{ f }}", figure(0.479, "share"), "47.9 per cent", (0.479, "share", "Cell"), id="a share"),
        pytest.param("{{ f }}", figure(0.05, "share", "share_points"), "five percentage points", (0.05, "share_points", "Cell"), id="points"),
        pytest.param("{{ f|size }}", figure(-440, "count", decimals=0), "440", (-440, "count", "Cell"), id="a size"),
        pytest.param("{{ f|in_figures }}", figure(7, "count", decimals=0), "7", (7, "count", "Cell"), id="in a table"),
        pytest.param("{{ f|multiple_of(o) }}", figure(452.2), "just over two and a half times", (452.2 / 179, "ratio", "ratio"), id="multiple"),
        pytest.param("{{ f|against(o) }}", figure(89.5), "50 per cent below", (-50.0, "per_cent", "percent_change"), id="against"),
        pytest.param("{{ f|change_from(o) }}", figure(358.0), "up 100 per cent, from 179.0 to 358.0", (100.0, "per_cent", "percent_change"), id="change"),
    ],
)  # fmt: skip
def test_words_and_claim(template: str, value: Figure, text: str, claim: tuple[float, str, str]) -> None:
    found = line(template, f=value, o=figure(179.0))
    assert found.text == text
    (span,) = found.spans
    entry = span.mark
    origin = entry.origin
    rule = origin.rule if isinstance(origin, Derivation) else type(origin).__name__
    assert (entry.value, entry.unit, rule) == (pytest.approx(claim[0]), *claim[1:])
    assert found.loose().strip() == "\ufffc"


@pytest.mark.parametrize(
    ("kind", "decimals", "value", "other", "text"),
    [
        pytest.param("money", 0, 2_449, 1_200, "£2,449 is just over twice £1,200", id="every pound is printed"),
        pytest.param("money", 0, 2_449_000, 1_200_000, "£2.4m is roughly twice £1.2m", id="2.04, and 2 in print"),
        pytest.param("money", 0, 2_351_000, 1_130_000, "£2.4m is more than twice £1.1m", id="2.08, and 2.18 in print"),
        pytest.param("money", 0, 2_460_000, 1_190_000, "£2.5m is just over twice £1.2m", id="2.07, and 2.08 in print"),
        pytest.param("money", 0, 949_000, 452_000, "£949,000 is just over twice £452,000", id="both under a million"),
        pytest.param("money", 0, 1_000_000, 490_000, "£1m is just over twice £490,000", id="exactly a million"),
        pytest.param("money", 0, 1_040_000, 500_000, "£1m is roughly twice £500,000", id="one over it: 2.08, and 2 in print"),
        pytest.param("money", 0, 2_449e6, 1_200e6, "£2.4bn is roughly twice £1.2bn", id="billions: 2.04, and 2 in print"),
        pytest.param("money", 0, 1_000e6, 490e6, "£1bn is just over twice £490m", id="exactly a billion"),
        pytest.param("money", 0, 2.4, 1.4, "£2 is more than one and a half times £1", id="whole pounds"),
        pytest.param("money", 1, 2.04, 1, "£2.04 is just over twice £1", id="pence, as print has them"),
        pytest.param("rate", 0, 2_449_000, 1_200_000, "2,449,000 is just over twice 1,200,000", id="no money: every figure is printed"),
        pytest.param("share", 0, 0.404, 0.2, "40 per cent is roughly twice 20 per cent", id="a share: 2.02, and 2 in print"),
        pytest.param("share", 1, 0.404, 0.2, "40.4 per cent is just over twice 20.0 per cent", id="with a decimal: 2.02 in print too"),
    ],
)  # fmt: skip
def test_a_multiple_is_true_of_what_is_printed(
    kind: Kind, decimals: int, value: float, other: float, text: str
) -> None:
    of = figure(value, kind, decimals=decimals), figure(other, kind, decimals=decimals)
    assert line("{{ f }} is {{ f|multiple_of(o) }} {{ o }}", f=of[0], o=of[1]).text == text


def test_a_small_counts_change_is_a_difference() -> None:
    old, new = figure(6, "count", decimals=0), figure(10, "count", decimals=0)
    found = line("{{ new|change_from(old) }}", new=new, old=old)
    assert found.text == "up from six to 10"
    assert (found.spans[0].mark.value, found.spans[0].mark.unit) == (4, "count")


def test_a_change_of_percentages_is_in_points() -> None:
    found = line("{{ new|change_from(old) }}", new=figure(47.9, "per_cent"), old=figure(47.5, "per_cent"))
    assert found.text == "up 0.4 percentage points, from 47.5 per cent to 47.9 per cent"
    assert found.spans[0].mark.unit == "points"


def test_what_a_project_states_has_no_decimals_of_its_own() -> None:
    threshold = Figure(300, "rate", Setting("above.threshold", 300), figure(1).measure)
    assert line("above {{ t }}", t=threshold).text == "above 300"


def test_periods() -> None:
    found = line("in {{ now }}, fewer than in {{ before }}", now=WEEK, before=BEFORE)
    assert found.text == "in the week to February 18, fewer than in the week before"
    assert [s.mark.unit for s in found.spans] == ["date"]


def test_an_area_in_full_and_then_short() -> None:
    area = Area("1", "Park East", "neighbourhood", (("council", "Darlington"),))
    shared = Area("2", "Grangetown", "neighbourhood", (("council", "Sunderland"),), shared_name=True)
    assert line("{{ a }}, {{ a }}", a=area).text == "Park East in Darlington, Park East"
    assert line("{{ a }}, {{ a }}, {{ a|alone }}", a=shared).text == ", ".join(
        ["Grangetown in Sunderland"] * 3
    )
    assert line("{{ a|in_list }}", a=shared).text == "Grangetown, Sunderland"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (74.9, "more than 70 per cent"),
        (-48.3, "more than 45 per cent"),
        (70.0, "at least 70 per cent"),
        (20.4, "more than 20 per cent"),
        (19.9, "at least 19 per cent"),
        (10.0, "at least 10 per cent"),
    ],
)
def test_the_least_that_a_change_can_be_is_told_by_fives(value: float, said: str) -> None:
    least = replace(figure(value, unit="per_cent", decimals=0), bound="least")
    found = line("{{ change|by_part }}", change=least)
    assert found.text == said
    assert [span.mark.value for span in found.spans] == [value]
