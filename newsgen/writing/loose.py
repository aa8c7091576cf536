"""Finds the numbers of a text: digits and number words."""

from __future__ import annotations

import re

_WORDS = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
    twice thrice double doubled treble trebled triple tripled half halved third thirds quarter quarters fifth tenth
"""
_NUMBER = re.compile(rf"\d[\d,.]*\d|\d|\b(?:{'|'.join(_WORDS.split())})\b", re.IGNORECASE)


def loose_numbers(text: str) -> list[str]:
    """Every number and number word in a text, in its order. "One" is left out: it is a pronoun as often."""
    return _NUMBER.findall(text)
