"""What a word of comparison claims; and the words of comparison in a text."""

from __future__ import annotations

import re
from functools import cache

from newsgen.language.disguised import undisguised
from newsgen.language.exact import unsayable
from newsgen.language.languages import language_of, words_of
from newsgen.language.words import Sense


def sense_of(word: str, language: str) -> Sense:
    """What a word or phrase claims, whatever its capitals. LanguageError where the language does not list it."""
    known = words_of(language).SENSES
    try:
        return known[word.casefold()]
    except KeyError:
        raise unsayable(word, f"a word of comparison: {', '.join(known)}") from None


def holds_of(word: str, change: float, tag: str) -> bool:
    """Whether a text is a mere word for the way that a figure went, and is true of a change of that size.

    False of every text that says anything else, and in a language (a BCP 47 tag) that newsgen does not write.

    >>> [holds_of(word, 20, "en-GB") for word in ("rise", "rose", "fell", "biggest", "20 more")]
    [True, True, False, False, False]
    """
    language = language_of(tag)
    sense = words_of(language).SENSES.get(word.casefold()) if language else None
    ways = {Sense.UP: change > 0, Sense.DOWN: change < 0, Sense.LEVEL: change == 0}
    return sense is not None and ways.get(sense, False)


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
