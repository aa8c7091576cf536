"""How many rows hold the names of a table's columns."""

from __future__ import annotations

from newsgen.ingest.rows import Rows
from newsgen.ingest.wording import plain


def upper_rows(rows: Rows) -> int:
    """1, or more where rows right above the header tell its columns apart, or stand over several of them.

    A title is one text in the first column, and no such row; nor is one with a text for each column, which is data.
    """
    count, lower = 1, [plain(text) for text in rows.header]
    for record in reversed(rows.above):
        upper = [plain(text) for text in record]
        texts = [place for place, text in enumerate(upper) if text]
        if len(upper) != len(lower) or not texts or len(texts) == len(upper) or texts == [0]:
            break
        known = [text for text in lower if text]
        fills = any(not lower[place] for place in texts)
        if not fills and len(set(known)) == len(known) and texts == list(range(len(texts))):
            break
        count, lower = count + 1, upper
    return count
