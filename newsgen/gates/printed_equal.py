"""Figures that read alike in print though they differ: ranks, or "above 300", that a reader cannot see in the list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from newsgen.gates.gate import Severity
from newsgen.language.style import HouseStyle, load_style
from newsgen.model.draft import Draft
from newsgen.model.figure import Figure
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking
from newsgen.model.plan import StoryPlan
from newsgen.writing.printing import printed

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each pair of the lead's areas, and for each that prints as the threshold it lies beyond."""
    style = _style(newsroom)
    for finding in plan.findings.values():
        areas = [s for s in finding.areas if isinstance(s, AreaRanking)]
        line = finding.facts.get("threshold")
        for ranking in areas if isinstance(line, Figure) else ():
            assert isinstance(line, Figure)
            if _alike(ranking.value, line, style):
                said = printed(ranking.value, style)
                yield f"{ranking.area.name} prints as {said}, the threshold that it lies beyond"
        if finding is plan.lead:
            for one, other in pairwise(areas):
                if _alike(one.value, other.value, style):
                    said = printed(one.value, style)
                    yield f"{one.area.name} and {other.area.name} differ, and both print as {said}"


@lru_cache(maxsize=2)
def _style(newsroom: NewsroomSettings) -> HouseStyle:
    """Its house style, read once for all its drafts."""
    return load_style(newsroom.style, (newsroom.folder / "styles",))


def _alike(one: Figure, other: Figure, style: HouseStyle) -> bool:
    """Whether two figures that differ print as one."""
    return one.value != other.value and printed(one, style).value == printed(other, style).value
