"""A noun with its article: "a case rate", "the case rate"."""

from __future__ import annotations

import re
from typing import Any

from newsgen.language.exact import text, unsayable
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.markers import ENTITY_OF_A_MARK, visible
from newsgen.language.nouns import case_of, noun_of
from newsgen.language.phrase import Phrase
from newsgen.language.style import HouseStyle

_UNSPOKEN = re.compile(rf"(?:{ENTITY_OF_A_MARK}|[^\w&]|_)*")


@template_filter
def with_article(value: Any, case: Any = None, *, style: HouseStyle) -> Phrase:
    """The text with its indefinite article, by how it is spoken: "an 8 per cent rise", "an MP".

    Signs in front ("£8m", a quotation mark) are passed over. `case` is for languages that have cases: "dative".
    LanguageError: a value that is not text, or holds no letter or digit; a noun whose gender the language needs and
    nobody declared.

    >>> texts = "18 per cent rise", "12 per cent rise", "NHS trust", "£8m deal"
    >>> [str(with_article(text, style=uk)) for text in texts]
    ['an 18 per cent rise', 'a 12 per cent rise', 'an NHS trust', 'an £8m deal']
    """
    words = text(value).lstrip()
    spoken = _UNSPOKEN.sub("", visible(words), count=1)
    if not spoken:
        raise unsayable(value, "text with a letter or a digit")
    noun = noun_of(spoken.rstrip(), style.lexicon)
    return Phrase(words_of(style.language).with_article(words, noun, case_of(case)))


@template_filter
def the(noun: Any, case: Any = None, *, style: HouseStyle) -> Phrase:
    """A noun with its definite article: "the case rate".

    `case` is for languages that have cases: "dative". LanguageError: a value that is not text; a noun whose gender the
    language needs and nobody declared.

    >>> str(the("case rate", style=uk))
    'the case rate'
    """
    words = text(noun).strip()
    said = noun_of(visible(words), style.lexicon)
    article, _, declined = words_of(style.language).the(said, case_of(case)).partition(" ")
    return Phrase(f"{article} {words.replace(said.word, declined, 1)}")
