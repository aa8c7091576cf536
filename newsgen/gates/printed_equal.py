"""Figures that read alike in print though they differ: ranks, or "above 300", that a reader cannot see in the list."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from newsgen.gates.gate import Severity
from newsgen.language.exact import exact, rounded
from newsgen.model.draft import Draft
from newsgen.model.figure import IN_ONES, Figure
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each pair of the lead's areas, and for each that prints as the threshold it lies beyond."""
    for finding in plan.findings.values():
        areas = [s for s in finding.areas if isinstance(s, AreaRanking)]
        line = finding.facts.get("threshold")
        for ranking in areas if isinstance(line, Figure) else ():
            assert isinstance(line, Figure)
            if _alike(ranking.value, line):
                yield f"{ranking.area.name} prints as {_printed(ranking.value)}, the threshold that it lies beyond"
        if finding is plan.lead:
            for one, other in pairwise(areas):
                if _alike(one.value, other.value):
                    yield f"{one.area.name} and {other.area.name} differ, and both print as {_printed(one.value)}"


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures that differ print as one; those that lie a unit of the last decimal apart cannot."""
    decimals = one.measure.decimals if one.measure else 0
    near = abs(one.value - other.value) * (100 if one.unit in IN_ONES else 1) <= 10.0**-decimals
    return near and one.value != other.value and _printed(one) == _printed(other)


def _printed(figure: Figure) -> str:
    decimals = figure.measure.decimals if figure.measure else 0
    value = rounded(exact(float(figure.value)) * (100 if figure.unit in IN_ONES else 1), decimals)
    return f"{float(value):.{decimals}f}"
