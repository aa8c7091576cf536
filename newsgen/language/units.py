"""What a number is a number of, and how print has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from fractions import Fraction
from typing import Any

from newsgen.language.exact import Printed, exact, places, text, unsayable
from newsgen.language.figures import figure, figure_as_written, in_words_or_figures
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.money import sum_of_money
from newsgen.language.nouns import Case, case_of
from newsgen.language.per_cents import percentage, percentage_points
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle


class Kind(Enum):
    """Kinds of number that print differently."""

    COUNT = auto()
    NUMBER = auto()
    RATE = auto()
    PER_CENT = auto()
    POINTS = auto()
    MONEY = auto()


KINDS = {
    "count": (Kind.COUNT, 1),
    "number": (Kind.NUMBER, 1),
    "rate": (Kind.RATE, 1),
    "percent": (Kind.PER_CENT, 1),
    "per_cent": (Kind.PER_CENT, 1),
    "share": (Kind.PER_CENT, 100),
    "points": (Kind.POINTS, 1),
    "share_points": (Kind.POINTS, 100),
    "money": (Kind.MONEY, 1),
}
"""The units that have a name, and what a value is multiplied by before it is printed."""
A_UNIT = f'one of {", ".join(KINDS)}, or a unit in words, such as "cases per 100,000 people"'


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of number, the words that follow it, and how exactly it is printed."""

    kind: Kind
    style: HouseStyle
    words: str = ""
    decimals: int | None = None
    currency: str | None = None
    factor: int = 1

    @property
    def differs_by_points(self) -> bool:
        """Whether a difference of two values is in percentage points."""
        return self.kind in (Kind.PER_CENT, Kind.POINTS)

    def printed(self, value: Fraction, *, millions: bool = True) -> Printed:
        """The number without the words that follow it."""
        match self.kind:
            case Kind.PER_CENT:
                return percentage(value, self.decimals, self.style)
            case Kind.POINTS:
                return percentage_points(value, self.decimals, self.style, Case.NOMINATIVE)
            case Kind.MONEY:
                return sum_of_money(value, self.currency, self.decimals, self.style, millions=millions)
        if self.decimals is not None:
            return figure(value, self.decimals, self.style)
        if self.kind is Kind.RATE:
            return figure_as_written(value, self.style)
        return in_words_or_figures(value, self.style, millions=millions)

    def with_words(self, number: Printed, case: Case) -> str:
        """The printed number and the words that follow it, if any."""
        if not self.words:
            return number.text
        language = words_of(self.style.language)
        none = self.kind is Kind.COUNT and not number.value
        as_one = language.is_singular(number.value) and not self.decimals
        return language.with_unit(number, self.words, as_one, none, case, self.style.lexicon)


def unit_of(name: Any, decimals: Any, currency: Any, values: Sequence[Fraction], style: HouseStyle) -> Unit:
    """The unit of some values: by its name, or by its words; without either, whole numbers are counts.

    Counts have no decimals to speak of, and print as prose has them whatever `decimals` says.
    """
    shown = None if decimals is None else places(decimals)
    counts = not shown and all(value.denominator == 1 and value >= 0 for value in values)
    if name is None:
        return Unit(Kind.COUNT, style) if counts else Unit(Kind.NUMBER, style, decimals=shown)
    words = text(name, A_UNIT)
    if words in KINDS:
        kind, factor = KINDS[words]
        if kind is Kind.COUNT and not all(value.denominator == 1 and value >= 0 for value in values):
            raise unsayable([str(value) for value in values], "counts: whole numbers, 0 or more")
        return Unit(
            kind, style, decimals=None if kind is Kind.COUNT else shown, currency=currency, factor=factor
        )
    if close := get_close_matches(words, KINDS, n=1, cutoff=0.85):
        raise unsayable(name, A_UNIT, close[0])
    if counts and shown is None and not words_of(style.language).is_rate(words):
        return Unit(Kind.COUNT, style, words)
    return Unit(Kind.RATE, style, words, shown)


@template_filter
def in_full(
    value: Any,
    unit: Any = None,
    decimals: Any = None,
    currency: Any = None,
    case: Any = None,
    *,
    style: HouseStyle,
) -> Phrase:
    """A value with its unit: "452.2 cases per 100,000 people", "27 per cent", "£350,000", "12 miles".

    `unit` is "count", "rate", "number", "percent" (0 to 100), "share" (0 to 1), "points", "share_points",
    "money", or a unit in words, in the plural, which follows the number. Rates, and all that have `decimals`,
    are in figures. For things counted use `count`, which knows their singular. `case` is for languages that have
    cases, where the unit is in words. LanguageError: what is no
    number; a count that is not whole or under 0; a unit that is nearly one of the above.

    >>> str(in_full(452.2, "cases per 100,000 people", 1, style=uk))
    '452.2 cases per 100,000 people'
    >>> units = {"per 100,000": 435.2, "share": 0.27, "miles": 1, "money": 350000}
    >>> [str(in_full(value, unit, style=bbc)) for unit, value in units.items()]
    ['435.2 per 100,000', '27%', 'one mile', '£350,000']
    """
    number = exact(value)
    said = unit_of(unit, decimals, currency, (number,), style)
    return Phrase(said.with_words(said.printed(number * said.factor), case_of(case)))
