"""A total that is not the sum of its parts, or a total that stands among them as if it were an area."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from newsgen.gates.printed import plain
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding, PlaceGroup
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.no_place import is_total
from newsgen.model.patch_table import PatchTable
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
FEWEST = 10
"""Among fewer areas, one may well have as many as all others together."""


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each count of a finding that its parts do not add up to."""
    for finding in plan.findings.values():
        whole = finding.facts.get("of")
        if not isinstance(whole, Figure):
            continue
        parts = _parts(finding)
        if parts and fsum(parts) != whole.value:
            added = " + ".join(plain(part) for part in parts)
            yield f"{finding.angle}: {added} is {plain(fsum(parts))}, and the whole is {plain(whole.value)}"


def table_faults(table: PatchTable, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for areas with and without figures that do not add up, and one for each row of a total."""
    parts = len(table.rankings), len(table.suppressed), len(table.missing)
    if fsum(parts) != table.areas.value:
        yield f"{' + '.join(map(str, parts))} areas with and without a figure, and {plain(table.areas.value)} in all"
    for ranking in table.rankings:
        if is_total(ranking.area.name):
            yield f"{ranking.area.name!r} stands among the areas, and is ranked as one"
    if len(table.rankings) >= FEWEST:
        counts = [ranking.counted for ranking in table.rankings]
        most = max(counts)
        if most and most == fsum(counts) - most:
            ranking = table.rankings[counts.index(most)]
            yield f"{ranking.area.name} has as many as all other areas together, {plain(most)}: is it their total?"


def _parts(finding: Finding) -> list[float]:
    for fact in finding.facts.values():
        if isinstance(fact, tuple) and fact and all(isinstance(part, PlaceGroup) for part in fact):
            return [part.count.value for part in fact if isinstance(part, PlaceGroup)]
    ways = [finding.facts.get(name) for name in ("rose", "fell", "unchanged")]
    found = [way for way in ways if isinstance(way, Figure)]
    return [] if any(way.bound for way in found) else [way.value for way in found]
