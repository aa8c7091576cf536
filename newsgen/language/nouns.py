"""Nouns, and the forms that a newsroom declares of them in the [nouns] of its house style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from newsgen.errors import nearest
from newsgen.language.exact import unsayable


class Case(Enum):
    """What a noun is in its sentence, for the languages in which that changes its form."""

    NOMINATIVE = "nominative"
    ACCUSATIVE = "accusative"
    DATIVE = "dative"
    GENITIVE = "genitive"


CASES = tuple(case.value for case in Case)
GENDERS = frozenset({"m", "f", "n"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun by its singular, and its other forms as declared; "" where nothing is.

    `gender` is "m", "f" or "n". What a language needs and cannot work out from the others it asks for by name.
    """

    word: str = field(metadata={"is_file_name": True})
    gender: str = field(default="", metadata={"choices": GENDERS})
    plural: str = ""
    accusative: str = ""
    dative: str = ""
    genitive: str = ""
    dative_plural: str = ""

    def __str__(self) -> str:
        return self.word


Nouns = Mapping[str, Noun]
"""The declared nouns by their singular."""


def noun_of(word: str, nouns: Nouns) -> Noun:
    """The noun with what is declared of it."""
    return nouns.get(word) or Noun(word)


def of_plural(plural: str, nouns: Nouns) -> Noun | None:
    """The declared noun that has this plural, or None."""
    return next((noun for noun in nouns.values() if noun.plural == plural), None)


def case_of(name: Any) -> Case:
    """The case of that name, the nominative for None; LanguageError for no such name.

    >>> case_of("dative"), case_of(None)
    (<Case.DATIVE: 'dative'>, <Case.NOMINATIVE: 'nominative'>)
    """
    if name is None:
        return Case.NOMINATIVE
    if name not in CASES:
        raise unsayable(name, f"one of {', '.join(CASES)}", nearest(str(name), CASES))
    return Case(name)
