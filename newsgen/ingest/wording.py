"""Text as publishers leave it: spaces of every kind, byte order marks, characters that no page may carry."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\ufeff\u200b\u200c\u200d\u2060\u00ad]")
_REFUSED = {"Cc", "Cf", "Co", "Cs", "Cn"}


def trimmed(text: str) -> str:
    """Without spaces (non-breaking ones too) and byte order marks around it; inside it is untouched."""
    return text.strip().strip("\ufeff\u200b").strip()


def plain(text: str) -> str:
    """`trimmed`, with every run of spaces of any kind inside it as one space, and nothing invisible."""
    if text.isascii() and text.isalnum():  # most are, and there can be millions
        return text
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def refused(text: str) -> str:
    """The first character of `text` that no page may carry, as "U+E000", or "".

    Refused are control characters, marks that turn the direction of writing, private use, unassigned; and "<" and ">",
    which no place has in its name: where one stands, the cell holds markup.
    """
    for sign in "<>":
        if sign in text:
            return repr(sign)
    if text.isascii() and text.isprintable():
        return ""
    return next((f"U+{ord(c):04X}" for c in text if unicodedata.category(c) in _REFUSED), "")
