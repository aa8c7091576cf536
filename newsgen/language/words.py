"""What a language must be able to say: the functions that each language's file defines.

Neutral files choose a situation and hand over its parts, numbers already printed; the language words them, in
its own order. `number` and `figure` below are texts: "seven", "10", "2.5".
"""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from enum import Enum, auto
from fractions import Fraction
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast


class Qualifier(Enum):
    """How an anchor stands to the value that it is named for."""

    EXACT = auto()
    AROUND = auto()  # within half of one per cent, either side
    ROUGHLY = auto()  # within five per cent, either side
    ALMOST = auto()
    JUST_OVER = auto()
    MORE_THAN = auto()
    LESS_THAN = auto()


class Way(Enum):
    """Which way a value went. ALMOST_UNCHANGED is for a change too small to show in print."""

    UP = auto()
    DOWN = auto()
    UNCHANGED = auto()
    ALMOST_UNCHANGED = auto()


class Strength(Enum):
    """How far it went, by the bands of the house style."""

    SLIGHT = auto()
    PLAIN = auto()
    SHARP = auto()


class Separation(Enum):
    """What it takes to keep the names of a list apart."""

    PLAIN = auto()
    COMMA = auto()  # two names, one of which holds a conjunction
    SEMICOLON = auto()  # more names, or one that holds a comma


class Words(Protocol):
    """A language. A `noun` is a singular; what it cannot say (no such noun) it refuses with LanguageError."""

    AND: str
    """What "&" is read as."""
    CONJUNCTIONS: frozenset[str]
    """The words that make a name of a list hard to tell from the list."""

    # Numbers
    def cardinal(self, n: int) -> str: ...  # twenty-one
    def ordinal(self, n: int) -> str: ...  # twenty-first
    def ordinal_figure(self, n: int, figure: str) -> str: ...  # 21st
    def ordinal_ending(
        self, text: str
    ) -> int: ...  # how many letters of "st of May" belong to the figure before it
    def negative(self, number: str) -> str: ...  # minus 5
    def scaled(self, number: str, scale: int) -> str: ...  # 2.5 million; scale is 10^6, 10^9 or 10^12

    # Nouns
    def plural(self, noun: str) -> str: ...
    def singular(self, unit: str) -> str: ...  # case per 100,000 people
    def is_singular(self, n: Fraction) -> bool: ...  # whether the singular goes with this number
    def counted(self, number: str | None, noun: str) -> str: ...  # seven cases; no cases, for None
    def number_of(self, plural: str) -> str: ...  # number of cases
    def article(self, text: str) -> str: ...  # an, for "8 per cent rise"
    def points(self, number: str, one: bool) -> str: ...  # one percentage point
    def is_rate(self, unit: str) -> bool: ...  # whether a unit in words is so much for each of something
    def with_unit(
        self, number: str | None, unit: str, one: bool
    ) -> str: ...  # 452.2 cases per 100,000 people
    def duration(self, number: str, unit: str, one: bool) -> str: ...  # two weeks; unit is "day" or "week"

    # Standing
    def ranked(self, place: str | None, direction: str, tied: bool) -> str: ...  # joint third-highest
    def out_of(
        self, n: int, total: int, number: str, of: str, noun: str | None
    ) -> str: ...  # seven of the 20
    def quantifier(
        self, n: int
    ) -> tuple[str, int, int | None] | None: ...  # several, and from where to where
    def joined(
        self, names: Sequence[str], either: bool, separation: Separation, serial_comma: bool
    ) -> str: ...

    # Comparison
    def qualified(self, qualifier: Qualifier, anchor: str) -> str: ...  # almost 2,000
    def times(self, qualifier: Qualifier, anchor: Fraction, number: str) -> str: ...  # almost twice
    def part(self, anchor: Fraction) -> str: ...  # two-thirds
    def one_in(self, number: str, of: str) -> str: ...  # one in eight
    def compared(self, way: Way, size: str | None, roughly: bool) -> str: ...  # 30 per cent above

    # Change
    def changed(self, way: Way, size: str | None, roughly: bool, old: str, new: str) -> str: ...
    def none_left(self) -> str: ...  # none, for a count of zero in `changed`
    def moved(self, way: Way, strength: Strength, plural: bool) -> str: ...  # rose slightly

    # Time
    def week_to(self, day: str) -> str: ...
    def month(self, name: str, year: int | None) -> str: ...  # October 2020
    def calendar_quarter(self, n: int, year: int) -> str: ...
    def stretch(self, grain: str, to: str) -> str: ...  # the three months to February 2021
    def election(self, year: int) -> str: ...
    def one_before(self, grain: str) -> str: ...  # the week before
    def same_a_year_earlier(self, grain: str, last_year: bool) -> str: ...

    # Places
    def preposition(self) -> str: ...  # in, for a place that notes no other
    def bare_place(self, name: str) -> str: ...  # Durham, for County Durham


@cache
def known_languages() -> tuple[str, ...]:
    """The languages that have a file here: a file that says its CONJUNCTIONS is one.

    >>> known_languages()
    ('english',)
    """
    files = [name for _, name, _ in pkgutil.iter_modules([str(Path(__file__).parent)])]
    return tuple(
        sorted(name for name in files if hasattr(import_module(f"{__package__}.{name}"), "CONJUNCTIONS"))
    )


@cache
def words_of(language: str) -> Words:
    """The language of that name, which a house style has been checked to know."""
    return cast("Words", import_module(f"{__package__}.{language}"))


if TYPE_CHECKING:
    from newsgen.language import english

    _english_is_a_language: Words = english
