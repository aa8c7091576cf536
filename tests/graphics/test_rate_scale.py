"""The known scale of rates: its bands, whom it suits, and that its colours can be told apart."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise

import pytest

from newsgen.graphics.choropleth import bands_for
from newsgen.graphics.rate_scale import SCALE, is_per_100_000, suits
from newsgen.graphics.shades import ENOUGH, band_at, contrast, line_around
from newsgen.language.style import load_style
from newsgen.model.measure import Band, Measure
from newsgen.pipeline import map_tables, prepare
from newsgen.project import load
from tests.graphics.county import county
from tests.regenerate import no_network

AT = {"0": 0, "9.9": 0, "10": 1, "49.9": 1, "50": 2, "99.9": 2, "100": 3, "199": 3, "200": 4, "399.9": 4, "400": 5,
      "799.9": 5, "800": 6, "12345": 6}  # fmt: skip


@pytest.mark.parametrize("value", AT)
def test_the_bands_are_half_open(value: str) -> None:
    assert band_at(SCALE, Fraction(value)) == AT[value]


def test_it_is_what_a_project_may_declare() -> None:
    assert all(one.high == other.low for one, other in pairwise(SCALE))
    assert all(one.low is None or one.high is None or one.low < one.high for one in SCALE)
    assert len({one.colour for one in SCALE}) == len(SCALE)


SUITED = {
    "over four bands": ([12, 60, 120, 300], True),
    "three": ([120, 250, 450], True),
    "two": ([120, 130, 250, 260], False),
    "nearly all in one": ([5, 15, *[60] * 10], False),
    "two thirds in one": ([5, 15, *[60] * 4], True),
    "below zero": ([-3, 60, 120, 300], False),
    "none": ([], False),
}


@pytest.mark.parametrize("case", SUITED)
def test_figures_that_suit_it(case: str) -> None:
    values, suited = SUITED[case]
    assert suits([Fraction(value) for value in values]) is suited


RATES = {
    "per": (Measure(name="m", noun="rate", kind="rate", per=100_000), True),
    "unit": (Measure(name="m", noun="rate", kind="rate", unit="cases per 100,000 people"), True),
    "short unit": (Measure(name="m", noun="rate", kind="rate", short_unit="per 100 000"), True),
    "a million": (Measure(name="m", noun="rate", kind="rate", unit="cases per 1,100,000"), False),
    "per 1,000": (Measure(name="m", noun="rate", kind="rate", per=1_000, unit="per 1,000"), False),
    "a count": (Measure(name="m", noun="case", kind="count", unit="of 100,000"), False),
}


@pytest.mark.parametrize("case", RATES)
def test_which_measures_are_rates_per_100_000(case: str) -> None:
    measure, is_one = RATES[case]
    assert is_per_100_000(measure) is is_one


def test_a_line_sets_off_each_colour() -> None:
    for band in SCALE:
        assert contrast(band.colour, line_around(band.colour)) >= ENOUGH


# Viénot, Brettel and Mollon (1999), on linear light: what those without one kind of cone see
BLIND = {
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def seen(colour: str, eye: str) -> list[float]:
    """The colour as that eye sees it: red, green and blue from 0 to 255."""
    parts = [(int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]
    return [
        255 * max(sum(w * p for w, p in zip(row, parts, strict=True)), 0) ** (1 / 2.2) for row in BLIND[eye]
    ]


@pytest.mark.parametrize("eye", BLIND)
def test_colours_differ_for_each_kind_of_eye(eye: str) -> None:
    for one, other in combinations(SCALE, 2):
        apart = zip(seen(one.colour, eye), seen(other.colour, eye), strict=True)
        assert sum((a - b) ** 2 for a, b in apart) ** 0.5 >= 20, (one.colour, other.colour)


BANDS = 'bands = [{ name = "Straw", colour = "#fddc8c", high = 200 }, { name = "Rust", colour = "#d95f1e", low = 200 }]'


def test_a_table_of_rates_has_it_unless_the_project_says_otherwise(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def bands(declared: str = "", measure: str = "rate") -> tuple[Band, ...]:
        order, _ = prepare(load(county(tmp_path_factory.mktemp("c") / "county", declared)), no_network)
        (table,) = map_tables(order, (measure,))
        return bands_for(table, load_style(order.newsroom.style, ()))

    assert bands() == SCALE
    assert [one.name for one in bands(BANDS)] == ["Straw", "Rust"]
    assert SCALE not in (bands(measure="cases"), bands(measure="people"))
