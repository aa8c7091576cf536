"""English nouns: their plurals, the singular of a unit, and the article that goes by their sound."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache, lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from newsgen.language.exact import unsayable
from newsgen.language.nouns import Nouns, of_plural
from newsgen.language.spelling import spelled

if TYPE_CHECKING:
    from inflect import engine

T = TypeVar("T")
IRREGULAR_PLURALS = {
    "staff": "staff",
    "police": "police",
    "data": "data",
    "thief": "thieves",
    "lay-by": "lay-bys",
}
IRREGULAR_PLURALS |= {"stand-by": "stand-bys", "fly-by": "fly-bys", "german": "germans", "roman": "romans"}
IRREGULAR_PLURALS |= {"norman": "normans", "penny": "pennies"}
PLURALS_ALREADY = frozenset({"people", "children", "men", "women"})
WHOSE_PEOPLE = frozenset(
    {"adult", "child", "family", "household", "man", "patient", "person", "pupil", "resident"}
)
WHOSE_PEOPLE |= {"student", "woman", "worker"}
"""Who does something rather than is the first half of a compound: a person claiming benefit, a pupil eating."""
LEADING_BACK = frozenset(
    {
        "after",
        "against",
        "aged",
        "among",
        "as",
        "at",
        "before",
        "between",
        "by",
        "during",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "over",
    }
    | {
        "about",
        "above",
        "across",
        "around",
        "behind",
        "below",
        "beneath",
        "beside",
        "beyond",
        "despite",
        "except",
    }
    | {"inside", "near", "onto", "outside", "towards", "upon", "via"}
    | {
        "per",
        "since",
        "through",
        "to",
        "under",
        "until",
        "up",
        "with",
        "within",
        "without",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "where",
    }
)
"""What is told of the noun before it: the death within 28 days, the child who is looked after."""
TOLD_OF_IT = frozenset(
    {"available", "born", "built", "caught", "due", "eligible", "found", "given", "held", "known", "left"}
    | {"likely", "lost", "made", "paid", "seen", "sold", "spent", "stolen", "taken", "won"}
)
NOUN_IN_ED = re.compile(
    r".*(?:(?<!gr)eed|(?:^|sea|flat|river|flower|hot|test)bed|shed|sled|moped|biped|hundred)|red"
)
INITIALISM = re.compile(r"[A-Z](?:[A-Z0-9]|&(?=[A-Z]))+")
WHO_DOES = re.compile(r"(\w+er)-(by|up|on|in|out|off)")
"""A runner-up: its plural stands on whoever does it."""
SAID_AS_WORDS = frozenset(
    {"FIFA", "LIDAR", "MERS", "NASA", "NATO", "NEET", "NICE", "RADA", "RADAR", "RIBA", "SAGE", "SARS", "SEND"}
    | {
        "SIM",
        "STEM",
        "SWAT",
        "FTSE",
        "LASER",
        "LIBOR",
        "MAPPA",
        "MARAC",
        "NAFTA",
        "NASDAQ",
        "NIMBY",
        "RIDDOR",
        "SATs",
    }
    | {"SCUBA", "SENCO", "SONAR"}
)
"""Initials spoken as a word: "a NATO base", where their first letter would have "an"."""
NEGATIVE_SIGNS = ("-", "\u2212", "\u2013")
LONGEST = 200
LETTERS_WITH_AN = frozenset("AEFHILMNORSX")


@cache
def inflector() -> engine:
    """The one engine."""
    if "inflect" not in sys.modules:
        _import_unchecked()
    import inflect

    return inflect.engine()


@lru_cache(maxsize=1024)
def plural_of(noun: str) -> str:
    """Its plural, where others stand after it too; a noun that is plural already is refused, as far as it shows.

    >>> plural_of("child looked after"), plural_of("Local Authority"), plural_of("offence (all types)")
    ('children looked after', 'Local Authorities', 'offences (all types)')
    """
    words = re.split(r"(\s+)", _of_a_length(noun))
    end = _end_of_head(words[::2])
    many = _many("".join(words[: 2 * end - 1]))
    return many + "".join(words[2 * end - 1 :])


@lru_cache(maxsize=1024)
def head_of(noun: str) -> str:
    """The word that counts: what stands before it and after it tells more of it.

    >>> head_of("new Covid case"), head_of("child looked after")
    ('case', 'child')
    """
    words = _of_a_length(noun).split()
    return words[_end_of_head(words) - 1]


def _end_of_head(words: list[str]) -> int:
    """How many of the words come before what is told of them: a preposition, a relative, a participle, a bracket."""
    for at, word in enumerate(words[1:], 1):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word.startswith(("(", "[")) or word in LEADING_BACK:
            return at
        told = word in TOLD_OF_IT or (word.endswith("ed") and not NOUN_IN_ED.fullmatch(word))
        if told and (not after or after in LEADING_BACK or after[0].isdigit()):
            return at
        several = after.endswith("s") and not after.endswith("ss")
        if word.endswith("ing") and words[at - 1] in WHOSE_PEOPLE | ({words[at - 1]} if several else set()):
            return at
    return len(words)


def _many(noun: str) -> str:
    """The plural of a noun and what stands before it. A capital is no surname: a Tory, Tories."""
    head, space, last = noun.rpartition(" ")
    small = last[:1].lower() + last[1:]
    if INITIALISM.fullmatch(last):
        return noun + "s"
    if last[1:] != last[1:].lower():
        small = last
    if does := WHO_DOES.fullmatch(small):
        many = f"{does[1]}s-{does[2]}"
    else:
        many = IRREGULAR_PLURALS.get(small) or inflector().plural_noun(small)
    if small in PLURALS_ALREADY or (many != small and many.endswith("ss")):  # no plural does: "casess"
        raise unsayable(noun, "a noun in the singular, or both its forms")
    return head + space + last[:1] + many[1:] if many[:1] == small[:1] else head + space + many


def singular_unit(unit: str, nouns: Nouns) -> str:
    """The unit of one: "case per 100,000 people"."""
    head, per, rest = unit.partition(" per ")
    declared = of_plural(head, nouns)
    return (declared.word if declared else _singular(head)) + per + rest


def article_of(text: str) -> str:
    """The article of a text that starts with a letter or a digit, by how it is spoken."""
    if figure := re.match(r"[0-9]+(?:,[0-9]{3})*", text):
        return "an" if _spoken(figure[0]).startswith(("eight", "eleven")) else "a"
    if text[:1] in NEGATIVE_SIGNS and text[1:2].isdigit():  # said as "minus"
        return "a"
    first = re.match(r"[^\W_]*", _plain(text))[0]  # type: ignore[index]  # an empty match is a match
    initials = first if first in SAID_AS_WORDS else first.removesuffix("s")
    if re.match(r"[Yy][bcdfghlmnprst]", first):  # Welsh: an Ynys
        return "an"
    if len(first) == 1 or INITIALISM.fullmatch(initials):
        return "an" if first[0].upper() in LETTERS_WITH_AN and initials not in SAID_AS_WORDS else "a"
    return inflector().a(_of_a_length(first)).split(" ")[0]


def _plain(text: str) -> str:
    """The text without its accents, which say nothing of whether a vowel comes first: an émigré."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _import_unchecked() -> None:
    """Import inflect while a stand-in sits in typeguard's place."""
    real = sys.modules.get("typeguard")
    stand_in = ModuleType("typeguard")
    stand_in.typechecked = _unchanged  # type: ignore[attr-defined]
    sys.modules["typeguard"] = stand_in
    try:
        import inflect  # noqa: F401
    finally:
        if real is None:
            del sys.modules["typeguard"]
        else:
            sys.modules["typeguard"] = real


def _unchanged(function: T) -> T:
    return function


@lru_cache(maxsize=1024)
def _singular(plural: str) -> str:
    return inflector().singular_noun(_of_a_length(plural)) or plural


def _of_a_length(noun: str) -> str:
    """The noun, for inflect, which takes minutes over what is endless. LanguageError past 200 characters."""
    if len(noun) > LONGEST:
        raise unsayable(f"{noun[:30]}...", f"a noun of at most {LONGEST} characters")
    return noun


def _spoken(figure: str) -> str:
    """How a figure begins when it is read out; four digits without a comma are read as a year is."""
    n = int(figure.replace(",", ""))
    return spelled(n // 100 if len(figure) == 4 and n % 1000 >= 100 else n, "en")
