"""Numbers in figures, and which numbers are words instead."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache

from newsgen.language.exact import Printed, decimals_to_print, rounded
from newsgen.language.languages import words_of
from newsgen.language.style import HouseStyle

LARGEST_SCALE = 10**12


def figure(value: Fraction, decimals: int, style: HouseStyle) -> Printed:
    """So many decimals, half away from zero, digits grouped as the locale has it; a sign is in words."""
    shown = rounded(value, decimals)
    units = abs(shown.numerator) * (10**decimals // shown.denominator)
    signs = _by_threes(style.locale)
    if signs is not None:
        whole, part = divmod(units, 10**decimals)
        text = (f"{whole:,}.{part:0{decimals}}" if decimals else f"{whole:,}").translate(signs)
    else:
        text = _by_cldr(units, decimals, style.locale)
    return Printed(words_of(style.language).negative(text) if shown < 0 else text, shown)


def figure_as_written(value: Fraction, style: HouseStyle) -> Printed:
    """With its own decimals; a number that was worked out has the house's default number of them."""
    return figure(value, decimals_to_print(value, style.numbers.decimals), style)


def in_words_or_figures(value: Fraction, style: HouseStyle, *, millions: bool = True) -> Printed:
    """A number in prose: small whole ones in words, large ones by the million unless every figure counts."""
    language = words_of(style.language)
    if value < 0:
        size = in_words_or_figures(-value, style, millions=millions)
        return Printed(language.negative(size.text), -size.value) if size.value else size
    if value.denominator == 1 and value <= style.numbers.words_up_to:
        return Printed(language.cardinal(value.numerator), value)
    if millions and value >= style.numbers.millions_from:
        amount, scale = by_the_million(value, style)
        printed = in_words_or_figures(amount, style, millions=False)
        return Printed(language.scaled(printed, scale), amount * scale)
    return figure_as_written(value, style)


def exact_in_prose(value: Fraction, style: HouseStyle) -> str:
    """A number that other words lean on ("almost 1.25 million"): never rounded."""
    if value.denominator == 1 and value >= style.numbers.millions_from:
        scale = max((s for s in (10**9, LARGEST_SCALE) if s <= value), default=10**6)
        amount = value / scale
        if 1000 % amount.denominator == 0:
            printed = in_words_or_figures(amount, style, millions=False)
            return words_of(style.language).scaled(printed, scale)
    return in_words_or_figures(value, style, millions=False).text


def by_the_million(value: Fraction, style: HouseStyle) -> tuple[Fraction, int]:
    """A large number as (2.5, a million), rounded; 999.96 million is one billion."""
    scale = 10**6
    while True:
        amount = rounded(value / scale, style.numbers.million_decimals)
        if amount < 1000 or scale == LARGEST_SCALE:
            return amount, scale
        scale *= 1000


@cache
def _by_threes(locale: str) -> dict[int, str] | None:
    """The locale's signs for Python's comma and point, where CLDR groups by threes: Python's format is faster."""
    group, point = _by_cldr(12345, 1, locale)[1], _by_cldr(15, 1, locale)[1]
    signs = {ord(","): group, ord("."): point}
    samples = ((12345, 1), (12345678, 0), (123456785, 1))
    plain = all(
        f"{units / 10**decimals:,.{decimals}f}".translate(signs) == _by_cldr(units, decimals, locale)
        for units, decimals in samples
    )
    return signs if plain else None


def _by_cldr(units: int, decimals: int, locale: str) -> str:
    from babel import Locale
    from babel.numbers import format_decimal

    pattern, _, _ = Locale.parse(locale).decimal_formats[None].pattern.partition(".")
    with localcontext() as context:
        context.prec = len(str(units)) + 10
        value = Decimal(units).scaleb(-decimals)
        return format_decimal(
            value, format=pattern + ("." + "0" * decimals if decimals else ""), locale=locale
        )
