"""The first or the last of a ranking, as its firmness allows."""

from __future__ import annotations

from typing import Any

from newsgen.language.exact import text, unsayable
from newsgen.language.filters import template_filter
from newsgen.language.nouns import case_of, noun_of
from newsgen.language.phrase import Phrase
from newsgen.language.senses import sense_of
from newsgen.language.style import HouseStyle
from newsgen.language.words import Sense, words_of


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
    LanguageError: a word that is no superlative.

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
