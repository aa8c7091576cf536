"""Whether words put an area at the end of a ranking, or only among those near it."""

from __future__ import annotations

from functools import cache
from itertools import product, takewhile

from newsgen.language.nouns import GENDERS, Case, Noun
from newsgen.language.words import Sense, language_of, words_of


def is_hedged(words: str, tag: str) -> bool:
    """Whether a text, in the language of that BCP 47 tag, says "one of the highest" rather than "the highest".

    False of every text in a language that newsgen does not write.

    >>> [is_hedged(words, "en-GB") for words in ("One of the highest rates", "the highest rate", "highest")]
    [True, False, False]
    """
    return words.casefold().startswith(_openings(tag))


@cache
def _openings(tag: str) -> tuple[str, ...]:
    """How the language's own hedged superlatives begin, up to where its two ends differ."""
    language = language_of(tag)
    if not language:
        return ()
    superlative = words_of(language).superlative
    found: set[str] = set()
    for gender, case, several in product(sorted(GENDERS), Case, (False, True)):
        noun = Noun("x", gender, "x", "x", "x", "xs", "x")
        ends = (
            superlative(sense, noun, "", False, several, False, case)
            for sense in (Sense.HIGHEST, Sense.LOWEST)
        )
        found.add(_shared(*(end.casefold() for end in ends)))
    return tuple(sorted(found - {""}))


def _shared(one: str, other: str) -> str:
    """The beginning that the two have in common."""
    same = takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False))
    return "".join(letter for letter, _ in same)
