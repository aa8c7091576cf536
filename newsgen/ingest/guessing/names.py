"""What names and codes of places give away: the kind of place, the level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

KINDS: dict[str, str] = {
    "msoa": "neighbourhood", "lsoa": "small area", "ward": "ward", "borough": "borough", "county": "county",
    "counties": "county", "district": "district", "utla": "council", "ltla": "council", "lad": "council",
    "la": "council", "laname": "council", "authority": "council", "authorities": "council", "council": "council",
    "constituency": "constituency", "region": "region", "rgn": "region", "state": "state", "country": "country",
    "parish": "parish", "school": "school",
}  # fmt: skip
"""A word of a column's name -> what a place of that column is called."""
_PREFIXES: dict[str, str] = {
    "E01": "small area", "W01": "small area", "E02": "neighbourhood", "W02": "neighbourhood", "S02": "neighbourhood",
    "E05": "ward", "W05": "ward", "S13": "ward", "E06": "council", "E07": "council", "E08": "council", "E09": "borough",
    "E10": "council", "W06": "council", "S12": "council", "N09": "council", "E12": "region", "E14": "constituency",
}  # fmt: skip
GSS = re.compile(r"[A-Z][0-9]{8}")
"""A code of the Office for National Statistics."""


def kind_of_codes(codes: Iterable[str]) -> str:
    """What the places of these codes are called; "" where the codes do not say."""
    found = Counter(_PREFIXES.get(code[:3], "") for code in codes if GSS.fullmatch(code))
    if not found:
        return ""
    kind, count = found.most_common(1)[0]
    # boroughs are councils too, and so a council list has them
    return (
        "council" if {"council", "borough"} <= set(found) else kind if count * 2 > found.total() else "area"
    )


def kind_of_name(tokens: Iterable[str]) -> str:
    """What the places of a column are called, by the words of its name; "" where they do not say."""
    for token in tokens:
        for word in (token, token.removesuffix("nm"), token.removesuffix("n"), token.removesuffix("name")):
            if word in KINDS:
                return KINDS[word]
    return ""
