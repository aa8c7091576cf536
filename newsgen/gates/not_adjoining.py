"""A comparison with a period that does not adjoin: the change is not one from week to week, and may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.period import Period
from newsgen.model.plan import StoryPlan
from newsgen.model.step import a_year_before

SEVERITY: Severity = "warn"


def seen(draft: Draft, plan: StoryPlan) -> tuple[Period, Period | None]:
    """The period of its figures and the one that it is held against."""
    return plan.table.period, plan.table.compared_with


def edition_faults(seen: Sequence[tuple[Period, Period | None]], newsroom: NewsroomSettings) -> Iterable[str]:
    """One message, with how far the two lie apart; none where it is the same period of the year before."""
    for now, before in seen[:1]:
        apart = days_apart(now, before)
        if before is None or not apart or a_year_before(now, before):
            continue
        how = f"{apart} days lie between" if apart > 0 else f"they share {-apart} days"
        yield f"{now.start} to {now.end} is held against {before.start} to {before.end}: {how}"


def days_apart(now: Period, before: Period | None) -> int:
    """How many days lie between the two: 0 where they adjoin, below zero where they overlap. Elections adjoin."""
    if before is None or now.grain == "election":
        return 0
    return (now.start - before.end).days - 1
