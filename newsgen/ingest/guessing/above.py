"""When, as a row right above the header says it: "date", "February 2024"."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.ingest.dates import parse_dates
from newsgen.ingest.guessing.period import PeriodGuess, guess_from_spans
from newsgen.ingest.spans import Span
from newsgen.ingest.wording import plain

_WHEN = frozenset({"date", "month", "quarter", "year", "period", "time", "time period", "reference period"})
"""What such a row calls its one other cell; a day alone may be that of publication or of a download."""


def guess_from_above(above: Sequence[Sequence[str]], topic: str) -> PeriodGuess | None:
    """The period that stands beside a word for it above the header; None where none does, or only a day."""
    for record in reversed(above):
        texts = [text for cell in record if (text := plain(cell))]
        if len(texts) != 2 or texts[0].rstrip(":").lower() not in _WHEN:
            continue
        (span,) = parse_dates([texts[1]])
        if isinstance(span, Span) and span.size != "day":
            return guess_from_spans(span, None, f"the row {' '.join(texts)!r} above the header", topic)
    return None
