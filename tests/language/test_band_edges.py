"""Both sides of every edge: of the bands of comparison, of words and figures, of the house's own bands."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from newsgen.errors import LanguageError
from newsgen.language import FILTERS, HouseStyle, Interval


def said(name: str, *args: Any, style: HouseStyle, **how: Any) -> str:
    return str(FILTERS[name](*args, style=style, **how))


MULTIPLES = [  # the ratio in ten-thousandths
    (0, "less than a hundredth of"),
    (94, "less than a hundredth of"),
    (95, "almost a hundredth of"),
    (100, "a hundredth of"),
    (105, "just over a hundredth of"),
    (106, "more than a hundredth of"),
    (500, "a twentieth of"),
    (1000, "a tenth of"),
    (1333, "more than a tenth of"),  # as a part of each, nearer a tenth than a fifth
    (1334, "less than a fifth of"),
    (2000, "a fifth of"),
    (2500, "a quarter of"),
    (2857, "more than a quarter of"),
    (2858, "less than a third of"),
    (3999, "more than a third of"),
    (4000, "less than half"),
    (4749, "less than half"),
    (4750, "almost half"),
    (4974, "almost half"),
    (4975, "half"),
    (5025, "half"),
    (5026, "just over half"),
    (5250, "just over half"),
    (5251, "more than half"),
    (5714, "more than half"),
    (5715, "less than two-thirds of"),
    (6667, "two-thirds of"),
    (7500, "three-quarters of"),
    (8000, "four-fifths of"),
    (9000, "nine-tenths of"),
    (9450, "just over nine-tenths of"),
    (9451, "more than nine-tenths of"),
    (9499, "more than nine-tenths of"),
    (9500, "just under"),
    (9949, "just under"),
    (9950, "about the same as"),
    (9999, "about the same as"),
    (10000, "the same as"),
    (10001, "about the same as"),
    (10050, "about the same as"),
    (10051, "just over"),
    (10500, "just over"),
    (10501, "1.1 times"),
    (11499, "1.1 times"),
    (11500, "1.2 times"),
    (14249, "1.4 times"),
    (14250, "almost one and a half times"),
    (14924, "almost one and a half times"),
    (14925, "one and a half times"),
    (15075, "one and a half times"),
    (15076, "just over one and a half times"),
    (15750, "just over one and a half times"),
    (15751, "1.6 times"),
    (18999, "1.9 times"),
    (19000, "almost twice"),
    (19899, "almost twice"),
    (19900, "twice"),
    (20100, "twice"),
    (20101, "just over twice"),
    (21000, "just over twice"),
    (21001, "more than twice"),
    (23749, "more than twice"),
    (23750, "almost two and a half times"),
    (28499, "more than two and a half times"),
    (28500, "almost three times"),
    (29000, "almost three times"),
    (35000, "three and a half times"),
    (44774, "more than four times"),
    (44775, "four and a half times"),
    (45225, "four and a half times"),
    (45226, "more than four times"),
    (47499, "more than four times"),
    (47500, "almost five times"),
    (52500, "just over five times"),
    (52501, "more than five times"),
    (97499, "more than nine times"),
    (97500, "almost 10 times"),
    (100000, "10 times"),
    (102500, "just over 10 times"),
    (102501, "more than 10 times"),
    (107500, "almost 11 times"),
    (10432000, "1,043 times"),
]


@pytest.mark.parametrize(("ratio", "words"), MULTIPLES)
def test_multiple_of(ratio: int, words: str, uk: HouseStyle) -> None:
    phrase = FILTERS["multiple_of"](ratio, 10_000, style=uk)
    assert str(phrase) == words
    assert phrase.truth is not None
    assert Fraction(ratio, 10_000) in phrase.truth


PRINTED = [
    ((200.4, 100.2), (200, 100), "twice"),
    ((198.04, 99.96), (198, 100), "almost twice"),
    ((200.9, 100), (201.1, 100), "just over twice"),  # a bare "twice" would not be true of 2.011
    ((200.4, 99.6), (200, 100), "roughly twice"),  # just over in truth, exactly in print
    ((199.6, 100.4), (200, 100), "roughly twice"),
    ((210.1, 100), (210, 100), "more than twice"),
    ((209.9, 100), (210.1, 100), "more than twice"),
    ((130, 100), (134, 100), "1.3 times"),
    ((130, 100), (136, 100), "less than one and a half times"),
    ((100.4, 100), (100, 100), "about the same as"),
    ((102, 100), (100, 100), "roughly the same as"),
    ((1.14, 1), (2, 1), "more than"),
    ((0.6, 1), (1, 1), "more than half"),
    ((3.4, 1.6), (3, 2), "less than two and a half times"),
]


@pytest.mark.parametrize(("exact", "printed", "words"), PRINTED)
def test_multiple_of_as_printed(
    exact: tuple[float, float], printed: tuple[float, float], words: str, uk: HouseStyle
) -> None:
    phrase = FILTERS["multiple_of"](*exact, printed=printed, style=uk)
    assert str(phrase) == words
    assert phrase.truth is not None
    for over, under in (exact, printed):
        assert Fraction(str(over)) / Fraction(str(under)) in phrase.truth


def test_no_words_are_true_of_ratios_on_both_sides_of_everything(uk: HouseStyle) -> None:
    with pytest.raises(LanguageError, match="printed exactly enough"):
        said("against", 2.4, 1.6, printed=(2, 2), style=uk)


ABOUT = [
    (0, 1000, "zero"),
    (949, 1000, "less than 1,000"),
    (950, 1000, "almost 1,000"),
    (994, 1000, "almost 1,000"),
    (995, 1000, "around 1,000"),
    (1000, 1000, "1,000"),
    (1005, 1000, "around 1,000"),
    (1006, 1000, "just over 1,000"),
    (1050, 1000, "just over 1,000"),
    (1051, 1000, "more than 1,000"),
    (1899, 1000, "more than 1,000"),
    (1900, 1000, "almost 2,000"),
    (12499, 1000, "just over 12,000"),
    (12500, 1000, "almost 13,000"),
    (179, 1, "179"),
    (179.2, 1, "around 179"),
    (7, 1, "seven"),
    (6.8, 1, "almost seven"),
    (1234567, 100000, "just over 1.2 million"),
    (1250000, 250000, "1.25 million"),
    (1_000_000, 1000, "one million"),
    (999_999_000, 1000, "999.999 million"),
    (1_000_000_000, 1000, "one billion"),
    (1_500_000_000, 1000, "1.5 billion"),
    (2_500_000_000_000, 1000, "2.5 trillion"),
    (1204568, 1, "1,204,568"),
    (2.04, 0.5, "just over two"),
]


@pytest.mark.parametrize(("value", "step", "words"), ABOUT)
def test_about(value: float, step: float, words: str, uk: HouseStyle) -> None:
    phrase = FILTERS["about"](value, step, style=uk)
    assert str(phrase) == words
    assert phrase.truth is not None
    assert value in phrase.truth


SHARES = [
    (0, "none", "none"),
    (1, "less than one in 100", "less than one in 100,000"),
    (94_999, "less than a tenth", None),
    (95_000, "almost a tenth", None),
    (316_666, "less than a third", None),
    (316_667, "almost a third", "almost one in three"),
    (380_000, "almost two-fifths", "almost two in five"),
    (399_999, "two-fifths", "two in five"),
    (475_000, "almost half", "almost one in two"),
    (497_500, "half", "one in two"),
    (502_500, "half", "one in two"),
    (502_501, "just over half", "just over one in two"),
    (525_000, "just over half", None),
    (525_001, "more than half", None),
    (949_999, "more than nine-tenths", None),
    (600_000, "three-fifths", "three in five"),
    (950_000, "almost all", "almost all"),
    (999_999, "almost all", "almost all"),
    (1_000_000, "all", "all"),
]


@pytest.mark.parametrize(("millionths", "words", "chance"), SHARES)
def test_shares(millionths: int, words: str, chance: str | None, uk: HouseStyle) -> None:
    share = Fraction(millionths, 1_000_000)
    phrase = FILTERS["fraction"](share, style=uk)
    assert str(phrase) == words
    assert phrase.truth is not None
    assert share in phrase.truth
    if chance:
        assert said("one_in", share, style=uk) == chance


UNIT_CHANCES = [*range(2, 21), 25, 30, 40, 50, 75, 100, 200, 500, 1_000, 10_000, 100_000]


@pytest.mark.parametrize("n", UNIT_CHANCES)
def test_one_in_every_round_number(n: int, uk: HouseStyle) -> None:
    assert said("one_in", Fraction(1, n), style=uk) == f"one in {said('number', n, style=uk)}"


CHANCES = {
    "two in three": "2/3", "three in four": "3/4", "two in five": "2/5", "three in five": "3/5", "four in five": "4/5",
    "three in 10": "3/10", "seven in 10": "7/10", "nine in 10": "9/10", "all": "1", "none": "0",
    "almost one in 20": "1/21", "less than one in 100,000": "1/1000000", "less than one in 20": "0.046",
}  # fmt: skip


@pytest.mark.parametrize(("words", "share"), list(CHANCES.items()))
def test_one_in(words: str, share: str, uk: HouseStyle) -> None:
    assert said("one_in", Fraction(share), style=uk) == words


def test_about_steps_by_one_unless_told(uk: HouseStyle) -> None:
    assert said("about", 179.2, style=uk) == "around 179"


def test_a_value_too_close_to_an_anchor_for_a_float(uk: HouseStyle) -> None:
    hair = Fraction(1, 10**30)
    assert said("fraction", 1 - hair, style=uk) == "almost all"
    assert said("about", 2000 - hair, 1000, style=uk) == "around 2,000"
    assert said("about", 1050 + hair, 1000, style=uk) == "more than 1,000"
    assert said("multiple_of", 2 - hair, 1, printed=(Fraction(21, 10), 1), style=uk) == "roughly twice"
    assert said("multiple_of", 1 - hair, 1, printed=(Fraction(97, 100), 1), style=uk) == "just under"


QUANTIFIERS = [
    (0, "zero"), (1, "one"), (2, "two"), (3, "a few"), (4, "a few"), (5, "a handful of"), (6, "a handful of"),
    (7, "several"), (9, "several"), (10, "10"), (11, "11"), (12, "a dozen"), (13, "more than a dozen"),
    (23, "more than a dozen"), (24, "two dozen"), (25, "more than two dozen"), (35, "more than two dozen"),
    (36, "dozens of"), (199, "dozens of"), (200, "hundreds of"), (1_999, "hundreds of"), (2_000, "thousands of"),
    (1_999_999, "thousands of"), (2_000_000, "millions of"), (10**12, "millions of"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), QUANTIFIERS)
def test_several(value: int, words: str, uk: HouseStyle) -> None:
    phrase = FILTERS["several"](value, style=uk)
    assert str(phrase) == words
    assert phrase.truth is not None
    assert value in phrase.truth
    for other, other_words in QUANTIFIERS:
        assert (other in phrase.truth) == (other_words == words)


NUMBERS = [
    (9, "nine"), (10, "10"), (-9, "minus nine"), (-10, "minus 10"), (-0.0, "zero"), (999_999, "999,999"),
    (999_999.5, "999,999.5"), (1_000_000, "one million"), (1_049_999, "one million"), (1_050_000, "1.1 million"),
    (9_949_999, "9.9 million"), (9_950_000, "10 million"), (999_949_999, "999.9 million"), (999_950_000, "one billion"),
    (2.5e12, "2.5 trillion"), (1e16, "10,000 trillion"), (-2_500_000, "minus 2.5 million"),
    (7.125, "7.125"), (7.1255, "7.1"), (1 / 3, "0.3"), (0.1 + 0.2, "0.3"), (0.00012, "0.0001"), (0.00016, "0.0002"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), NUMBERS)
def test_number(value: float, words: str, uk: HouseStyle) -> None:
    assert said("number", value, style=uk) == words


MONEY = [
    (0, "£0"), (0.5, "50p"), (0.994, "99p"), (0.995, "£1.00"), (0.01, "1p"), (-0.5, "minus 50p"),
    (1.004, "£1.00"), (1.005, "£1.01"), (999_999, "£999,999"), (999_999.994, "£999,999.99"),
    (999_999.995, "£1m"), (1_250_000, "£1.3m"), (999_950_000, "£1bn"), (3e12, "£3tn"), (-1.5, "minus £1.50"),
    (-0.001, "£0.00"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), MONEY)
def test_money(value: float, words: str, uk: HouseStyle) -> None:
    assert said("money", value, style=uk) == words


def test_money_of_others(uk: HouseStyle, bbc: HouseStyle, ap: HouseStyle) -> None:
    assert said("money", 5, "USD", style=uk) == "$5"
    assert said("money", 5, "USD", style=ap) == "$5"
    assert said("money", 5, style=ap) == "$5"
    assert said("money", 5, "GBP", style=ap) == "£5"
    assert said("money", 1234.5, "JPY", decimals=0, style=bbc) == "JP¥1,235"
    assert said("money", 3_100_000_000, style=ap) == "$3.1 billion"


POINTS = [
    ((1,), "one percentage point"), ((1.0, 1), "one percentage point"), ((0,), "zero percentage points"),
    ((0.96, 1), "1.0 percentage points"), ((2.96, 1), "3.0 percentage points"), ((10,), "10 percentage points"),
    ((0.04, 1), "0.0 percentage points"), ((1.25,), "1.25 percentage points"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "words"), POINTS)
def test_points(args: tuple[float, ...], words: str, uk: HouseStyle) -> None:
    assert said("points", *args, style=uk) == words


DECIMALS = [
    ((0.05, 1), "0.1"), ((-0.05, 1), "minus 0.1"), ((-0.04, 1), "0.0"), ((1.005, 2), "1.01"), ((2.675, 2), "2.68"),
    ((0.5, 0), "1"), ((1.5, 0), "2"), ((-2.5, 0), "minus 3"), ((999.95, 1), "1,000.0"), ((1e21, 0), f"{10**21:,}"),
    ((Fraction(1, 3), 3), "0.333"), ((1, 9), "1.000000000"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "words"), DECIMALS)
def test_decimal(args: tuple[float, int], words: str, uk: HouseStyle) -> None:
    assert said("decimal", *args, style=uk) == words


DIRECTIONS = [
    ((100, 100), {}, "was unchanged"),
    ((100, 100), {"plural": True}, "were unchanged"),
    ((350.08, 350.12), {"decimals": 1}, "was almost unchanged"),
    ((350.08, 350.12), {"decimals": 1, "plural": True}, "were almost unchanged"),
    ((104.9, 100), {}, "rose slightly"),
    ((105, 100), {}, "rose"),
    ((124.9, 100), {}, "rose"),
    ((125, 100), {}, "rose sharply"),
    ((95.1, 100), {}, "fell slightly"),
    ((95, 100), {}, "fell"),
    ((75.1, 100), {}, "fell"),
    ((75, 100), {}, "fell sharply"),
    ((30, 19), {}, "rose"),  # a count's change from under 20 has no strength
    ((30, 20), {}, "rose sharply"),
    ((30, 19), {"unit": "rate"}, "rose sharply"),
    ((4, 0), {}, "rose"),
    ((0.5, 0.0), {"unit": "rate"}, "rose"),
    ((5, -5), {}, "rose"),
    ((50.9, 50), {"unit": "percent"}, "rose slightly"),
    ((51, 50), {"unit": "percent"}, "rose"),
    ((54.9, 50), {"unit": "percent"}, "rose"),
    ((55, 50), {"unit": "percent"}, "rose sharply"),
    ((0.55, 0.5), {"unit": "share"}, "rose sharply"),
    ((0.4, 0.0), {"unit": "percent"}, "rose slightly"),
    ((104.96, 100), {"unit": "rate", "decimals": 1}, "rose"),  # slightly in truth, 5 per cent in print
]


@pytest.mark.parametrize(("args", "how", "words"), DIRECTIONS)
def test_direction(args: tuple[float, float], how: dict[str, Any], words: str, uk: HouseStyle) -> None:
    phrase = FILTERS["direction"](*args, style=uk, **how)
    assert str(phrase) == words
    assert phrase.truth is not None
    assert args[0] in phrase.truth


CHANGES: list[tuple[tuple[float, float], dict[str, Any], str]] = [
    ((0, 0), {}, "unchanged at zero"),
    ((19, 19), {}, "unchanged at 19"),
    ((30, 19), {}, "up from 19 to 30"),
    ((30, 20), {}, "up 50 per cent, from 20 to 30"),
    ((3, 20), {}, "down 85 per cent, from 20 to three"),
    ((0, 20), {}, "down from 20 to none"),
    ((1, 25), {}, "down 96 per cent, from 25 to one"),
    ((3, 1000), {}, "down 99.7 per cent, from 1,000 to three"),
    ((1004, 1000), {}, "up 0.4 per cent, from 1,000 to 1,004"),
    ((1010, 1000), {}, "up 1 per cent, from 1,000 to 1,010"),
    ((100001, 100000), {}, "up from 100,000 to 100,001"),
    ((1_249_000, 1_204_000), {}, "up 4 per cent, from 1,204,000 to 1,249,000"),
    ((30, 19), {"decimals": 0}, "up from 19 to 30"),
    ((30.5, 19.5), {}, "up 56 per cent, from 19.5 to 30.5"),
    ((5, -3), {}, "up from minus three to five"),
    ((350.08, 350.12), {"decimals": 1}, "almost unchanged at 350.1"),
    ((4, 0), {"unit": "count"}, "up from none to four"),
    ((7.5, 5), {"unit": "number"}, "up 50 per cent, from five to 7.5"),
    ((3, 2), {"unit": "per_cent"}, "up one percentage point, from 2 per cent to 3 per cent"),
    ((-2_500_000, -1_200_000), {}, "down from minus 1.2 million to minus 2.5 million"),
    ((1, 3), {"unit": "cases"}, "down from three to one case"),
    ((0, 3), {"unit": "cases"}, "down from three to no cases"),
    ((5.6, 3.4), {"unit": "rate", "decimals": 0}, "up from 3 to 6"),  # 65 per cent in truth, 100 in print
    ((104.4, 99.6), {"unit": "rate", "decimals": 0}, "up about 5 per cent, from 100 to 104"),
    ((210_000, 200_000), {"unit": "money"}, "up 5 per cent, from £200,000 to £210,000"),
    ((1_200_000, 900_000), {"unit": "money"}, "up 33 per cent, from £900,000 to £1.2m"),
    ((2_560_000, 2_540_000), {"unit": "money"}, "up from £2.5m to £2.6m"),
    ((5, 4), {"unit": "money", "currency": "EUR"}, "up 25 per cent, from €4 to €5"),
    ((0.33, 0.3), {"unit": "share"}, "up three percentage points, from 30 per cent to 33 per cent"),
    (
        (5.64, 4.95),
        {"unit": "percent", "decimals": 1},
        "up about 0.7 percentage points, from 5.0 per cent to 5.6 per cent",
    ),
    (
        (3, 2),
        {"unit": "points"},
        "up one percentage point, from two percentage points to three percentage points",
    ),
    (
        (33.3333333, 30.08),
        {"unit": "percent"},
        "up about 3.3 percentage points, from 30.08 per cent to 33.3 per cent",
    ),
    (
        (5.64, 5.05),
        {"unit": "percent", "decimals": 1},
        "up about 0.6 percentage points, from 5.1 per cent to 5.6 per cent",
    ),
    (
        (5.54, 5.05),
        {"unit": "percent", "decimals": 1},
        "up about 0.5 percentage points, from 5.1 per cent to 5.5 per cent",
    ),
    ((5.44, 5.05), {"unit": "percent", "decimals": 1}, "up from 5.1 per cent to 5.4 per cent"),
    ((5.66, 5.64), {"unit": "percent", "decimals": 1}, "up from 5.6 per cent to 5.7 per cent"),
    ((0, 5), {"unit": "percent"}, "down five percentage points, from 5 per cent to 0 per cent"),
]


@pytest.mark.parametrize(("args", "how", "words"), CHANGES)
def test_change_from(args: tuple[float, float], how: dict[str, Any], words: str, uk: HouseStyle) -> None:
    phrase = FILTERS["change_from"](*args, style=uk, **how)
    assert str(phrase) == words
    assert phrase.truth is not None
    assert args[0] in phrase.truth


AGAINST = [
    (1000, "the same as"), (1001, "0.1 per cent above"), (1009, "0.9 per cent above"), (1010, "1 per cent above"),
    (1014, "1 per cent above"), (1015, "2 per cent above"), (985, "2 per cent below"), (0, "100 per cent below"),
    (3, "99.7 per cent below"), (2500, "150 per cent above"), (1000.4, "just above"), (999.6, "just below"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), AGAINST)
def test_against(value: float, words: str, uk: HouseStyle) -> None:
    phrase = FILTERS["against"](value, 1000, style=uk)
    assert str(phrase) == words
    assert phrase.truth is not None
    assert Fraction(str(value)) / 1000 in phrase.truth


AGAINST_PRINTED = [
    ((104.4, 99.6), (104, 100), "about 5 per cent above"),
    ((108.4, 99.6), (105, 100), "above"),
    ((100.4, 100), (100, 100), "about the same as"),
    ((102, 100), (100, 100), "roughly the same as"),
]


@pytest.mark.parametrize(("exact", "printed", "words"), AGAINST_PRINTED)
def test_against_as_printed(
    exact: tuple[float, float], printed: tuple[float, float], words: str, uk: HouseStyle
) -> None:
    assert said("against", *exact, printed=printed, style=uk) == words


OUT_OF = [
    ((0, 1), "none"), ((1, 1), "the only one"), ((0, 2), "neither of the two"), ((1, 2), "one of the two"),
    ((2, 2), "both"), ((0, 3), "none of the three"), ((3, 3), "all three"), ((12, 1204), "12 of the 1,204"),
    ((1, 1, "area"), "the only area"), ((0, 1, "area"), "no area"), ((2, 2, "area"), "both areas"),
    ((7, 20, "local authority"), "seven of the 20 local authorities"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "words"), OUT_OF)
def test_out_of(args: tuple[Any, ...], words: str, uk: HouseStyle) -> None:
    assert said("out_of", *args, style=uk) == words


IN_FULL: list[tuple[tuple[Any, ...], str]] = [
    ((7,), "seven"),
    ((7, "count"), "seven"),
    ((1, "cases per 100,000 people", 0), "1 case per 100,000 people"),
    ((1, "cases per 100,000 people", 1), "1.0 cases per 100,000 people"),
    ((0, "cases per 100,000 people", 0), "0 cases per 100,000 people"),
    ((1.5, "miles"), "1.5 miles"),
    ((0, "miles"), "no miles"),
    ((2, "points"), "two percentage points"),
    ((0.02, "share_points"), "two percentage points"),
    ((0.27, "share", 1), "27.0 per cent"),
    ((5, "money", 2, "EUR"), "€5.00"),
]


@pytest.mark.parametrize(("args", "words"), IN_FULL)
def test_in_full(args: tuple[Any, ...], words: str, uk: HouseStyle) -> None:
    assert said("in_full", *args, style=uk) == words


def test_intervals_know_their_ends() -> None:
    half_open = Interval(Fraction(1), Fraction(2))
    assert [value in half_open for value in (0.999, 1, 1.5, 2)] == [False, True, True, False]
    assert [value in Interval.above(Fraction(1)) for value in (1, 1.001, 10**30)] == [False, True, True]
    assert [value in Interval.below(Fraction(1)) for value in (1, 0.999, -(10**30))] == [False, True, True]
    assert [value in Interval.point(Fraction(1)) for value in (1, 1.001)] == [True, False]
    assert half_open.times(Fraction(10)) == Interval(Fraction(10), Fraction(20))
