"""A rate that does not fit its count and population: "124 cases" beside the rate of 24."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.printed import plain, printed_areas
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
GROWTH = 0.1
"""How much a population may differ from one period to the next."""
_SLACK = 1e-9


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each area whose figures the draft prints.

    A rate may differ from count / population x per by half a unit of its last decimal and the measure's tolerance.
    Without a population, the one that this period's rate and count imply must be that of the period before, within
    10 per cent.
    """
    measure = plan.table.measure
    if measure.kind != "rate" or plan.table.count_measure is None:
        return
    half = 0.5 * 10.0**-measure.decimals + measure.tolerance
    for s in printed_areas(draft, plan):
        if s.count is None:
            continue
        if s.denominator is not None:
            computed = (
                s.count.value / s.denominator.value * measure.per if s.denominator.value else float("inf")
            )
            if abs(s.value.value - computed) > half + _SLACK * max(1.0, abs(s.value.value)):
                parts = f"{plain(s.count.value)} / {plain(s.denominator.value)} x {plain(measure.per)}"
                yield f"{s.area.name}: the rate is {plain(s.value.value)}, and {parts} is {plain(computed)}"
        elif s.previous is not None and s.count_previous is not None:
            now, before = (
                _implied(s.count, s.value, measure, half),
                _implied(s.count_previous, s.previous, measure, half),
            )
            if now and before and (now[0] > before[1] * (1 + GROWTH) or before[0] > now[1] * (1 + GROWTH)):
                yield (
                    f"{s.area.name}: {plain(s.count.value)} at a rate of {plain(s.value.value)} means a population of "
                    f"some {sum(now) / 2:,.0f}, and in the period before of some {sum(before) / 2:,.0f}"
                )


def _implied(count: Figure, rate: Figure, measure: Measure, half: float) -> tuple[float, float] | None:
    """The smallest and the largest population that a rounded rate and its count allow; None for a rate near zero."""
    if rate.value <= half or not count.value:
        return None
    return count.value * measure.per / (rate.value + half), count.value * measure.per / (rate.value - half)
