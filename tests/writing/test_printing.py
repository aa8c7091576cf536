"""How figures stand in print: as they were set, exactly, with the gaps that a reader gets, in the unit that they have."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from newsgen.errors import LanguageError
from newsgen.language.style import load_style
from newsgen.model.derivation import Derivation, Setting
from newsgen.model.exact import difference
from newsgen.model.figure import Figure, difference_unit
from newsgen.model.measure import Kind
from newsgen.writing.environment import sandbox
from newsgen.writing.printing import as_printed, printed
from newsgen.writing.shipped import SHIPPED
from newsgen.writing.speech import Speech
from newsgen.writing.typeset import set_line
from tests.writing.test_speech import figure, line

UK = load_style("uk-regional")


def set_to(value: float, kind: Kind = "rate", decimals: int = 1) -> Figure:
    return replace(figure(value, kind, decimals=decimals), origin=Setting("above.threshold", value))


def apart(first: Figure, second: Figure) -> Figure:
    origin = Derivation("difference", (first.origin, second.origin))
    value = difference(first.value, second.value)
    return Figure(value, difference_unit(first.unit), origin, first.measure, base=second, over=first)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(set_to(123.45), "123.45", id="more decimals than the measure"),
        pytest.param(set_to(300.0), "300", id="fewer"),
        pytest.param(set_to(12.5, "count"), "12.5", id="a count and a half"),
        pytest.param(set_to(1_250_000, "count"), "1,250,000", id="a million would round it"),
        pytest.param(set_to(1_500_000, "count"), "1.5 million", id="a million does not"),
        pytest.param(set_to(1_250_000, "money", 0), "£1,250,000", id="millions of pounds that would be rounded"),
        pytest.param(set_to(2_500_000, "money", 0), "£2.5m", id="millions of pounds"),
        pytest.param(set_to(249.5, "money", 0), "£249.50", id="pounds and pence"),
        pytest.param(set_to(0.1234, "share"), "12.34 per cent", id="a share"),
        pytest.param(figure(123.45), "123.5", id="a figure is rounded"),
    ],
)  # fmt: skip
def test_what_a_project_set_is_printed_as_it_set_it(value: Figure, text: str) -> None:
    assert printed(value, UK).text == text
    assert line("{{ f }}", f=value).text == text


@pytest.mark.parametrize(
    ("value", "bound", "text"),
    [
        pytest.param(141.76, "least", "at least 141.7", id="the least is not rounded up"),
        pytest.param(141.7, "least", "at least 141.7", id="what needs no rounding"),
        pytest.param(-53.39, "least", "at least 53.3", id="the least that a fall can be"),
        pytest.param(40.01, "most", "no more than 40.1", id="the most is not rounded down"),
        pytest.param(40.0, "most", "no more than 40.0", id="the most as it is"),
    ],
)  # fmt: skip
def test_what_a_figure_is_at_least_is_never_more_than_that(
    value: float, bound: Literal["least", "most"], text: str
) -> None:
    assert line("{{ f|size }}", f=replace(figure(value), bound=bound)).text == text


def test_a_threshold_in_full_is_as_it_was_set() -> None:
    assert line("{{ f|in_full }}", f=set_to(123.45)).text == "123.45 cases per 100,000 people"


@pytest.mark.parametrize(
    ("times", "text"),
    [
        (1.25, "25 per cent above"), (1.125, "12.5 per cent above"), (1.4999, "49.99 per cent above"),
        (1.5, "one and a half times"), (1.75, "1.75 times"), (2, "twice"), (2.5, "two and a half times"),
        (10, "10 times"), (12.5, "12.5 times"),
    ],
)  # fmt: skip
def test_a_multiple_is_printed_as_it_was_set(times: float, text: str) -> None:
    value = Figure(times, "ratio", Setting("multiple_of_average.times", times))
    assert line("{{ f|as_multiple }}", f=value).text == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "50p"), (0.01, "1p"), (0.99, "99p"), (0.994, "99p"), (0.995, "£1.00"), (1, "£1"), (0, "£0"),
        (-0.5, "minus 50p"),
    ],
)  # fmt: skip
def test_sums_under_a_pound_are_pence_whatever_the_decimals(value: float, text: str) -> None:
    for decimals in (0, 2):
        assert printed(figure(value, "money", decimals=decimals), UK).text == text


@pytest.mark.parametrize(
    ("first", "second", "text", "value"),
    [
        pytest.param(90.82, 66.44, "24.4 percentage points above", 24.4, id="a unit less than the exact one"),
        pytest.param(90.8, 66.4, "24.4 percentage points above", 24.4, id="nothing rounded"),
        pytest.param(66.44, 90.76, "24.4 percentage points below", -24.4, id="below"),
        pytest.param(66.41, 66.44, "just below", -0.03, id="alike in print"),
    ],
)  # fmt: skip
def test_points_are_those_a_reader_gets(first: float, second: float, text: str, value: float) -> None:
    found = line("{{ f|against(o) }}", f=figure(first, "per_cent"), o=figure(second, "per_cent"))
    (span,) = found.spans
    claim = span.mark
    assert isinstance(claim.origin, Derivation)
    assert (found.text, claim.value, claim.unit) == (text, value, "points")
    exact_one = text.startswith("just") or (first, second) == (90.8, 66.4)
    rules = {type(i).__name__ for i in claim.origin.inputs}
    assert rules == {"Cell"} if exact_one else "Derivation" in rules


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        pytest.param(figure(90.84), figure(66.46), "24.3", id="rates"),
        pytest.param(figure(90.86), figure(66.44), "24.5", id="rates, the other way"),
        pytest.param(figure(66.44), figure(90.86), "24.5", id="a fall has no sign"),
        pytest.param(figure(90.82), figure(90.78), "0.04", id="alike in print: as many decimals as show it"),
        pytest.param(figure(0.9082, "share"), figure(0.6644, "share"), "24.4 percentage points", id="shares"),
        pytest.param(figure(1_240_000, "money", decimals=0), figure(1_060_000, "money", decimals=0), "roughly £180,000", id="millions: a digit more, and roughly"),
        pytest.param(figure(2_200_000, "money", decimals=0), figure(1_100_000, "money", decimals=0), "£1.1m", id="whole tenths of a million"),
        pytest.param(figure(40, "count", decimals=0), figure(27, "count", decimals=0), "13", id="counts"),
    ],
)  # fmt: skip
def test_a_difference_is_what_a_reader_gets_by_subtraction(first: Figure, second: Figure, text: str) -> None:
    assert line("{{ f|size }}", f=apart(first, second)).text == text


@pytest.mark.parametrize(
    ("value", "decimals"),
    [
        (figure(90.84), 1), (figure(0.9084, "share"), 3), (figure(1_240_000, "money", decimals=0), -5),
        (figure(250.4, "money", decimals=0), 0),
    ],
)  # fmt: skip
def test_a_rounded_figure_says_to_what_it_is_rounded(value: Figure, decimals: int) -> None:
    assert as_printed(value, UK) == Derivation("printed", (value.origin,), (("decimals", decimals),))


def test_a_comparison_asks_the_house_how_millions_print() -> None:
    """Of £2m and £1m in print nobody says "almost twice"."""
    style = replace(UK, name="whole millions", numbers=replace(UK.numbers, million_decimals=0))
    speech = Speech(style)
    values = {name: figure(v, "money", decimals=0) for name, v in (("f", 1_950_000), ("o", 1_010_000))}
    marked = sandbox(SHIPPED, speech).from_string("{{ f }} {{ f|multiple_of(o) }} {{ o }}").render(values)
    assert set_line(marked, speech.ledger).text == "£2m roughly twice £1m"


@pytest.mark.parametrize(
    ("template", "value", "fits"),
    [
        ("{{ f|per_cent }}", figure(140, "count"), "count(noun)"),
        ("{{ f|money }}", figure(140, "count"), "count(noun)"),
        ("{{ f|points }}", figure(14.5, "per_cent"), "per_cent"),
        ("{{ f|per_cent }}", figure(452.2), "in_full"),
        ("{{ f|money }}", figure(0.4, "share"), "per_cent"),
        ("{{ f|decimal(1) }}", figure(0.4, "share"), "per_cent"),
        ("{{ f|ordinal }}", figure(3, "count"), "count(noun)"),
        ('{{ f|count("case") }}', figure(350_000, "money"), "in_full"),
    ],
)  # fmt: skip
def test_no_filter_changes_the_unit_of_a_figure(template: str, value: Figure, fits: str) -> None:
    with pytest.raises(LanguageError) as error:
        line(template, f=value)
    assert error.value.faults[0].nearest == fits


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("{{ f|per_cent(1) }}", figure(0.479, "share"), "47.9 per cent"),
        ("{{ f|points }}", figure(3, "per_cent", "points"), "three percentage points"),
        ("{{ f|money }}", figure(350_000, "money"), "£350,000"),
        ("{{ f|decimal(1) }}", figure(452.25), "452.3"),
        ('{{ f|count("case") }}', figure(3, "count"), "three cases"),
    ],
)
def test_a_filter_of_the_figures_own_unit_stands(template: str, value: Figure, text: str) -> None:
    assert line(template, f=value).text == text
