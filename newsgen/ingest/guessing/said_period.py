"""A period as a person answers it: "March 2023", "2023", "year to 31 March 2023", "week to 9 January 2023"."""

from __future__ import annotations

import re
from typing import Any

from newsgen.errors import Fault, InputError
from newsgen.ingest.dates import parse_dates
from newsgen.ingest.spans import Span

_LONG = re.compile(r"(?:the )?(week|month|quarter|year) (?:to|ending|ended) (.+)", re.I)
FORM = 'a period: "March 2023", "2023", "week to 9 January 2023", or { grain = "year", ends_on = 2023-03-31 }'


def said_period(words: str) -> dict[str, Any]:
    """The table data.period that the words stand for: its grain and its last day. InputError where they are none."""
    long = _LONG.fullmatch(words.strip())
    (span,) = parse_dates([long[2] if long else words.strip()])
    if not isinstance(span, Span):
        raise InputError(Fault("data.period", repr(words), FORM))
    grain = long[1].lower() if long else str(span.size)
    if grain == "day":
        raise InputError(Fault("data.period", f"{words!r} is one day", FORM))
    return {"grain": grain, "ends_on": span.last}
