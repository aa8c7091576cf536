"""English nouns: their plurals, the singular of a unit, and the article that goes by their sound."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from newsgen.language.exact import unsayable
from newsgen.language.nouns import Nouns, of_plural
from newsgen.language.spelling import spelled

if TYPE_CHECKING:
    from inflect import engine

T = TypeVar("T")
IRREGULAR_PLURALS = {"passer-by": "passers-by", "staff": "staff", "police": "police", "data": "data"}
PLURALS_ALREADY = frozenset({"people", "children", "men", "women"})
INITIALISM = re.compile(r"[A-Z][A-Z0-9]+")
SAID_AS_WORDS = frozenset(
    {"FIFA", "LIDAR", "MERS", "NASA", "NATO", "NEET", "NICE", "RADA", "RADAR", "RIBA", "SAGE", "SARS", "SEND"}
    | {"SIM", "STEM", "SWAT"}
)
"""Initials spoken as a word: "a NATO base", where their first letter would have "an"."""
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
    """Its plural; a noun that is one already is refused, as far as it shows."""
    head, _, last = noun.rpartition(" ")
    if INITIALISM.fullmatch(last):
        return noun + "s"
    if last in IRREGULAR_PLURALS and " of " not in noun:
        return f"{head} {IRREGULAR_PLURALS[last]}".lstrip()
    many = inflector().plural_noun(_of_a_length(noun))
    changed = [(old, new) for old, new in zip(noun.split(), many.split(), strict=False) if old != new]
    if any(old in PLURALS_ALREADY or new.endswith("ss") for old, new in changed):  # no plural does: "casess"
        raise unsayable(noun, "a noun in the singular, or both its forms")
    return many


def singular_unit(unit: str, nouns: Nouns) -> str:
    """The unit of one: "case per 100,000 people"."""
    head, per, rest = unit.partition(" per ")
    declared = of_plural(head, nouns)
    return (declared.word if declared else _singular(head)) + per + rest


def article_of(text: str) -> str:
    """The article of a text that starts with a letter or a digit, by how it is spoken."""
    if figure := re.match(r"[0-9]+(?:,[0-9]{3})*", text):
        return "an" if _spoken(figure[0]).startswith(("eight", "eleven")) else "a"
    first = re.match(r"[^\W_]*", text)[0]  # type: ignore[index]  # an empty match is a match
    initials = first.removesuffix("s")
    if len(first) == 1 or INITIALISM.fullmatch(initials):
        return "an" if first[0].upper() in LETTERS_WITH_AN and initials not in SAID_AS_WORDS else "a"
    return inflector().a(_of_a_length(first)).split(" ")[0]


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
