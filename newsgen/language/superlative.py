"""The first or the last of a ranking; and whether words of an edition of before say so plainly or hedge."""

from __future__ import annotations

from typing import Any

from newsgen.language.exact import text, unsayable
from newsgen.language.filters import template_filter
from newsgen.language.languages import language_of, words_of
from newsgen.language.nouns import case_of, noun_of
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
    language = language_of(tag)
    return bool(language) and words.casefold().startswith(words_of(language).HEDGES)


@template_filter
def superlative(
    noun: Any,
    end: Any,
    kept: Any = "",
    tied: Any = False,
    case: Any = None,
    *,
    style: HouseStyle,
) -> Phrase:
    """Who is at an end of a ranking: "the highest case rate", "the joint lowest case rate".

    `end` is the language's word for it ("highest"); `kept` stands between it and the noun ("published"). `case` is for
    languages that have cases: "accusative".
    LanguageError: a word that is not a superlative.

    >>> [str(superlative("case rate", "highest", tied=tied, style=uk)) for tied in (False, True)]
    ['the highest case rate', 'the joint highest case rate']
    >>> str(superlative("case rate", "lowest", "published", style=uk))
    'the lowest published case rate'
    """
    sense = sense_of(text(end), style.language)
    if sense not in (Sense.HIGHEST, Sense.LOWEST):
        raise unsayable(end, "a word for the first or the last, such as highest")
    language, first = words_of(style.language), noun_of(text(noun), style.lexicon)
    between = text(kept) if kept else ""
    return Phrase(language.superlative(sense, first, between, bool(tied), case_of(case)))
