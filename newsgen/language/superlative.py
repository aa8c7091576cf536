"""The first or the last of a ranking, as its firmness allows; and whether words say so plainly or hedge."""

from __future__ import annotations

from functools import cache
from itertools import product, takewhile
from typing import Any

from newsgen.language.exact import text, unsayable
from newsgen.language.filters import template_filter
from newsgen.language.languages import language_of, words_of
from newsgen.language.nouns import GENDERS, Case, Noun, case_of, noun_of
from newsgen.language.phrase import Phrase
from newsgen.language.senses import sense_of
from newsgen.language.style import HouseStyle
from newsgen.language.words import Sense


def is_hedged(words: str, tag: str) -> bool:
    """Whether a text, in the language of that BCP 47 tag, says "one of the highest" rather than "the highest".

    False of every text in a language that newsgen does not write.

    >>> [is_hedged(words, "en-GB") for words in ("One of the highest rates", "the highest rate", "highest")]
    [True, False, False]
    """
    return words.casefold().startswith(_openings(tag))


@template_filter
def superlative(
    noun: Any,
    end: Any,
    kept: Any = "",
    tied: Any = False,
    several: Any = False,
    firm: Any = True,
    case: Any = None,
    *,
    style: HouseStyle,
) -> Phrase:
    """Who is at an end of a ranking: "the highest case rate", "the joint lowest", "one of the highest case rates".

    `end` is the language's word for it ("highest"); `kept` stands between it and the noun ("published"). `firm` is
    false where chance may have put the first of the ranking there. `several` areas at once are "some of". `case` is
    for languages that have cases: "accusative".
    LanguageError: a word that is not a superlative.

    >>> [str(superlative("case rate", "highest", tied=tied, style=uk)) for tied in (False, True)]
    ['the highest case rate', 'the joint highest case rate']
    >>> str(superlative("case rate", "lowest", "published", firm=False, style=uk))
    'one of the lowest published case rates'
    """
    sense = sense_of(text(end), style.language)
    if sense not in (Sense.HIGHEST, Sense.LOWEST):
        raise unsayable(end, "a word for the first or the last, such as highest")
    language, first = words_of(style.language), noun_of(text(noun), style.lexicon)
    between = text(kept) if kept else ""
    return Phrase(
        language.superlative(sense, first, between, bool(tied), bool(several), bool(firm), case_of(case))
    )


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
