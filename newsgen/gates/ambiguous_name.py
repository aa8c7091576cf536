"""A name that several areas share, printed without the place that says which; or a place said twice over.

In a story of that place alone the name needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsgen.gates.setting import Severity
from newsgen.model.area import Area
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each such name, with the first line that has it."""
    printed = {claim.area for claim in draft.claims}
    lines = (draft.headline, draft.standfirst, *draft.text.split("\n"))
    areas = tuple(_areas(plan))
    for area in areas:
        shared = area.shared_name and area.parent not in ("", plan.table.patch.name)
        having = [line for line in lines if area.name in line] if shared else ()
        if having:
            # not that of a longer name: Plumstead, but not Plumstead West
            name = re.compile(rf"(?<!\w){re.escape(area.name)}(?![\w-])(?! [A-Z])")
            longer = {other.name for other in areas if name.search(other.name) and other.name != area.name}
            for line in having:
                if name.search(_without(line, longer)) and not _has_place(line, area, areas):
                    yield f"{area.name!r} without its place, {area.parent}: {line.strip()!r}"
                    break
        if area.code in printed and area.parent and area.name.startswith(area.parent):
            twice = f"{area.name}, {area.parent}", f"{area.name} in {area.parent}"
            for said in twice:
                if any(said in line for line in lines):
                    yield f"{said!r} says {area.parent!r} twice"


def _without(line: str, names: set[str]) -> str:
    """The line without these names, the longest first: what is left of one may be another."""
    for name in sorted(names, key=len, reverse=True):
        line = line.replace(name, "")
    return line


def _areas(plan: StoryPlan) -> Iterator[Area]:
    yield from (s.area for s in plan.table.rankings)
    yield from plan.table.suppressed


def _has_place(line: str, area: Area, areas: tuple[Area, ...]) -> bool:
    """Whether the line has a word of the place of this area, or of another one that is called the same."""
    parents = " ".join({other.parent for other in areas if other.name == area.name})
    known = (word for word in re.findall(r"\w+", parents) if word[0].isupper() and word != "City")
    return any(word in line for word in known)
