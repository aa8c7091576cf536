"""English: every word that the filters say, and the grammar that joins them.

`words.Words` says what each function is for.
"""
# ruff: noqa: D103

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from newsgen.language.exact import unsayable
from newsgen.language.inflecting import inflector
from newsgen.language.words import Qualifier, Separation, Strength, Way

AND = "and"
CONJUNCTIONS = frozenset({"and", "or"})

SCALES = {10**6: "million", 10**9: "billion", 10**12: "trillion"}
QUALIFIERS = {
    Qualifier.EXACT: "{}",
    Qualifier.AROUND: "around {}",
    Qualifier.ROUGHLY: "roughly {}",
    Qualifier.ALMOST: "almost {}",
    Qualifier.JUST_OVER: "just over {}",
    Qualifier.MORE_THAN: "more than {}",
    Qualifier.LESS_THAN: "less than {}",
}
ONE_TIMES = {
    Qualifier.EXACT: "the same as",
    Qualifier.AROUND: "about the same as",
    Qualifier.ROUGHLY: "roughly the same as",
    Qualifier.ALMOST: "just under",
    Qualifier.JUST_OVER: "just over",
    Qualifier.MORE_THAN: "more than",
    Qualifier.LESS_THAN: "less than",
}
PARTS = {
    Fraction(0): "none",
    Fraction(1, 100): "one in 100",
    Fraction(1, 20): "one in 20",
    Fraction(1, 10): "a tenth",
    Fraction(1, 5): "a fifth",
    Fraction(1, 4): "a quarter",
    Fraction(1, 3): "a third",
    Fraction(2, 5): "two-fifths",
    Fraction(1, 2): "half",
    Fraction(3, 5): "three-fifths",
    Fraction(2, 3): "two-thirds",
    Fraction(3, 4): "three-quarters",
    Fraction(4, 5): "four-fifths",
    Fraction(9, 10): "nine-tenths",
    Fraction(1): "all",
}
PARTS_OF = {Fraction(1, 100): "a hundredth of", Fraction(1, 20): "a twentieth of", Fraction(1, 2): "half"}
"""Parts of an average, where "a third of" is not the pattern: "half the average"."""
QUANTIFIERS: tuple[tuple[int, int | None, str], ...] = (
    (3, 4, "a few"),
    (5, 6, "a handful of"),
    (7, 9, "several"),
    (12, 12, "a dozen"),
    (13, 23, "more than a dozen"),
    (24, 24, "two dozen"),
    (25, 35, "more than two dozen"),
    (36, 199, "dozens of"),
    (200, 1_999, "hundreds of"),
    (2_000, 1_999_999, "thousands of"),
    (2_000_000, None, "millions of"),
)
"""From, up to (both of it), words. Between them a number is said as it is."""

IRREGULAR_PLURALS = {"passer-by": "passers-by", "staff": "staff", "police": "police", "data": "data"}
PLURALS_ALREADY = frozenset({"people", "children", "men", "women"})
INITIALISM = re.compile(r"[A-Z][A-Z0-9]+")
SAID_AS_WORDS = frozenset(
    {"FIFA", "LIDAR", "MERS", "NASA", "NATO", "NEET", "NICE", "RADA", "RADAR", "RIBA", "SAGE", "SARS", "SEND"}
    | {"SIM", "STEM", "SWAT"}
)
"""Initials spoken as a word: "a NATO base", where their first letter would have "an"."""
LETTERS_WITH_AN = frozenset("AEFHILMNORSX")

ADMINISTRATIVE = re.compile(
    r"^(?:the )?(?:(?:city|county|(?:(?:london|royal) )?borough) of |county )| (?:city|county)$", re.I
)
RIVER = re.compile(r"[ -](?:up)?on[ -](?:the[ -])?\w+$", re.I)


def cardinal(n: int) -> str:
    return _num2words(n, "cardinal")


def ordinal(n: int) -> str:
    return _num2words(n, "ordinal")


def ordinal_figure(n: int, figure: str) -> str:
    return figure + _num2words(n % 100, "ordinal_num")[-2:]


@lru_cache(maxsize=1024)
def _num2words(n: int, form: str) -> str:
    from num2words import num2words  # type: ignore[import-untyped]  # slow to load

    return str(num2words(n, lang="en", to=form))


def ordinal_ending(text: str) -> int:
    """How many letters at the start of `text` make an ordinal of the figure in front of it."""
    return 2 if re.match(r"(?:st|nd|rd|th)(?![a-z])", text) else 0


def negative(number: str) -> str:
    return f"minus {number}"


def scaled(number: str, scale: int) -> str:
    return f"{number} {SCALES[scale]}"


@lru_cache(maxsize=1024)
def plural(noun: str) -> str:
    """Its plural; a noun that is one already is refused, as far as it shows."""
    head, _, last = noun.rpartition(" ")
    if INITIALISM.fullmatch(last):
        return noun + "s"
    if last in IRREGULAR_PLURALS and " of " not in noun:
        return f"{head} {IRREGULAR_PLURALS[last]}".lstrip()
    many = inflector().plural_noun(noun)
    changed = [(old, new) for old, new in zip(noun.split(), many.split(), strict=False) if old != new]
    if any(old in PLURALS_ALREADY or new.endswith("ss") for old, new in changed):  # no plural does: "casess"
        raise unsayable(noun, "a noun in the singular, or both its forms")
    return many


@lru_cache(maxsize=1024)
def singular(unit: str) -> str:
    """The unit of one: "case per 100,000 people"."""
    head, per, rest = unit.partition(" per ")
    return (inflector().singular_noun(head) or head) + per + rest


def counted(number: str | None, noun: str) -> str:
    return f"{'no' if number is None else number} {noun}"


def number_of(plural: str) -> str:
    return f"number of {plural}"


def is_singular(n: Fraction) -> bool:
    return abs(n) == 1


def article(text: str) -> str:
    """The article of a text that starts with a letter or a digit, by how it is spoken."""
    if figure := re.match(r"[0-9]+(?:,[0-9]{3})*", text):
        return "an" if _spoken(figure[0]).startswith(("eight", "eleven")) else "a"
    first = re.match(r"[^\W_]*", text)[0]  # type: ignore[index]  # an empty match is a match
    initials = first.removesuffix("s")
    if len(first) == 1 or INITIALISM.fullmatch(initials):
        return "an" if first[0].upper() in LETTERS_WITH_AN and initials not in SAID_AS_WORDS else "a"
    return inflector().a(first).split(" ")[0]


def _spoken(figure: str) -> str:
    """How a figure begins when it is read out; four digits without a comma are read as a year is."""
    n = int(figure.replace(",", ""))
    return cardinal(n // 100 if len(figure) == 4 and n % 1000 >= 100 else n)


def points(number: str, one: bool) -> str:
    return f"{number} percentage {'point' if one else 'points'}"


def ranked(place: str | None, direction: str, tied: bool) -> str:
    words = f"{place}-{direction}" if place else direction
    return f"joint {words}" if tied else words


def qualified(qualifier: Qualifier, anchor: str) -> str:
    return QUALIFIERS[qualifier].format(anchor)


def times(qualifier: Qualifier, anchor: Fraction, number: str) -> str:
    """So many times; all of it stands in front of "the average" and of "that of Darlington"."""
    if anchor == 1:
        return ONE_TIMES[qualifier]
    if anchor < 1:
        words = PARTS_OF.get(anchor) or f"{PARTS[anchor]} of"
    elif anchor == 2:
        words = "twice"
    elif anchor.denominator == 2:
        words = f"{cardinal(anchor.numerator // 2)} and a half times"
    else:
        words = f"{number} times"
    return qualified(qualifier, words)


def part(anchor: Fraction) -> str:
    return PARTS[anchor]


def one_in(number: str, of: str) -> str:
    return f"{number} in {of}"


def out_of(n: int, total: int, number: str, of: str, noun: str | None) -> str:
    if total == 1:
        return f"{'the only' if n else 'no'} {noun}" if noun else "the only one" if n else "none"
    things = f" {plural(noun)}" if noun else ""
    if n == total:
        return f"both{things}" if total == 2 else f"all {of}{things}"
    none = "neither" if total == 2 else "none"
    return f"{number if n else none} of the {of}{things}"


def quantifier(n: int) -> tuple[str, int, int | None] | None:
    return next(
        ((words, low, high) for low, high, words in QUANTIFIERS if low <= n and (high is None or n <= high)),
        None,
    )


def changed(way: Way, size: str | None, roughly: bool, old: str, new: str) -> str:
    if way in (Way.UNCHANGED, Way.ALMOST_UNCHANGED):
        return f"{'almost ' if way is Way.ALMOST_UNCHANGED else ''}unchanged at {new}"
    up = "up" if way is Way.UP else "down"
    if size is None:
        return f"{up} from {old} to {new}"
    return f"{up} {'about ' if roughly else ''}{size}, from {old} to {new}"


def none_left() -> str:
    return "none"


def moved(way: Way, strength: Strength, plural: bool) -> str:
    if way in (Way.UNCHANGED, Way.ALMOST_UNCHANGED):
        return f"{'were' if plural else 'was'} {'almost ' if way is Way.ALMOST_UNCHANGED else ''}unchanged"
    verb = "rose" if way is Way.UP else "fell"
    return {Strength.SLIGHT: f"{verb} slightly", Strength.SHARP: f"{verb} sharply"}.get(strength, verb)


def compared(way: Way, size: str | None, roughly: bool) -> str:
    if way is Way.UNCHANGED:
        return ONE_TIMES[Qualifier.EXACT]
    side = "above" if way is Way.UP else "below"
    if size is None:
        return f"just {side}" if roughly else side
    return f"about {size} {side}" if roughly else f"{size} {side}"


def joined(names: Sequence[str], either: bool, separation: Separation, serial_comma: bool) -> str:
    *others, last = names
    if not others:
        return last
    conjunction = "or" if either else AND
    if separation is Separation.PLAIN:
        comma = "," if serial_comma and len(others) > 1 else ""
        return f"{', '.join(others)}{comma} {conjunction} {last}"
    mark = "," if separation is Separation.COMMA else ";"
    return f"{mark} ".join(others) + f"{mark} {conjunction} {last}"


def is_rate(unit: str) -> bool:
    return re.search(r"\bper\b", unit) is not None


def with_unit(number: str | None, unit: str, one: bool) -> str:
    return f"{'no' if number is None else number} {singular(unit) if one else unit}"


def duration(number: str, unit: str, one: bool) -> str:
    return f"{number} {unit if one else unit + 's'}"


def week_to(day: str) -> str:
    return f"the week to {day}"


def calendar_quarter(n: int, year: int) -> str:
    return f"the {ordinal(n)} quarter of {year}"


def month(name: str, year: int | None) -> str:
    return f"{name} {year}" if year else name


def stretch(grain: str, to: str) -> str:
    return f"the {'three months' if grain == 'quarter' else grain} to {to}"


def election(year: int) -> str:
    return f"the {year} election"


def one_before(grain: str) -> str:
    return f"the {grain} before"


def same_a_year_earlier(grain: str, last_year: bool) -> str:
    return f"the same {grain} {'last year' if last_year else 'a year earlier'}"


def preposition() -> str:
    return "in"


def bare_place(name: str) -> str:
    """A place without its office or its river: "County Durham" is Durham, "Stockton-on-Tees" Stockton."""
    return RIVER.sub("", ADMINISTRATIVE.sub("", name))
