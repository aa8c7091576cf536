"""Bands of our own, which band a value is in, and what sets areas off from one another."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.graphics.shades import COLOURS, ENOUGH, band_at, bands_of, contrast, line_around
from newsgen.model.measure import Band

EDGES = {
    "even": (range(0, 1000, 10), False, [200, 400, 600, 800]),
    "rates": ([Fraction(i * i, 10) for i in range(1, 100)], False, [50, 150, 350, 650]),
    "small counts": ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], True, [3, 5, 7, 9]),
    "all alike": ([7] * 30, False, []),
    "two values": ([3] * 10 + [5] * 10, False, [5]),
    "none": ([], False, None),
    "one": ([4], False, []),
    "mostly nought": ([0] * 90 + [1, 2, 3], True, []),
    "below zero": (range(-50, 50), False, [-30, -10, 10, 30]),
}


@pytest.mark.parametrize("case", EDGES)
def test_bands_of_our_own(case: str) -> None:
    values, whole, edges = EDGES[case]
    bands = bands_of((), [Fraction(v) for v in values], whole=whole)
    assert (None if not bands else [band.low for band in bands[1:]]) == edges


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=40), st.booleans())
def test_every_value_lies_in_one_band(values: list[int], whole: bool) -> None:
    exact = [Fraction(value) for value in values]
    bands = bands_of((), exact, whole=whole)
    assert all(one.high == other.low for one, other in pairwise(bands))
    assert all(low < high for low, high in pairwise(band.low for band in bands[1:]))  # type: ignore[operator]
    assert len({band.colour for band in bands}) == len(bands)
    assert None not in {band_at(bands, value) for value in exact}


def test_a_band_holds_its_low_end_and_not_its_high_one() -> None:
    bands = [Band(name="a", colour="#ffffff", low=0, high=0.1), Band(name="b", colour="#000000", low=0.1)]
    at = [band_at(bands, Fraction(text)) for text in ("-1", "0", "0.0999", "0.1", "9")]
    assert at == [None, 0, 0, 1, 1]


@pytest.mark.parametrize(
    "colour", [*COLOURS, "#000000", "#ffffff", "#7a1f3d", "#777777", "#4d4d4d", "#0000ff"]
)
def test_the_line_around_a_colour_sets_it_off(colour: str) -> None:
    assert contrast(colour, line_around(colour)) >= ENOUGH


@given(st.integers(0, 0xFFFFFF))
def test_the_line_around_any_colour_does(number: int) -> None:
    colour = f"#{number:06x}"
    assert contrast(colour, line_around(colour)) >= ENOUGH
