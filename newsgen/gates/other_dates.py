"""A date of another time: a day after the edition, a December in a story about February."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from babel.dates import get_month_names

from newsgen.gates.copy import own_copy
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_DAY = re.compile(r"\d")


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each day to come that a claim tells, and for each month in words that none of them is in."""
    days = [
        date.fromisoformat(claim.value)
        for claim in draft.claims
        if claim.unit == "date" and isinstance(claim.value, str)
    ]
    for day in dict.fromkeys(days):
        if day > newsroom.as_of:
            yield f"{day} is after the day of this edition, {newsroom.as_of}"
    copy, names = own_copy(draft, plan, newsroom.language), _months(newsroom.language)
    if copy.words.isdisjoint(names):
        return
    periods = (plan.table.period, plan.table.compared_with)
    months = {day.month for day in days} | {plan.published.month, newsroom.as_of.month}
    months |= {day.month for period in periods if period for day in (period.start, period.end)}
    for month in sorted(names[word] for word in copy.words & names.keys()):
        if month in months:
            continue
        word = next(name for name, number in names.items() if number == month and name in copy.words)
        dated = gate_words_of(newsroom.language).dated.get(word, rf"\b{word}\b")
        places = _places(plan, word)
        if line := next((line for line in copy.lines if re.search(dated, places.sub("", line))), ""):
            yield f"{word!r} is the month of no figure here: {line!r}"


def _places(plan: StoryPlan, word: str) -> re.Pattern[str]:
    """The names of places that have the word in them: March East, May Bank."""
    table = plan.table
    areas = (*(s.area for s in table.rankings), *table.suppressed, *table.missing)
    found = {table.patch.name, *(name for area in areas for name in (area.name, area.parent))}
    named = sorted((name for name in found if word in name), key=len, reverse=True)
    return re.compile(
        "|".join(re.escape(form) for n in named for form in (n, n.replace("&", "and"))) or r"(?!)"
    )


@cache
def _months(language: str) -> dict[str, int]:
    """The names of the months, in full, with their numbers."""
    return {
        name: number for number, name in get_month_names("wide", locale=language.replace("-", "_")).items()
    }
