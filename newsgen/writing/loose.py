"""Finds the numbers of a text: digits and number words."""

from __future__ import annotations

import re

_WORDS = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
    zero trillion sixth sixths seventh eighth eighths ninth fifths tenths tenfold twofold
    twice thrice double doubled treble trebled triple tripled half halved third thirds quarter quarters fifth tenth
"""
# Fractions, circled and Roman numerals are numbers too: ½ ② Ⅳ.
_SIGNS = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u218b\u2460-\u249b\u2776-\u2793"
_NUMBER = re.compile(rf"\d[\d,.]*\d|\d|[{_SIGNS}]|\b(?:{'|'.join(_WORDS.split())})\b", re.IGNORECASE)


def loose_numbers(text: str) -> list[str]:
    """Every number and number word in a text, in its order. "One" is left out: it is a pronoun as often."""
    return _NUMBER.findall(text)
