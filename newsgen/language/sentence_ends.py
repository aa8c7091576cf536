"""Where the sentences of a running text end."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_END = re.compile(r"(?<=[.!?])[\"”“’)]?\s+(?=[\"“„‘(]?(?P<next>[^\W_]))")
_DAY = re.compile(r"(?<![\d.,])\d{1,2}\.\s+$")
_SHORTENED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gov|Sen|Rep|Lt|Gen|St|Ste|No|Nr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.S)\.\s+$"
)


@lru_cache(maxsize=1024)  # typesetting and gates ask after the same lines
def sentence_ends(text: str, locale: str = "en_GB") -> tuple[int, ...]:
    """Where each sentence of a text begins that has one before it.

    A sentence begins with a capital or a figure. The point of a day does not end one ("am 9. Februar"), nor that of
    a word cut short ("Feb. 18", "St. Helens").

    >>> text = "Am 9. Februar waren es 21. Im März waren es zwölf."
    >>> [text[at:] for at in sentence_ends(text, "de_DE")]
    ['Im März waren es zwölf.']
    >>> text = "St. Helens had 21 on Feb. 18. It had 12 before."
    >>> [text[at:] for at in sentence_ends(text)]
    ['It had 12 before.']
    """
    ends = []
    for found in _END.finditer(text):
        begins = found["next"].isupper() or found["next"].isdigit()
        is_day = _DAY.search(text, max(0, found.start() - 4), found.end()) and _month(locale).match(
            text, found.end()
        )
        is_short = _SHORTENED.search(text, max(0, found.start() - 6), found.end())
        if begins and not is_day and not is_short:
            ends.append(found.end())
    return tuple(ends)


@cache
def _month(locale: str) -> re.Pattern[str]:
    from babel.dates import get_month_names

    names = (get_month_names("wide", locale=locale.replace("-", "_"))[n] for n in range(1, 13))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})\b")
