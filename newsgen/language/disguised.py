"""Words as a reader sees them: what hides within a word is gone, and letters in fancy dress are plain."""

from __future__ import annotations

import re
from unicodedata import normalize

_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Unicode's default ignorables: nothing is shown for them."""
_DRESSED = "\u2100-\u214f\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb\U0001f110-\U0001f149"
"""Letters that are others in bold, script, circles or full width; digits in such dress are digits to Python too."""
_DISGUISE = re.compile(f"(?P<hidden>[{_HIDDEN}]+)|[{_DRESSED}]+")


def undisguised(text: str) -> str:
    """The text with its words plain: ｔｗｅｌｖｅ is twelve, and so is what a soft hyphen breaks."""
    return text if text.isascii() else _DISGUISE.sub(_plain, text)


def _plain(found: re.Match[str]) -> str:
    return "" if found["hidden"] else normalize("NFKC", found[0])
