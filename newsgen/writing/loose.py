"""Finds the numbers of a text: digits, and the number words of its language."""

from __future__ import annotations

import re
from functools import cache

from newsgen.language.disguised import undisguised
from newsgen.language.languages import words_of

# Fractions, circled and Roman numerals are numbers too: ½ ② Ⅳ ㉗.
_SIGNS = (
    "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u218b\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
    "\u3248-\u324f\u3251-\u325f\u32b1-\u32bf\U0001f100-\U0001f10c"
)


def loose_numbers(text: str, language: str = "english") -> list[str]:
    """Every number and number word in a text, in its order. "One" is left out: it is a pronoun as often.

    >>> loose_numbers("Zwei von 1.520,1 waren doppelt so hoch.", "german")
    ['Zwei', '1.520,1', 'doppelt']
    """
    return _number(language).findall(undisguised(text))


@cache
def _number(language: str) -> re.Pattern[str]:
    words = words_of(language).NUMBER_WORDS
    return re.compile(rf"\d[\d,.]*\d|\d|[{_SIGNS}]|\b(?:{words})\b", re.IGNORECASE)
