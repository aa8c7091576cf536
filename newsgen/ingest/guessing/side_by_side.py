"""Two periods in one row: which column is the earlier one of which."""

from __future__ import annotations

from datetime import date

from newsgen.ingest.dates import Span
from newsgen.ingest.guessing.column import Column
from newsgen.ingest.guessing.dated import dated_header
from newsgen.ingest.guessing.period import BEFORE


def dated_pairs(figures: list[Column], published: date) -> list[tuple[str, str, Span, Span]]:
    """Columns that differ in nothing but a date: (newer, older, their days), for the two newest of each kind."""
    kinds: dict[str, list[tuple[Span, str]]] = {}
    for column in figures:
        if found := dated_header(column.name, published.year):
            kinds.setdefault(found[0], []).append((found[1], column.name))
    pairs = []
    for dated in kinds.values():
        dated.sort(key=lambda item: item[0].last)
        if len(dated) == 2 and dated[0][0].last < dated[1][0].last:
            pairs.append((dated[1][1], dated[0][1], dated[1][0], dated[0][0]))
    return pairs


def prior_columns(figures: list[Column]) -> dict[str, str]:
    """The column of the period before, by column: "rate" -> "prev_rate"."""
    bare = {tuple(t for t in c.tokens if t not in BEFORE): c.name for c in figures if BEFORE & set(c.tokens)}
    return {
        c.name: bare[tuple(c.tokens)]
        for c in figures
        if tuple(c.tokens) in bare and not BEFORE & set(c.tokens)
    }
