"""Whether a measure's noun says which rows its figures are of: "votes" of one party's rows are not all votes."""

from __future__ import annotations

import re
from typing import Final

from newsgen.model.measure import Measure

EVERYTHING: Final = frozenset(
    {"all", "total", "totals", "overall", "any", "both", "everyone", "everybody", "persons", "people"}
    | {"alle", "gesamt", "insgesamt"}
)
"""Words of a value that chooses no part: "All ages", "Total", "Persons"."""
COUNTED: Final = frozenset({"count", "counts", "ratio", "number"})
"""A value of these words alone says how a figure is made, not of what."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LONG, ENDING = 4, 3
"""Letters of a word that may have an ending, and of an ending: burglary, burglaries."""


def only_value(values: str | tuple[str, ...]) -> str:
    """The one value that is chosen; "" where several are."""
    return values if isinstance(values, str) else values[0] if len(values) == 1 else ""


def is_said(measure: Measure, value: str) -> bool:
    """Whether the noun, short noun or unit has a word of it, or need not: "" and "All ages" choose no part."""
    words, own = _words(value), _words(" ".join((measure.noun, measure.short_noun, measure.unit)))
    said = any(_same(word, other) for word in words for other in own)
    return measure.noun_says_it or words <= COUNTED or said or bool(words & EVERYTHING)


def is_number(value: str) -> bool:
    """Whether a value is no word: the number of a round, a year."""
    return all(word.isdigit() for word in _words(value))


def says_when(value: str) -> bool:
    """Whether a value has a year in it: a choice of a period needs no word of a noun."""
    return bool(_YEAR.search(value))


def unsaid(measure: Measure, column: str, value: str) -> tuple[str, str]:
    """What was found and what is wanted of a measure whose noun does not say what is chosen."""
    return (
        f"{column} = {value!r}, of which the noun {measure.noun!r} says nothing",
        "a noun, short_noun or unit with a word of it, or noun_says_it = true where the noun says it otherwise",
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _same(word: str, other: str) -> bool:
    """Whether two words are one, in the singular or the plural: burglary, burglaries. Short ones to the letter."""
    shared = min(len(word), len(other)) - 1
    ending = abs(len(word) - len(other))
    return word == other or (shared >= LONG - 1 and ending <= ENDING and word[:shared] == other[:shared])
