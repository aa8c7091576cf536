"""Sums of money."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from newsgen.errors import Fault, LanguageError, nearest
from newsgen.language.exact import Printed, exact, places, rounded, text
from newsgen.language.figures import by_the_million, figure, figure_as_written
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle

_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_DECIMALS = {
    **dict.fromkeys(_NO_DECIMALS.split(), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
"""Of the currencies that have not two, by ISO 4217: what CLDR says of the forint changes with its version."""


@template_filter
def money(value: Any, currency: Any = None, decimals: Any = None, *, style: HouseStyle) -> Phrase:
    """A sum of money, always in figures: "£350,000", "£1.20", "£2.5m".

    `currency` is an ISO 4217 code; without one it is the house's. Without `decimals`, whole sums have none
    and others have the currency's own; from a million on it is to one decimal of a million; under one, in pence or
    cents, where the house says how. LanguageError: a value that is not a number; a currency that nobody knows;
    decimals outside 0 to 9.

    >>> [str(money(x, style=uk)) for x in (350000, 1.2, 2500000, -40, 0.5)]
    ['£350,000', '£1.20', '£2.5m', 'minus £40', '50p']
    >>> str(money(253418.77, decimals=0, style=uk)), str(money(5, "EUR", style=uk))
    ('£253,419', '€5')
    """
    return Phrase(
        sum_of_money(exact(value), currency, None if decimals is None else places(decimals), style).text
    )


def sum_of_money(
    value: Fraction, currency: Any, decimals: int | None, style: HouseStyle, *, millions: bool = True
) -> Printed:
    """A sum of money as printed; without `millions` every figure of it."""
    code = style.money.currency if currency is None else text(currency, "a currency code, such as GBP")
    sign, usual = _currency(code, style.locale)
    sign = dict(style.money.symbols).get(code, sign)
    if decimals is None:
        decimals = 0 if value.denominator == 1 else usual
    if 0 < abs(value) < 1:  # whole pounds would make 50p one of them, or none
        decimals = max(decimals, usual)
    size = rounded(abs(value), decimals)
    in_small = dict(style.money.minor_one if size * 10**usual == 1 else style.money.minor).get(code)
    if in_small and 0 < size < 1:
        small = figure(size * 10**usual, decimals - usual, style).text
        return _signed(Printed(in_small.format(small), size), value, style)
    if millions and size >= style.numbers.millions_from:
        amount, scale = by_the_million(abs(value), style)
        forms = {10**6: style.money.million, 10**9: style.money.billion, 10**12: style.money.trillion}
        shown = forms[scale].format(figure_as_written(amount, style).text)
        size = amount * scale
    else:
        shown = figure(size, decimals, style).text
    return _signed(Printed(style.money.form.format(sign=sign, amount=shown), size), value, style)


def _signed(size: Printed, value: Fraction, style: HouseStyle) -> Printed:
    if value < 0 and size.value:
        return Printed(words_of(style.language).negative(size.text), -size.value)
    return size


@cache
def _currency(code: str, locale: str) -> tuple[str, int]:
    """Its sign and its usual decimals."""
    from babel.numbers import get_currency_symbol, list_currencies

    known = list_currencies()
    if code not in known:
        raise LanguageError(Fault("", repr(code), "an ISO 4217 currency code", nearest(code, sorted(known))))
    return get_currency_symbol(code, locale=locale), _DECIMALS.get(code, 2)
