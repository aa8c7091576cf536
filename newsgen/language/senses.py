"""What a word of comparison claims; and the words of comparison in a text."""

from __future__ import annotations

import re
from functools import cache

from newsgen.language.disguised import undisguised
from newsgen.language.exact import unsayable
from newsgen.language.languages import words_of
from newsgen.language.words import Sense


def sense_of(word: str, language: str) -> Sense:
    """What a word or phrase claims, whatever its capitals. LanguageError where the language does not list it."""
    known = words_of(language).SENSES
    try:
        return known[word.casefold()]
    except KeyError:
        raise unsayable(word, f"a word of comparison: {', '.join(known)}") from None


def comparisons_in(text: str, language: str) -> list[str]:
    """Every telltale word of comparison in a text, in its order: "higher", "rose", "up from".

    >>> comparisons_in("It rose to a higher level than before.", "english")
    ['rose', 'higher']
    """
    return _telltale(language).findall(undisguised(text))


@cache
def _telltale(language: str) -> re.Pattern[str]:
    longest_first = sorted(words_of(language).TELLTALES, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
