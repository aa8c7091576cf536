"""Names in a column of areas that are no places: totals, and what is left when all places are counted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_PLACES = (
    "areas|places|counties|councils|districts|boroughs|wards|regions|states|countries|provinces|municipalities|"
    "authorities|constituencies|parishes|schools|trusts|forces|towns|cities"
)
_NO_PLACE: Final = re.compile(
    r"(?:(?:grand |sub-?)?totals?|(?:grand |sub-?)?total (?:for |of |in )?\S.*|.*\S[ ,:(-]+(?:grand |sub-?)?total\)?|"
    rf"all(?: [\w-]+){{0,2}} (?:{_PLACES})|all|overall|other|various|missing|invalid|n/[ak]|"
    r"world|whole world|insgesamt|gesamt|zusammen|ensemble|totale|"
    r"(?:rest|remainder) of .*|(?:outside|out of) (?:the )?\S.*)|"
    r".*\b(?:unknown|not (?:known|stated|recorded|specified|assigned|allocated|applicable|available)|unspecified|"
    r"unallocated|unassigned|unrecorded|out(?:side)?(?: of)?[- ]area|no fixed abode|n[./]e[./]c|"
    r"not elsewhere classified)\b.*",
    re.I,
)
_MARKS: Final = re.compile(r"\s*(?:[*†‡§¹²³]|\[[^\]]*\])+$")
"""Signs of notes behind a name: "Total*", "Total [note 1]"."""


@lru_cache(maxsize=16_384)  # each patch asks again for its areas
def is_total(name: str) -> bool:
    """Whether an area of that name is not an area, but the total (or the rest) of others: "Not stated"."""
    return bool(_NO_PLACE.fullmatch(_MARKS.sub("", name.strip())))
