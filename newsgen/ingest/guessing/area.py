"""Which columns say what place a row is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from newsgen.ingest.codes import unique_pairs
from newsgen.ingest.guessing.column import Column
from newsgen.model.source import AreaColumns

KINDS: dict[str, str] = {
    "msoa": "neighbourhood", "lsoa": "small area", "ward": "ward", "borough": "borough", "county": "county",
    "counties": "county", "district": "district", "utla": "council", "ltla": "council", "lad": "council",
    "la": "council", "laname": "council", "authority": "council", "authorities": "council", "council": "council",
    "constituency": "constituency", "region": "region", "rgn": "region", "state": "state", "country": "country",
    "parish": "parish", "school": "school", "city": "city", "town": "town", "municipality": "municipality",
    "province": "province", "trust": "trust", "force": "force", "hospital": "hospital", "continent": "continent",
}  # fmt: skip
"""A word of a column's name -> what a place of that column is called."""
_ABOUT: frozenset[str] = frozenset({"compared", "type", "types", "level", "status", "category", "phase"})
"""A word by which a column says something of places, and names none: "school_type", "Compared to Region"."""
_PREFIXES: dict[str, str] = {
    "E01": "small area", "W01": "small area", "E02": "neighbourhood", "W02": "neighbourhood", "S02": "neighbourhood",
    "E05": "ward", "W05": "ward", "S13": "ward", "E06": "council", "E07": "council", "E08": "council", "E09": "borough",
    "E10": "council", "W06": "council", "S12": "council", "N09": "council", "E12": "region", "E14": "constituency",
}  # fmt: skip
GSS = re.compile(r"[A-Z][0-9]{8}")
"""A code of the Office for National Statistics."""
_ONE_IS_NONE = frozenset({"country", "continent"})
"""A column with the one country of all places makes no patch."""
_CODE_WORDS = {"code", "cd", "fips", "gss", "geoid", "ons"}
_NAME_WORDS = {"name", "nm", "label", "area", "place"}
_ENOUGH = 0.5
"""A column names areas where it has at least this part of the different texts of the codes: a few share a name."""


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


@dataclass(frozen=True, slots=True, eq=False)
class AreaGuess:
    """The declaration, the columns it uses (by place), and why."""

    area: AreaColumns
    used: frozenset[int]
    why: str


def guess_area(columns: Sequence[Column], wanted: str = "") -> AreaGuess | None:
    """The code with most different texts, its name, and the larger places that it determines; None without any.

    `wanted` is the column that has the areas, where somebody has said so.
    """
    codes = [c for c in columns if _is_code(c) and wanted in ("", c.name)]
    code = max(codes, key=lambda c: (c.different, _is_official(c), -c.place), default=None)
    texts = [
        c for c in columns if not c.is_figure and not c.spans and c.different and c.name and c not in codes
    ]
    if code is None:
        named = [c for c in texts if wanted in ("", c.name)]
        name = max(named, key=lambda c: (bool(kind_of_name(c.tokens)), c.different, -c.place), default=None)
        if name is None:
            return None
    else:
        fitting = [c for c in texts if c.different >= _ENOUGH * code.different and _determined(code, c)]
        name = max(fitting, key=_likeness, default=None)
    key = code or name
    assert key is not None  # one of the two was found
    within: dict[str, str] = {}
    for column in sorted(texts, key=lambda c: -c.different):
        level = _level(column)
        if (
            column is not name
            and level
            and level not in within
            and _determined(key, column)
            and column.filled.all()
            and (column.different > 1 or level not in _ONE_IS_NONE)
        ):
            within[level] = column.name
    kind = kind_of_codes(code.words if code else ()) or kind_of_name(
        [*(code.tokens if code else ()), *(name.tokens if name else ())]
    )
    within = {level: column for level, column in within.items() if level != kind}
    area = AreaColumns(
        code=code.name if code else "", name=name.name if name else "", kind=kind or "area", within=within
    )
    used = {c.place for c in (*codes, *texts) if c in (code, name) or c.name in within.values() or c in codes}
    return AreaGuess(area, frozenset(used), _why(area, key))


def _is_code(column: Column) -> bool:
    words = [word for word in column.words if word]
    if not column.name or not words or column.spans:
        return False
    if _is_official(column):
        return True
    coded = bool(_CODE_WORDS & set(column.tokens)) or column.tokens[-1:] == ["id"]
    return coded and not column.has(".", "%") and column.different > 1 and "name" not in column.tokens


def _is_official(column: Column) -> bool:
    """Whether nearly all its words are codes of the Office for National Statistics."""
    words = [word for word in column.words if word]
    return sum(bool(GSS.fullmatch(word)) for word in words) > 0.9 * len(words)


def _determined(key: Column, column: Column) -> bool:
    """Whether each area has one text in that column."""
    filled = np.flatnonzero(key.filled)
    different = np.unique(np.array(column.words, object), return_inverse=True)[1].astype(np.int32)
    pairs, _, _ = unique_pairs(key.texts.which[filled], different[column.texts.which[filled]])
    return len({area for area, _ in pairs}) == len(pairs)


def _likeness(column: Column) -> tuple[bool, bool, bool, int, int]:
    tokens = column.tokens
    named = bool(_NAME_WORDS & set(tokens)) or kind_of_name(tokens) != ""
    return (
        tokens == ["name"],
        "name" in tokens or column.name[-1:] == "n",
        named,
        column.different,
        -column.place,
    )


def _level(column: Column) -> str:
    if _ABOUT & set(column.tokens):
        return ""
    return kind_of_name([*column.tokens, column.name.lower()])


def _why(area: AreaColumns, key: Column) -> str:
    parts = [f"{key.name!r} has {key.different:,} different texts"]
    parts.append(
        "which look like area codes" if area.code else "and no column holds codes, so the name serves as code"
    )
    if area.code and area.name:
        parts.append(f"{area.name!r} has one text for each of them")
    parts += [f"each lies in one {level} by {column!r}" for level, column in area.within.items()]
    return "; ".join(parts)
