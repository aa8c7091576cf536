"""English: every word that the filters say, and the grammar that joins them.

`words.Words` says what each function is for.
"""
# ruff: noqa: D103

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from newsgen.language.english import senses
from newsgen.language.english.nouns import NEGATIVE_SIGNS, article_of, head_of, plural_of, singular_unit
from newsgen.language.exact import Printed
from newsgen.language.nouns import Case, Noun, Nouns
from newsgen.language.spelling import spelled
from newsgen.language.words import Qualifier, Quantifiers, Sense, Separation, Strength, Way

LOCALE = "en"
PUBLISHED = "published"
HEDGES: tuple[str, ...] = ("one of the ", "some of the ")
AND = "and"
CONJUNCTIONS = frozenset({"and", "or"})
PREPOSITION = "in"
CASE_OF_CHANGE = Case.NOMINATIVE
SENSES = senses.SENSES
TELLTALES = senses.TELLTALES
NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen"
    "|zero|trillion|sixth|sixths|seventh|eighth|eighths|ninth|fifths|tenths|tenfold|twofold"
    "|twice|thrice|double|doubled|treble|trebled|triple|tripled|half|halved|third|thirds|quarter|quarters|fifth|tenth"
)

SCALES = {10**6: "million", 10**9: "billion", 10**12: "trillion"}
QUALIFIERS: Mapping[Qualifier, str] = {
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
PARTS: Mapping[Fraction, str] = {
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
QUANTIFIERS: Quantifiers = (
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

ADMINISTRATIVE = re.compile(
    r"^(?:the )?(?:(?:city|county|(?:(?:london|royal) )?borough) of |county )| (?:city|county)$", re.I
)
RIVER = re.compile(r"[ -](?:up)?on[ -](?:the[ -])?\w+$", re.I)


def cardinal(n: int) -> str:
    return spelled(n, "en")


def ordinal(n: int) -> str:
    return spelled(n, "en", "ordinal")


def ordinal_figure(n: int, figure: str) -> str:
    return figure + spelled(n % 100, "en", "ordinal_num")[-2:]


def ordinal_ending(text: str) -> int:
    """How many letters at the start of `text` make an ordinal of the figure in front of it."""
    return 2 if re.match(r"(?:st|nd|rd|th)(?![a-z])", text) else 0


def opening_ordinal(n: int) -> str | None:
    return ordinal(n)


def negative(number: str) -> str:
    return f"minus {number}"


def scaled(number: Printed, scale: int) -> str:
    return f"{number.text} {SCALES[scale]}"


def plural(noun: Noun, case: Case) -> str:
    return noun.plural or plural_of(noun.word)


def counted(number: Printed, noun: Noun, case: Case) -> str:
    things = noun.word if is_singular(number.value) else plural(noun, case)
    return f"{number.text if number.value else 'no'} {things}"


def number_of(noun: Noun) -> str:
    return f"number of {plural(noun, Case.NOMINATIVE)}"


def head(noun: Noun) -> str:
    plural(noun, Case.NOMINATIVE)  # refuses what is one already
    return head_of(noun.word)


def is_singular(n: Fraction) -> bool:
    return abs(n) == 1


def with_article(text: str, noun: Noun, case: Case) -> str:
    below_zero = text[:1] in NEGATIVE_SIGNS and text[1:2].isdigit()
    return f"{article_of(text if below_zero else noun.word)} {text}"


def the(noun: Noun, case: Case) -> str:
    return f"the {noun.word}"


def points(number: Printed, case: Case) -> str:
    return f"{number.text} percentage {'point' if is_singular(number.value) else 'points'}"


def ranked(rank: int, place: str, direction: str, tied: bool) -> str:
    words = direction if rank == 1 else f"{place}-{direction}"
    return f"joint {words}" if tied else words


def times(qualifier: Qualifier, anchor: Fraction, number: str) -> str:
    """So many times; all of it stands in front of "the average" and of "that of Hogglestock"."""
    if anchor == 1:
        return ONE_TIMES[qualifier]
    if anchor < 1:
        words = PARTS_OF.get(anchor) or f"{PARTS[anchor]} of"
    elif anchor == 2:
        words = "twice"
    elif anchor.denominator == 2 and anchor < 10:
        words = f"{cardinal(anchor.numerator // 2)} and a half times"
    else:
        words = f"{number} times"
    return QUALIFIERS[qualifier].format(words)


def one_in(number: Printed, of: Printed) -> str:
    return f"{number.text} in {of.text}"


def superlative(sense: Sense, noun: Noun, kept: str, tied: bool, case: Case) -> str:
    end = f"{'highest' if sense is Sense.HIGHEST else 'lowest'}{kept and ' '}{kept}"
    return f"the {'joint ' if tied else ''}{end} {noun}"


def by_chance(short: int, noun: Noun, area: str, high: bool) -> str:
    if not short:
        return "That order could change by chance alone."
    bare = Noun(head(noun))
    more = f"more {bare if short == 1 else plural(bare, Case.NOMINATIVE)}"
    if high:
        return f"{cardinal(short).capitalize()} {more} in {area} would have put it first."
    return f"With {cardinal(short)} {more}, {area} would not have been last."


def out_of(number: Printed, total: Printed, noun: Noun | None, case: Case) -> str:
    n, of = number.value, total.value
    if of == 1:
        return f"{'the only' if n else 'no'} {noun}" if noun else "the only one" if n else "none"
    things = f" {plural(noun, case)}" if noun else ""
    if n == of:
        return f"both{things}" if of == 2 else f"all {total.text}{things}"
    none = "neither" if of == 2 else "none"
    return f"{number.text if n else none} of the {total.text}{things}"


def changed(way: Way, size: str | None, roughly: bool, old: str, new: str) -> str:
    if way in (Way.UNCHANGED, Way.ALMOST_UNCHANGED):
        return f"{'almost ' if way is Way.ALMOST_UNCHANGED else ''}unchanged at {new}"
    up = "up" if way is Way.UP else "down"
    if size is None:
        return f"{up} from {old} to {new}"
    return f"{up} {'about ' if roughly else ''}{size}, from {old} to {new}"


def about(words: str) -> str:
    return f"about {words}"


def bounded(words: str, *, least: bool) -> str:
    return f"{'at least' if least else 'no more than'} {words}"


def none_left(unit: str) -> str:
    return f"no {unit}" if unit else "none"


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


def with_unit(number: Printed, unit: str, one: bool, none: bool, case: Case, nouns: Nouns) -> str:
    return f"{'no' if none else number.text} {singular_unit(unit, nouns) if one else unit}"


def duration(number: Printed, unit: str, case: Case) -> str:
    return f"{number.text} {unit if is_singular(number.value) else unit + 's'}"


def in_a_row(place: str, grain: str) -> str:
    return f"for the {place} {grain or 'time'} in a row"


def on_day(day: str) -> str:
    return day


def by_day(day: str) -> str:
    return f"by {day}"


def by_end_of(period: str) -> str:
    return f"by the end of {period}"


def week_to(day: str) -> str:
    return f"the week to {day}"


def calendar_quarter(n: int, year: int) -> str:
    return f"the {ordinal(n)} quarter of {year}"


def month(name: str, year: int | None) -> str:
    return f"{name} {year}" if year else name


def calendar_year(year: int) -> str:
    return str(year)


def stretch_to_day(grain: str, day: str) -> str:
    return f"the {'three months' if grain == 'quarter' else grain} to {day}"


def stretch_to_month(grain: str, name: str, year: int | None) -> str:
    return stretch_to_day(grain, month(name, year))


def election(year: int) -> str:
    return f"the {year} election"


def one_before(grain: str) -> str:
    return f"the {grain} before"


def same_a_year_earlier(grain: str, last_year: bool) -> str:
    return f"the same {grain} {'last year' if last_year else 'a year earlier'}"


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def bare_place(name: str) -> str:
    """A place without its office or its river: "County Barset" is Barset, "Plumstead-on-Barle" Plumstead."""
    return RIVER.sub("", ADMINISTRATIVE.sub("", name))
