"""German: every word that the filters say, and the grammar that joins them.

`words.Words` says what each function is for. A period is said with its preposition, since that goes by the
noun: "in der Woche bis zum 18. Februar", "im Oktober 2020", "bei der Wahl 2020". What something is a multiple
of, or lies above, follows in the nominative: "doppelt so hoch wie", "30 Prozent höher als".
"""
# ruff: noqa: D103

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from newsgen.language.exact import Printed, unsayable
from newsgen.language.german import nouns, number_words, senses
from newsgen.language.german.nouns import OWN, before, noun_in, standing_for
from newsgen.language.nouns import Case, Noun, Nouns
from newsgen.language.spelling import spelled
from newsgen.language.words import Qualifier, Quantifiers, Sense, Separation, Strength, Way

LOCALE = "de"
PUBLISHED = "veröffentlicht"
HEDGES: tuple[str, ...] = ("eine der ", "einem der ", "einen der ", "einer der ", "eines der ", "einige der ")
AND = "und"
CONJUNCTIONS = frozenset({"und", "oder", "sowie"})
PREPOSITION = "in"
NUMBER_WORDS = number_words.WORDS
SENSES = senses.SENSES
TELLTALES = senses.TELLTALES
CASE_OF_CHANGE = Case.ACCUSATIVE

SCALES = {
    10**6: ("eine Million", "Millionen"),
    10**9: ("eine Milliarde", "Milliarden"),
    10**12: ("eine Billion", "Billionen"),
}
QUALIFIERS: Mapping[Qualifier, str] = {
    Qualifier.EXACT: "{}",
    Qualifier.AROUND: "rund {}",
    Qualifier.ROUGHLY: "ungefähr {}",
    Qualifier.ALMOST: "fast {}",
    Qualifier.JUST_OVER: "gut {}",
    Qualifier.MORE_THAN: "mehr als {}",
    Qualifier.LESS_THAN: "weniger als {}",
}
ONE_TIMES = {
    Qualifier.EXACT: "genauso hoch wie",
    Qualifier.AROUND: "etwa so hoch wie",
    Qualifier.ROUGHLY: "ungefähr so hoch wie",
    Qualifier.ALMOST: "etwas niedriger als",
    Qualifier.JUST_OVER: "etwas höher als",
    Qualifier.MORE_THAN: "höher als",
    Qualifier.LESS_THAN: "niedriger als",
}
PARTS: Mapping[Fraction, str] = {
    Fraction(0): "keine",
    Fraction(1, 100): "ein Hundertstel",
    Fraction(1, 20): "ein Zwanzigstel",
    Fraction(1, 10): "ein Zehntel",
    Fraction(1, 5): "ein Fünftel",
    Fraction(1, 4): "ein Viertel",
    Fraction(1, 3): "ein Drittel",
    Fraction(2, 5): "zwei Fünftel",
    Fraction(1, 2): "die Hälfte",
    Fraction(3, 5): "drei Fünftel",
    Fraction(2, 3): "zwei Drittel",
    Fraction(3, 4): "drei Viertel",
    Fraction(4, 5): "vier Fünftel",
    Fraction(9, 10): "neun Zehntel",
    Fraction(1): "alle",
}
TIMES = {Fraction(1, 2): "halb", Fraction(3, 2): "anderthalbmal", Fraction(2): "doppelt"}
QUANTIFIERS: Quantifiers = (
    (3, 6, "einige"),
    (7, 9, "mehrere"),
    (12, 12, "ein Dutzend"),
    (13, 23, "mehr als ein Dutzend"),
    (24, 24, "zwei Dutzend"),
    (25, 35, "mehr als zwei Dutzend"),
    (36, 199, "Dutzende"),
    (200, 1_999, "Hunderte"),
    (2_000, 1_999_999, "Tausende"),
    (2_000_000, None, "Millionen"),
)
IN_THE = {
    "day": "am Tag",
    "week": "in der Woche",
    "month": "im Monat",
    "quarter": "im Quartal",
    "year": "im Jahr",
}
IN_THE_SAME = {"week": "in derselben Woche", "month": "im selben Monat", "quarter": "im selben Quartal"}
IN_A_STRETCH = {"month": "im Monat", "quarter": "in den drei Monaten", "year": "in den zwölf Monaten"}

OFFICE = re.compile(r"^(?:(?:die |der )?(?:Grafschaft|Hansestadt|Kreis|Kreisstadt|Landkreis|Stadt) )")
RIVER = re.compile(r"(?: (?:am|an der|an den|ob der|in der|im|bei|vor der) [\w -]+|/\w+| \([\w -]+\))$")


def cardinal(n: int) -> str:
    return spelled(n, "de")


def ordinal(n: int) -> str:
    return spelled(n, "de", "ordinal")


def ordinal_figure(n: int, figure: str) -> str:
    return f"{figure}."


def ordinal_ending(text: str) -> int:
    """How many signs at the start of `text` make an ordinal of the figure in front of it: "12. Februar"."""
    return 1 if re.match(r"\.\s+\w", text) else 0


def opening_ordinal(n: int) -> str | None:
    """None: "12. Platz" is "zwölfter", "12. Runde" is "zwölfte"."""
    return None


def negative(number: str) -> str:
    return f"minus {number}"


def scaled(number: Printed, scale: int) -> str:
    one, many = SCALES[scale]
    return one if number.value == 1 else f"{number.text} {many}"


def plural(noun: Noun, case: Case) -> str:
    return nouns.plural(noun, case)


def head(noun: Noun) -> str:
    """The first word with a capital: "Todesfall", of "Todesfall binnen 28 Tagen"."""
    return next((word for word in noun.word.split() if word[0].isupper()), noun.word)


def is_singular(n: Fraction) -> bool:
    return abs(n) == 1


def counted(number: Printed, noun: Noun, case: Case) -> str:
    if not number.value:
        return f"{standing_for('kein', 'plural', case)} {plural(noun, case)}"
    if number.text == cardinal(1):
        return before("ein", noun, case)
    if is_singular(number.value):
        return f"{number.text} {nouns.singular(noun, case)}"
    return f"{number.text} {plural(noun, case)}"


def number_of(noun: Noun) -> str:
    return nouns.NUMBER_OF + plural(noun, Case.GENITIVE)


def with_article(text: str, noun: Noun, case: Case) -> str:
    article, _, declined = before("ein", noun, case).partition(" ")
    return f"{article} {text.replace(noun.word, declined, 1)}"


def the(noun: Noun, case: Case) -> str:
    return nouns.the("", noun, case)


def points(number: Printed, case: Case) -> str:
    return counted(number, OWN["Prozentpunkt"], case) if number.value else f"{number.text} Prozentpunkte"


def is_rate(unit: str) -> bool:
    return re.search(r"\b(?:je|pro)\b", unit) is not None


def with_unit(number: Printed, unit: str, one: bool, none: bool, case: Case, nouns: Nouns) -> str:
    found = re.match(r"(?P<head>.+?)(?P<rest> (?:je|pro) .+)?$", unit)
    assert found is not None  # a unit is some text
    head, rest = found["head"], found["rest"] or ""
    if one:
        return counted(number, noun_in(unit, head, nouns), case) + rest
    many = plural(noun_in(unit, head, nouns), case) if case is Case.DATIVE and not is_rate(head) else head
    return f"{standing_for('kein', 'plural', case) if none else number.text} {many}{rest}"


def duration(number: Printed, unit: str, case: Case) -> str:
    return counted(number, OWN[unit], case)


def ranked(rank: int, place: str, direction: str, tied: bool) -> str:
    words = direction if rank == 1 else ordinal(rank).removesuffix("e") + direction
    return f"gemeinsam {words}" if tied else words


def superlative(sense: Sense, noun: Noun, kept: str, tied: bool, case: Case) -> str:
    """`kept` is an adjective without its ending: "veröffentlicht"."""
    end = "höchst" if sense is Sense.HIGHEST else "niedrigst"
    first = nouns.the(f"{end} {kept}", noun, case)
    return f"gemeinsam {first}" if tied else first


def by_chance(short: int, noun: Noun, area: str, high: bool) -> str:
    if not short:
        return "So knappe Abstände können Zufall sein."
    more = counted(Printed(cardinal(short), Fraction(short)), noun, Case.DATIVE)
    return f"Mit {more} mehr läge {area} {'vorn' if high else 'nicht am Ende'}."


def out_of(number: Printed, total: Printed, noun: Noun | None, case: Case) -> str:
    n, of = number.value, total.value
    them = "beiden" if of == 2 else total.text
    things = f" {plural(noun, case)}" if noun and of > 1 else ""
    if n == of > 1:
        every = standing_for("beid" if of == 2 else "all", "plural", case)
        return f"{every}{things}" if of == 2 else f"{every} {total.text}{things}"
    if n > 1:
        return f"{number.text} der {them}{f' {plural(noun, Case.GENITIVE)}' if noun else ''}"
    if noun is None:
        raise unsayable(number.text, "a noun, by whose gender it is one or none of them")
    if of == 1:
        return nouns.the("einzig", noun, case) if n else before("kein", noun, case)
    one = standing_for("ein" if n else "kein", nouns.gender_of(noun), case)
    return f"{one} der {them} {plural(noun, Case.GENITIVE)}"


def joined(names: Sequence[str], either: bool, separation: Separation, serial_comma: bool) -> str:
    *others, last = names
    if not others:
        return last
    if separation is Separation.PLAIN:
        return f"{', '.join(others)} {'oder' if either else AND} {last}"
    conjunction = "oder aber" if either else "sowie"
    if separation is Separation.COMMA:
        return f"{others[0]} {conjunction} {last}"
    return f"{'; '.join(others)}; {conjunction} {last}"


def times(qualifier: Qualifier, anchor: Fraction, number: str) -> str:
    """So many times; all of it stands in front of "der Durchschnitt" and of "die von Hogglestock"."""
    if anchor == 1:
        return ONE_TIMES[qualifier]
    if anchor in TIMES:
        words = TIMES[anchor]
    elif anchor < 1:
        words = PARTS[anchor]
    elif anchor.denominator == 2 and anchor < 10:
        words = f"{cardinal(anchor.numerator // 2)}einhalbmal"
    else:
        words = f"{number}mal" if number.isalpha() else f"{number}-mal"
    return QUALIFIERS[qualifier].format(f"{words} so hoch wie")


def one_in(number: Printed, of: Printed) -> str:
    return f"{'einer' if number.value == 1 else number.text} von {of.text}"


def compared(way: Way, size: str | None, roughly: bool) -> str:
    if way is Way.UNCHANGED:
        return ONE_TIMES[Qualifier.EXACT]
    side = "höher als" if way is Way.UP else "niedriger als"
    if size is None:
        return f"geringfügig {side}" if roughly else side
    return f"etwa {size} {side}" if roughly else f"{size} {side}"


def changed(way: Way, size: str | None, roughly: bool, old: str, new: str) -> str:
    """All of it follows "ist" or "sind": "um 24 Prozent von 100 auf 124 gestiegen", "mit 100 unverändert"."""
    if way in (Way.UNCHANGED, Way.ALMOST_UNCHANGED):
        return f"mit {new} {'fast ' if way is Way.ALMOST_UNCHANGED else ''}unverändert"
    by = f"um {'etwa ' if roughly else ''}{size} " if size is not None else ""
    return f"{by}von {old} auf {new} {'gestiegen' if way is Way.UP else 'gesunken'}"


def about(words: str) -> str:
    return f"rund {words}"


def bounded(words: str, *, least: bool) -> str:
    return f"{'mindestens' if least else 'höchstens'} {words}"


def none_left(unit: str) -> str:
    return f"null {unit}".rstrip()


def moved(way: Way, strength: Strength, plural: bool) -> str:
    if way in (Way.UNCHANGED, Way.ALMOST_UNCHANGED):
        almost = "fast " if way is Way.ALMOST_UNCHANGED else ""
        return f"{'blieben' if plural else 'blieb'} {almost}unverändert"
    verb = ("stieg" if way is Way.UP else "sank") + ("en" if plural else "")
    return {Strength.SLIGHT: f"{verb} leicht", Strength.SHARP: f"{verb} stark"}.get(strength, verb)


def in_a_row(place: str, grain: str) -> str:
    noun, nth = OWN[grain or "time"], place if place.endswith(".") else f"{place.removesuffix('e')}en"
    at = (
        "zum" if not grain else "bei der" if grain == "election" else "in der" if noun.gender == "f" else "im"
    )
    return f"{at} {nth} {noun.word} in Folge"


def on_day(day: str) -> str:
    return f"am {day}"


def by_day(day: str) -> str:
    return f"bis zum {day}"


def by_end_of(period: str) -> str:
    return f"bis Ende {period}"


def week_to(day: str) -> str:
    return f"{IN_THE['week']} bis zum {day}"


def month(name: str, year: int | None) -> str:
    return f"im {_dated(name, year)}"


def calendar_quarter(n: int, year: int) -> str:
    return f"im {ordinal(n)}n Quartal {year}"


def calendar_year(year: int) -> str:
    return f"im Jahr {year}"


def stretch_to_day(grain: str, day: str) -> str:
    return f"{IN_A_STRETCH[grain]} bis zum {day}"


def stretch_to_month(grain: str, name: str, year: int | None) -> str:
    return f"{IN_A_STRETCH[grain]} bis {_dated(name, year)}"


def _dated(month: str, year: int | None) -> str:
    return f"{month} {year}" if year else month


def election(year: int) -> str:
    return f"bei der Wahl {year}"


def one_before(grain: str) -> str:
    return f"{IN_THE[grain]} davor"


def same_a_year_earlier(grain: str, last_year: bool) -> str:
    return f"{IN_THE_SAME[grain]} {'des vergangenen Jahres' if last_year else 'des Vorjahres'}"


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith(("s", "ß", "x", "z")) else f"{name}s"


def bare_place(name: str) -> str:
    """A place without its office or its river: "Landkreis Celle" is Celle, "Frankfurt am Main" Frankfurt."""
    return RIVER.sub("", OFFICE.sub("", name))
