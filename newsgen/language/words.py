"""What a language must be able to say: the functions that each language's file defines.

Neutral files choose a situation and hand over its parts, numbers already printed; the language words them, in
its own order. A `figure` is a text: "10", "2.5". A `Printed` number has its text and its value: a language may
need to know that "1" is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from fractions import Fraction
from typing import Protocol, TypeAlias

from newsgen.language.exact import Printed
from newsgen.language.nouns import Case, Noun, Nouns


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


class Sense(Enum):
    """What a word of comparison claims."""

    UP = auto()
    DOWN = auto()
    LEVEL = auto()
    HIGHEST = auto()
    LOWEST = auto()
    NEXT = auto()
    JOINT = auto()


class Separation(Enum):
    """What it takes to keep the names of a list apart."""

    PLAIN = auto()
    COMMA = auto()  # two names, one of which holds a conjunction
    SEMICOLON = auto()  # more names, or one that holds a comma


Quantifiers: TypeAlias = tuple[tuple[int, int | None, str], ...]
"""Each from so many to so many (None: without end), both of them included, and its words."""


class Words(Protocol):
    """A language. What it cannot say (a noun that it has no plural of) it refuses with LanguageError.

    A noun is a singular, with whatever forms the house style declares of it; a `case` says what it is in the
    sentence, and changes nothing in a language that has none.
    """

    LOCALE: str
    """The language as CLDR names it: a house style's locale is one of this language."""
    PUBLISHED: str
    """What a superlative is said of where a figure that is withheld may be further out: the highest published rate."""
    HEDGES: tuple[str, ...]
    """How editions of before begin a superlative that is no plain one: "one of the highest"."""
    AND: str
    """What "&" is read as."""
    CONJUNCTIONS: frozenset[str]
    """The words that make a name of a list hard to tell from the list."""
    NUMBER_WORDS: str
    """A regular expression without groups of every word that says a number, in small letters; "one" is left out
    where it may be a pronoun or an article."""
    PREPOSITION: str
    """What stands in front of a place that notes no other."""
    QUALIFIERS: Mapping[Qualifier, str]
    """How an anchor is said, with {} in its place: "almost {}"."""
    PARTS: Mapping[Fraction, str]
    """The shares that have words: "two-thirds"."""
    QUANTIFIERS: Quantifiers
    """The words for many things; between them a number is said as it is."""
    CASE_OF_CHANGE: Case
    """What the size of a change and its new value are in `changed`."""

    SENSES: Mapping[str, Sense]
    """The words of comparison that a template may write, once a figure answers for them: "rose", "above"."""
    TELLTALES: frozenset[str]
    """The words of comparison that are nothing else, so that none may stand in a draft unanswered for."""

    # Numbers
    def cardinal(self, n: int) -> str: ...  # twenty-one
    def ordinal(self, n: int) -> str: ...  # twenty-first
    def ordinal_figure(self, n: int, figure: str) -> str: ...  # 21st
    def ordinal_ending(
        self, text: str
    ) -> int: ...  # how many letters of "st of May" belong to the figure before it
    def opening_ordinal(self, n: int) -> str | None: ...  # Twenty-first; None where more must be known
    def negative(self, number: str) -> str: ...  # minus 5
    def scaled(self, number: Printed, scale: int) -> str: ...  # 2.5 million; scale is 10^6, 10^9 or 10^12

    # Nouns
    def plural(self, noun: Noun, case: Case) -> str: ...
    def head(self, noun: Noun) -> str: ...  # case, of a new Covid case
    def is_singular(self, n: Fraction) -> bool: ...  # whether the singular goes with this number
    def counted(self, number: Printed, noun: Noun, case: Case) -> str: ...  # seven cases; no cases
    def number_of(self, noun: Noun) -> str: ...  # number of cases
    def with_article(
        self, text: str, noun: Noun, case: Case
    ) -> str: ...  # an 8 per cent rise; `noun` is what is spoken of the text
    def the(self, noun: Noun, case: Case) -> str: ...  # the case rate
    def points(self, number: Printed, case: Case) -> str: ...  # one percentage point
    def is_rate(self, unit: str) -> bool: ...  # whether a unit in words is so much for each of something
    def with_unit(
        self, number: Printed, unit: str, one: bool, none: bool, case: Case, nouns: Nouns
    ) -> str: ...  # 452.2 cases per 100,000 people; one mile, where it is `one`; no cases, where it is `none`
    def duration(
        self, number: Printed, unit: str, case: Case
    ) -> str: ...  # two weeks; unit is "day" or the grain of a period
    def in_a_row(self, place: str, grain: str) -> str: ...  # for the third week in a row; grain may be ""

    # Standing
    def ranked(self, rank: int, place: str, direction: str, tied: bool) -> str: ...  # joint third-highest
    def superlative(
        self, sense: Sense, noun: Noun, kept: str, tied: bool, case: Case
    ) -> str: ...  # the highest case rate; `kept` is "published", or ""
    def by_chance(
        self, short: int, noun: Noun, area: str, high: bool
    ) -> str: ...  # Three more cases in Framley would have put it first; 0 of a distance that is not counted
    def out_of(
        self, number: Printed, total: Printed, noun: Noun | None, case: Case
    ) -> str: ...  # seven of the 20
    def joined(
        self, names: Sequence[str], either: bool, separation: Separation, serial_comma: bool
    ) -> str: ...

    # Comparison
    def times(
        self, qualifier: Qualifier, anchor: Fraction, number: str
    ) -> str: ...  # almost twice: what it is a multiple of follows, in the nominative
    def one_in(self, number: Printed, of: Printed) -> str: ...  # one in eight
    def compared(
        self, way: Way, size: str | None, roughly: bool
    ) -> str: ...  # 30 per cent above: what it is above follows, in the nominative

    # Change
    def changed(self, way: Way, size: str | None, roughly: bool, old: str, new: str) -> str: ...
    def about(self, words: str) -> str: ...  # about 8,100
    def bounded(self, words: str, *, least: bool) -> str: ...  # at least ten; no more than 40
    def none_left(self, unit: str) -> str: ...  # none, or no cases, for a count of zero in `changed`
    def moved(self, way: Way, strength: Strength, plural: bool) -> str: ...  # rose slightly

    # Time: each as it follows "in", or with a preposition of its own where one word does not fit all
    def on_day(self, day: str) -> str: ...  # the one that follows no "in": January 9 in English, am 9. Januar
    def by_day(self, day: str) -> str: ...  # by January 9
    def by_end_of(self, period: str) -> str: ...  # by the end of February 2021
    def week_to(self, day: str) -> str: ...
    def month(self, name: str, year: int | None) -> str: ...  # October 2020
    def calendar_quarter(self, n: int, year: int) -> str: ...
    def calendar_year(self, year: int) -> str: ...
    def stretch_to_day(self, grain: str, day: str) -> str: ...  # the year to March 15
    def stretch_to_month(self, grain: str, name: str, year: int | None) -> str: ...  # the year to March 2021
    def election(self, year: int) -> str: ...
    def one_before(self, grain: str) -> str: ...  # the week before
    def same_a_year_earlier(self, grain: str, last_year: bool) -> str: ...

    # Places
    def possessive(self, name: str) -> str: ...  # Plumstead's
    def bare_place(self, name: str) -> str: ...  # Barset, for County Barset
