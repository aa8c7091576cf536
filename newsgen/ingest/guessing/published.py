"""The day on which a table was published, and how one can tell."""

from __future__ import annotations

import re
from datetime import date

from newsgen.ingest.guessing.column import Column
from newsgen.ingest.guessing.dated import dates_in


def published_on(column: Column | None, topic: str, today: date) -> tuple[date, str]:
    """By a column, else by the file's name, else `today`; and why."""
    if column is not None:
        newest = max(span.last for span in column.spans.values())
        return newest, f"the newest day of {column.name!r}"
    days = [(at, span.last) for at, span in dates_in(topic) if span.size == "day"]
    # "week_ending_2021-02-18" is no day of publication
    told = [
        day
        for at, day in days
        if not re.search(r"(?:ending|to|_|^[a-z]+)[-_ ]*$", topic[:at]) or "publish" in topic[:at]
    ]
    if told or (len(days) == 1 and not re.search(r"ending|_to_", topic)):
        return (told or [days[0][1]])[-1], "the file's name says so"
    return today, "nothing tells the day of publication: the day of this guess stands in, correct it"
