"""Plain numbers: cardinal, decimal, ordinal, rank."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from newsgen.language.exact import exact, places, text, whole
from newsgen.language.figures import figure, in_words_or_figures
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle


@template_filter
def number(value: Any, *, style: HouseStyle) -> Phrase:
    """A number in prose: one to nine in words, figures from 10, millions to one decimal.

    A number that is not whole stays in figures: as written up to three decimals, beyond them to the house's
    usual ones, since it was worked out. Below zero it is "minus two". LanguageError: text, None, true, NaN,
    infinity.

    >>> [str(number(n, style=uk)) for n in (0, 7, 10, 12345, 2500000, -2, 0.25)]
    ['zero', 'seven', '10', '12,345', '2.5 million', 'minus two', '0.25']
    """
    return Phrase(in_words_or_figures(exact(value), style).text)


@template_filter
def decimal(value: Any, decimals: Any = 1, *, style: HouseStyle) -> Phrase:
    """A number with a given number of decimals, always in figures.

    Half rounds away from zero, on the decimal as written. LanguageError: a value that is not a number; decimals outside
    0 to 9.

    >>> [str(decimal(304.85, 1, style=uk)), str(decimal(300, 1, style=uk)), str(decimal(2.5, 0, style=uk))]
    ['304.9', '300.0', '3']
    """
    return Phrase(figure(exact(value), places(decimals), style).text)


@template_filter
def ordinal(value: Any, *, style: HouseStyle) -> Phrase:
    """A place in an order: first to ninth in words, 10th from there.

    LanguageError: a value that is not a whole number of at least 1.

    >>> [str(ordinal(n, style=uk)) for n in (1, 9, 10, 11, 22, 103, 1012)]
    ['first', 'ninth', '10th', '11th', '22nd', '103rd', '1,012th']
    """
    return Phrase(_ordinal(whole(value, "a place, 1 or more", least=1), style))


@template_filter
def ranked(value: Any, direction: Any, tied: Any = False, *, style: HouseStyle) -> Phrase:
    """A rank with its direction: "highest", "second-highest", "joint third-lowest" where `tied`.

    Rank 1 is the direction alone. Ties share the better rank. LanguageError: a rank that is not a whole number
    of at least 1; a direction that is not text.

    >>> [str(ranked(1, "highest", style=uk)), str(ranked(3, "lowest", tied=True, style=uk))]
    ['highest', 'joint third-lowest']
    """
    rank = whole(value, "a rank, 1 or more", least=1)
    way = text(direction, 'a direction, such as "highest"')
    return Phrase(words_of(style.language).ranked(rank, _ordinal(rank, style), way, bool(tied)))


def _ordinal(n: int, style: HouseStyle) -> str:
    language = words_of(style.language)
    if n <= style.numbers.words_up_to:
        return language.ordinal(n)
    return language.ordinal_figure(n, figure(Fraction(n), 0, style).text)
