"""Headers that are periods."""

from __future__ import annotations

import re

from newsgen.ingest.dates import Span, parse_dates
from newsgen.ingest.rows import Rows


def header_spans(rows: Rows) -> dict[int, Span]:
    """The days of the headers that are dates, by their place."""
    found = enumerate(parse_dates(list(rows.header)))
    return {i: span for i, span in found if isinstance(span, Span)}


def header_pattern(headers: list[str]) -> str:
    """A regular expression that fits the headers: digits as digits, letters as letters."""
    shapes = sorted({re.sub(r"[A-Za-z]+", "[A-Za-z]+", re.sub(r"[0-9]", "#", re.escape(h))) for h in headers})
    shapes = [re.sub(r"#+", lambda run: f"[0-9]{{{len(run[0])}}}", shape) for shape in shapes]
    return "|".join(dict.fromkeys(shapes))
