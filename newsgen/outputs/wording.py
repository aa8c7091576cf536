"""The words of the pages that speak to an editor, not to a reader: in English whatever the story is in.

Their dates are written here and not by Babel, whose data has "12–18 Feb" in one version and "12 – 18 Feb" in the next.
"""

from __future__ import annotations

from datetime import date

from newsgen.model.draft import Draft
from newsgen.model.period import Period

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
_APART = "\u2009–\u2009"
"""The dash between ends of several words; the spaces are thin. Between two figures it has none."""


def day(when: date) -> str:
    """18 February 2021.

    >>> day(date(2021, 2, 18))
    '18 February 2021'
    """
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def days(period: Period) -> str:
    """12–18 Feb 2021; 26 Feb – 4 Mar 2021; 28 Dec 2020 – 3 Jan 2021; 18 Feb 2021 where it is one day."""
    start, end = period.start, period.end
    if start == end:
        return _short(end)
    if start.year != end.year:
        return _short(start) + _APART + _short(end)
    if start.month != end.month:
        return f"{start.day} {_SHORT[start.month - 1]}{_APART}{_short(end)}"
    return f"{start.day}–{_short(end)}"


def why(draft: Draft) -> str:
    """Why its lead was chosen, else the reason of the largest part of its score; "" where it has no parts."""
    if draft.lead is not None:
        return f"{draft.lead.rule.replace('_', ' ')}: {draft.lead.why}"
    return max(draft.score.parts, key=lambda part: part[1])[2] if draft.score.parts else ""


def counted(number: int, singular: str, plural: str) -> str:
    """1 draft, 2 drafts."""
    return f"{number:,} {singular if number == 1 else plural}"


def _short(when: date) -> str:
    return f"{when.day} {_SHORT[when.month - 1]} {when.year}"
