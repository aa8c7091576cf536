"""The dates of a text: days, months, years, days of the week, and times given by another ("the week before")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal["", "until", "published"]
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![\w])"
)
_YEAR = r"(?:19|20)\d\d"
_GRAIN = r"(?:day|week|fortnight|month|quarter|year|decade)"
_DATE = re.compile(
    rf"""
    (?:(?P<weekday>{"|".join(_WEEKDAYS)})s?,?\s(?:the\s)?)?
    (?:
      (?P<iso>{_YEAR}-\d\d-\d\d)
    | (?<![\d/])(?P<d3>\d{{1,2}})[/.](?P<m3>\d{{1,2}})[/.](?P<y3>(?:20|19)?\d\d)(?![\d/])
    | {_MONTH.format("m1")}\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|\s?per|[.,]\d|:)(?:,?\s(?P<y1>{_YEAR}))?
    | (?:the\s)?(?<![\d.,£$€])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format("m2")}(?:,?\s(?P<y2>{_YEAR}))?
    | (?P<m4full>{"|".join(m.title() for m in _MONTHS if m != "may")}|(?<=in\s)May|(?<=to\s)May)
      (?:,?\s(?P<y4>{_YEAR}))?(?!\w)
    )
    | (?P<alone>{"|".join(w.title() for w in _WEEKDAYS)})\b
    | (?<![\w£$€.,-])(?P<span>{_YEAR}[-–/]\d\d(?:\d\d)?)(?![\w,.]\d|\w)
    | (?<![\w£$€.,])(?P<year>{_YEAR})(?![\w]|[.,]\d
      |\s(?:new|more|fewer|cases|people|areas|neighbourhoods|homes|households|deaths|per|jobs|pupils)\b)
    | (?:the\s|a\s|an\s)?(?:same\s)?(?P<before1>{_GRAIN})\s(?:before|earlier|ago|previously)\b(?!\s(?:last|that))
    | (?:the\s|in\sthe\s)?
      (?P<how>previous|preceding|prior|last|past|this|next|same|current|latest)\s(?P<before2>{_GRAIN})\b
    | \b(?P<now>yesterday|today|tomorrow|tonight)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:\bto|\bended|\bending|\bends|\buntil|\bup to|\bbefore|\bto the end of|–|-)\s"
    r"(?:on\s|and including\s|midnight on\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publish|releas|issu|updat|put out|came out|announc|appear|according|from figures)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A date of a text, with as much of it as the text gives; `grain` where it is given by another date."""

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    grain: str = ""
    relation: str = ""
    role: Role = ""

    def fits(self, day: date) -> bool:
        """Whether it says nothing else of that day; 3/4 may be of March or of April."""
        swapped = (
            self.year is not None
            and self.text[:1].isdigit()
            and "/" in self.text
            and (day.month, day.day) == (self.day, self.month)
        )
        return (
            (self.year is None or self.year == day.year)
            and (self.weekday is None or self.weekday == day.weekday())
            and (
                swapped
                or (
                    (self.month is None or self.month == day.month)
                    and (self.day is None or self.day == day.day)
                )
            )
        )


def whens(text: str) -> list[When]:
    """Every date of a text, in its order.

    >>> found = whens("The week to Friday, 23 October, published on Oct. 28, and the week before.")
    >>> [(w.text, w.month, w.day, w.role or w.grain) for w in found]
    [('Friday, 23 October', 10, 23, 'until'), ('Oct. 28', 10, 28, 'published'), ('the week before', None, None, 'week')]
    """
    return [found for m in _DATE.finditer(text) if (found := _when(m, text)) is not None]


def _when(m: re.Match[str], text: str) -> When | None:
    if (m["m1"] or m["m2"] or "").islower():
        return None
    year = month = day = weekday = None
    grain = (m["before1"] or m["before2"] or "").lower()
    relation = "" if not grain else "before" if m["before1"] else (m["how"] or "").lower()
    if m["now"]:
        grain, relation = "day", m["now"].lower()
    if m["iso"]:
        year, month, day = map(int, m["iso"].split("-"))
    elif m["d3"]:
        day, month, year = int(m["d3"]), int(m["m3"]), int(m["y3"])
        year += 2000 if year < 100 else 0
    else:
        name = m["m1"] or m["m2"] or m["m4full"]
        month = _month(name) if name else None
        day = int(m["d1"] or m["d2"]) if m["d1"] or m["d2"] else None
        years = m["y1"] or m["y2"] or m["y4"] or m["year"]
        year = int(years) if years else None
    if m["span"]:
        year = int(m["span"][:4])
    named = m["weekday"] or m["alone"]
    if named:
        weekday = _WEEKDAYS.index(named.lower())
    before = text[: m.start()]
    role: Role = (
        ""
        if grain
        else "until"
        if _UNTIL.search(before)
        else "published"
        if _PUBLISHED.search(before)
        else ""
    )
    return When(m.start(), m.end(), m[0], year, month, day, weekday, grain, relation, role)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def fits_any(when: When, days: Iterable[date]) -> bool:
    """Whether it may be one of them."""
    return any(when.fits(day) for day in days)
