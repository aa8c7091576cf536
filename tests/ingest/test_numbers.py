# ruff: noqa: E501 - a case a line reads best
from __future__ import annotations

import math
from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.ingest.dataset import Status
from newsgen.ingest.numbers import parse_number, parse_numbers
from newsgen.model.measure import Kind
from newsgen.model.source import Suppression
from tests.ingest.small import source

RIGHT: list[tuple[str, Kind, float]] = [
    ("0", "count", 0.0),
    ("-0", "number", 0.0),
    ("1,234", "count", 1234.0),
    ("1,234,567", "count", 1234567.0),
    ("1 234", "count", 1234.0),
    ("1\u00a0234", "count", 1234.0),
    ("12.0", "count", 12.0),
    ("93003.0", "count", 93003.0),
    ("\u00a3203,040", "money", 203040.0),
    ("\u00a3 5".replace(" ", ""), "money", 5.0),
    ("-\u00a35.50", "money", -5.5),
    ("\u00a3-5.50", "money", -5.5),
    ("$1.2", "number", 1.2),
    ("13.1%", "per_cent", 13.1),
    ("13.1 %", "per_cent", 13.1),
    ("13.1%", "share", 0.131),
    ("-7.0%", "number", -7.0),
    ("\u22127", "number", -7.0),
    ("+7", "number", 7.0),
    (".5", "number", 0.5),
    ("1e5", "number", 100000.0),
    ("1.5E-03", "share", 0.0015),
    ("\u00a0452.2 ", "rate", 452.2),
    ("1e15", "number", 1e15),
    ("-1e-15", "number", -1e-15),
    ("(12)", "number", -12.0),
    ("(£1,250.5)", "money", -1250.5),
    ("(7.5%)", "per_cent", -7.5),
]
WRONG: list[tuple[str, Kind]] = [
    ("1,23", "count"), ("1,2345", "count"), ("12,34.5", "number"), ("[c]", "count"), ("0-4", "count"),
    ("NaN", "rate"), ("inf", "rate"), ("-Infinity", "rate"), ("1e999", "number"), ("#N/A", "count"), ("x", "money"),
    ("--5", "number"), ("-\u00a3-5", "money"), ("5%", "count"), ("\u00a35", "rate"), ("1.2.3", "number"), ("\u0665", "count"), ("5-", "number"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value"), RIGHT)
def test_a_cell_that_is_a_number(text: str, kind: Kind, value: float) -> None:
    for parsed in (parse_number(text, kind), parse_numbers(pa.array([text]), kind, source()).values[0]):
        assert parsed == value
    assert math.copysign(1, parse_numbers(pa.array([text]), kind, source()).values[0]) == math.copysign(
        1, value
    )


@pytest.mark.parametrize(("text", "kind"), WRONG)
def test_a_cell_that_is_none(text: str, kind: Kind) -> None:
    assert isinstance(parse_number(text, kind), str)
    assert list(parse_numbers(pa.array([text]), kind, source()).problems) == [0]


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("-5", "count", "no negative one"),
        ("-0.1", "rate", "no negative one"),
        ("-5", "number", ""),
        ("-5", "money", ""),
        ("-5", "per_cent", ""),
        ("0.5", "count", "a whole number"),
        ("9007199254740993", "number", "not too large: at most 10^15"),
        ("1e300", "count", "not too large: at most 10^15"),
        ("-1e16", "money", "not too large: at most 10^15"),
        ("1e-320", "count", "not too small: 0, or at least 10^-15"),
        ("0e-320", "count", ""),
        ("0.5", "rate", ""),
    ],
)
def test_what_a_kind_cannot_be(text: str, kind: Kind, wanted: str) -> None:
    problems = parse_numbers(pa.array([text]), kind, source()).problems
    assert bool(problems) == bool(wanted)
    assert not problems or wanted in problems[0][1]


def test_a_withheld_cell_and_a_missing_one_keep_their_reason() -> None:
    markers = source(
        suppressed=Suppression(markers=("-99", "[c]"), at_most=2, means="few"), missing=("", "-99", "..")
    )
    words = ["-99", "[c] ", "\u00a0[c]", "", " ", "..", "99"]
    parsed = parse_numbers(pa.array(words), "count", markers)
    assert [Status(s).name for s in parsed.status] == ["SUPPRESSED"] * 3 + ["MISSING"] * 3 + ["PRESENT"]
    assert [math.isnan(v) for v in parsed.values] == [True] * 6 + [False]
    assert not parsed.problems


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_whole_number_comes_back_however_it_is_written(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", " "), f" {number}.0\u00a0"):
        assert parse_number(text, "number") == number
        assert parse_numbers(pa.array([text]), "number", source()).values[0] == number


@given(st.floats(0, 1e12))
def test_a_figure_comes_back_to_the_last_bit(number: float) -> None:
    for text in (repr(number), f"\u00a3{number!r}"):
        assert parse_number(text, "money") == number
        assert parse_numbers(pa.array([text]), "money", source()).values[0] == number


FLAGS = {"p": "provisional", "[r]": "revised", "u": "of low reliability"}


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("112p", ".", 112.0), ("0.87 [r]", ".", 0.87), ("9.9 u", ".", 9.9), ("1,009p", ".", 1009.0),
        ("12.5%p", ".", 12.5), ("p", ".", None), ("112q", ".", None), ("112pp", ".", None), ("p112", ".", None),
        ("1.204", ",", 1204.0), ("100,5", ",", 100.5), ("1.204,5p", ",", 1204.5), ("12 345,5", ",", 12345.5),
        ("907", ",", 907.0), ("-3,5", ",", -3.5), ("12.5", ",", None), ("1,204,5", ",", None), ("1.20.4", ",", None),
    ],
)  # fmt: skip
def test_flags_and_the_decimal_comma(text: str, decimal: str, value: float | None) -> None:
    declared = replace(source(), flags=FLAGS, decimal=decimal)
    parsed = parse_numbers(pa.array([text]), "number", declared)
    assert (list(parsed.problems) == [0]) == (value is None)
    assert value is None or parsed.values[0] == value


def test_a_flag_that_nobody_declared_is_asked_for() -> None:
    problems = parse_numbers(pa.array(["112r"]), "count", source()).problems
    assert problems[0] == (
        "'112r'", "a number, or data.flags to say what 'r' after one means: { \"r\" = \"revised\" }"
    )  # fmt: skip


@given(st.integers(1_000, 10**12), st.integers(0, 99))
def test_a_decimal_comma_is_a_dot_to_others(whole: int, part: int) -> None:
    text = f"{whole:,}.{part:02}"
    comma = text.translate(str.maketrans(",.", ".,"))
    declared = replace(source(), decimal=",")
    assert parse_numbers(pa.array([comma]), "number", declared).values[0] == parse_number(text, "number")
