"""Invisible marks in a text: private-use characters that say where a claim starts and ends.

They pass through every filter unchanged and in order, and count for nothing when a filter decides.
"""

from __future__ import annotations

import re

MARK = "[\ue000-\uf8ff\U000f0000-\U000ffffd]"
_MARKS = re.compile(MARK)

ENTITY = "&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#x[0-9A-Fa-f]+);"
"""A character as HTML may write it."""
ENTITY_OF_A_MARK = "&(?:amp|lt|gt|quot|#34|#39|#x27);"
"""What escaping makes of the five characters that HTML keeps for itself: none of them is a letter."""


def visible(text: str) -> str:
    r"""The text as a reader sees it.

    >>> visible("\ue00020\ue001 areas")
    '20 areas'
    """
    return _MARKS.sub("", text)


def marks_in(text: str) -> str:
    """The marks alone."""
    return "".join(_MARKS.findall(text))
