"""How a figure stands in print: the one rule that printing, comparing, gaps between figures and the gates all ask.

A reader works with what is printed. So a difference that stands beside its two figures is worked out from these as
printed, and its derivation says so.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from newsgen.language.exact import Printed, decimals_as_set, exact, rounded
from newsgen.language.figures import figure as in_figures
from newsgen.language.figures import in_words_or_figures
from newsgen.language.numbers import ordinal
from newsgen.language.style import HouseStyle
from newsgen.language.units import KINDS, Kind, Unit
from newsgen.model.derivation import Derivation, Input, Setting
from newsgen.model.exact import MOST_DECIMALS, written
from newsgen.model.figure import IN_ONES, Figure

KEPT = 8192
"""How many numbers are remembered as printed."""


def printed(figure: Figure, style: HouseStyle, value: float | None = None) -> Printed:
    """The figure without its noun, as text and as the number that a reader takes from it, a share in hundredths.

    `value` is in place of its own. A number that the project set stands as it was set, with all its decimals. The least
    that a figure can be is never rounded up, nor the most down: 141.76 is "at least 141.7".
    """
    measure = figure.measure
    decimals = measure.decimals if measure else 0
    currency = measure.currency if measure else None
    shown = figure.value if value is None else value
    if figure.bound:
        shown = _no_further(
            shown, decimals + (2 if figure.unit in IN_ONES else 0), least=figure.bound == "least"
        )
    return _printed(figure.unit, float(shown), decimals, currency, is_set(figure), style)


def _no_further(value: float, decimals: int, *, least: bool) -> float:
    """The size of a value rounded towards zero, where it is the least that it can be, or away from it."""
    size = abs(exact(value)) * 10**decimals
    whole = floor(size) if least else ceil(size)
    return float(Fraction(whole, 10**decimals)) * (-1 if value < 0 else 1)


def is_set(figure: Figure) -> bool:
    """Whether the project set it: a threshold, a multiple. A published average is as exact as figures are."""
    origin = figure.origin
    return isinstance(origin, Setting) and (
        not origin.name.startswith("measures.") or exact(figure.value).denominator == 1
    )


@lru_cache(KEPT)
def _printed(
    unit: str, value: float, decimals: int, currency: str | None, as_set: bool, style: HouseStyle
) -> Printed:
    number = exact(value)
    if unit == "rank":
        return Printed(str(ordinal(int(value), style=style)), number)
    if unit in ("count", "ratio"):
        if number.denominator != 1:
            return in_figures(number, decimals_as_set(number) if as_set else 1, style)
        usual = in_words_or_figures(number, style)
        return usual if usual.value == number or not as_set else in_figures(number, 0, style)
    kind, factor = KINDS[unit]
    number *= factor
    if as_set:
        decimals = decimals_as_set(number)
    if kind is Kind.MONEY:
        one = Unit(kind, style, decimals=money_decimals(decimals), currency=currency)
        usual = one.printed(number)
        if not as_set or usual.value == number:
            return usual
        return replace(one, decimals=decimals).printed(number, millions=False)
    if kind is Kind.PER_CENT or kind is Kind.POINTS:
        return Unit(kind, style, decimals=decimals).printed(number)
    return in_figures(number, decimals, style)


def decimals_in_print(figure: Figure, style: HouseStyle) -> int:
    """To how many decimals print rounds the figure's value, in the figure's own unit: -5 for £1.2m, 3 for 12.5%."""
    hundredths = 2 if figure.unit in IN_ONES else 0
    value, found = written(figure.value), printed(figure, style).value / 10**hundredths
    usual = (figure.measure.decimals if figure.measure else 0) + hundredths
    millions = (style.numbers.million_decimals - scale for scale in (6, 9, 12))
    return next((n for n in (usual, 0, 1, 2, *millions) if rounded(value, n) == found), 9)


def as_printed(figure: Figure, style: HouseStyle) -> Input:
    """Where the figure as printed comes from: its own origin, where nothing is rounded."""
    hundredths = 100 if figure.unit in IN_ONES else 1
    if printed(figure, style).value == written(figure.value) * hundredths:
        return figure.origin
    terms = (("decimals", decimals_in_print(figure, style)),)
    return Derivation("printed", (figure.origin,), terms)


def gap(first: Figure, second: Figure, style: HouseStyle) -> tuple[Fraction, Derivation] | None:
    """What a reader gets who takes the second from the first, both as printed, and its derivation.

    In the unit of the figures. None where print shows no difference between figures that differ.
    """
    hundredths = 100 if first.unit in IN_ONES else 1
    apart = printed(first, style).value - printed(second, style).value
    if not apart and first.value != second.value:
        return None
    inputs = as_printed(first, style), as_printed(second, style)
    return apart / hundredths, Derivation("difference", inputs)


def shown_gap(figure: Figure, style: HouseStyle) -> tuple[Figure, bool]:
    """A difference as it stands beside its two figures, and whether it is only roughly so much. Others as they are.

    It is what a reader gets by subtraction. Where that is further than a unit of its last digit from the exact one (of
    millions), it is the exact one, by a digit more than its figures have; where print shows no difference at all, with
    as many decimals as show it.
    """
    over, base, measure = figure.over, figure.base, figure.measure
    is_gap = isinstance(figure.origin, Derivation) and figure.origin.rule == "difference"
    if not is_gap or over is None or base is None or figure.bound or measure is None or figure.unit == "rank":
        return figure, False
    found, exactly = gap(over, base, style), written(figure.value)
    if found is None:
        finer = (
            replace(figure, measure=replace(measure, decimals=n))
            for n in range(measure.decimals, MOST_DECIMALS)
        )
        return next((f for f in finer if printed(f, style).value), figure), False
    value, origin = found
    told = replace(figure, value=float(value if (value > 0) == (exactly > 0) else -value), origin=origin)
    if abs(abs(value) - abs(exactly)) <= Fraction(1, 10 ** decimals_in_print(told, style)):
        return told, False
    coarser = min(decimals_in_print(over, style), decimals_in_print(base, style)) + 1
    return replace(figure, value=float(rounded(exactly, coarser) or exactly)), True


def money_decimals(decimals: int) -> int | None:
    """Of money: none where its measure has none; else (None) a whole sum stands bare, others with the currency's."""
    return None if decimals else 0
