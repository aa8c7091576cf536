"""The words of the pages that speak to an editor, not to a reader: in English whatever the story is in."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel.dates import format_date, format_interval

from newsgen.model.draft import Draft
from newsgen.model.period import Period


@cache
def day(when: date) -> str:
    """18 February 2021."""
    return format_date(when, "d MMMM yyyy", locale="en_GB")


@cache
def days(period: Period) -> str:
    """12–18 Feb 2021; 26 Feb – 4 Mar 2021; the one day, in full, where it is one."""
    return format_interval(period.start, period.end, "yMMMMd", locale="en_GB")


def why(draft: Draft) -> str:
    """The reason of the largest part of its score, the first of equals; "" where it has no parts."""
    return max(draft.score.parts, key=lambda part: part[1])[2] if draft.score.parts else ""


def counted(number: int, singular: str, plural: str) -> str:
    """1 draft, 2 drafts."""
    return f"{number:,} {singular if number == 1 else plural}"
