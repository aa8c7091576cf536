"""Which columns of numbers count nothing: codes, years, ranks, where a place lies, the numbers of the rows."""

from __future__ import annotations

import re

import numpy as np

from newsgen.ingest.guessing.column import Column

_WORDS = frozenset({
    "id", "ids", "code", "codes", "codice", "cod", "uid", "fips", "gss", "objectid", "fid",
    "year", "quarter", "month", "week", "day", "rank", "ranking", "position",
    "lat", "latitude", "lon", "lng", "long", "longitude", "easting", "northing", "easting_x", "northing_y",
    "sortable", "postcode", "zip",
})  # fmt: skip
"""A word that a column's name begins or ends with, by which its numbers are no figures."""
_INTERVAL = re.compile(
    r"\b(?:lower|upper)\b.*\b(?:ci|limit|bound|interval|confidence)\b|\b(?:confidence|ci)\b.*\b(?:lower|upper|limit|low|high)\b"
    r"|\b[lu]?ci\b|\b(?:standard|std) (?:error|err)\b|\bmargin of error\b",
    re.I,
)
"""How sure a publisher is of another column's figures: no figure of a place by itself."""
_LONGEST = 3
"""In a longer name such a word is about something else: "deaths in the year"."""
_PXSTAT = re.compile(r"TLIST\([A-Z0-9]+\)|C[0-9]{5}V[0-9]{5}|STATISTIC", re.I)
"""Columns of codes of PxStat, beside their labels."""
_FEW = 3
"""Of so few rows nobody can say whether 1, 2, 3 counts them."""


def is_no_measure(column: Column) -> bool:
    """Whether a column of numbers is none that a story can be about."""
    tokens = column.tokens
    named = bool(tokens) and len(tokens) <= _LONGEST and not _WORDS.isdisjoint((tokens[0], tokens[-1]))
    whole_years = "year" not in tokens or column.is_whole
    return (
        (named and whole_years)
        or bool(_PXSTAT.fullmatch(column.name))
        or bool(_INTERVAL.search(" ".join(column.tokens)))
        or _is_index(column)
    )


def _is_index(column: Column) -> bool:
    """Whether a column only counts the rows."""
    values = column.values[column.texts.which]
    counted = values.size > _FEW and not np.isnan(values).any() and bool((np.diff(values) == 1).all())
    return counted and values[0] in (0, 1)
