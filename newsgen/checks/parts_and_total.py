"""A total that is not the sum of its parts, or a total that stands among them as if it were an area."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from newsgen.checks.printed import plain
from newsgen.checks.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding, Part
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan
from newsgen.model.standing import PatchTable, Standing
from newsgen.model.total import is_total

SEVERITY: Severity = "block"
FEWEST = 10
"""Among fewer areas, one may well have as many as all others together."""


def faults(draft: Draft, plan: StoryPlan, house: House) -> Iterable[str]:
    """One message for each count of a finding that its parts do not add up to."""
    for finding in plan.findings.values():
        whole = finding.facts.get("of")
        if not isinstance(whole, Figure):
            continue
        parts = _parts(finding)
        if parts and fsum(parts) != whole.value:
            added = " + ".join(plain(part) for part in parts)
            yield f"{finding.angle}: {added} is {plain(fsum(parts))}, and the whole is {plain(whole.value)}"


def table_faults(table: PatchTable, house: House) -> Iterable[str]:
    """One message for areas with and without figures that do not add up, and one for each row of a total."""
    parts = len(table.standings), len(table.suppressed), len(table.missing)
    if sum(parts) != table.areas.value:
        yield f"{' + '.join(map(str, parts))} areas with and without a figure, and {plain(table.areas.value)} in all"
    for standing in table.standings:
        if is_total(standing.area.name):
            yield f"{standing.area.name!r} stands among the areas, and is ranked as one"
    if len(table.standings) >= FEWEST:
        counts = [_count(s) for s in table.standings]
        most = max(counts)
        if most and most == fsum(counts) - most:
            standing = table.standings[counts.index(most)]
            yield f"{standing.area.name} has as many as all other areas together, {plain(most)}: is it their total?"


def _parts(finding: Finding) -> list[float]:
    for fact in finding.facts.values():
        if isinstance(fact, tuple) and fact and all(isinstance(part, Part) for part in fact):
            return [part.count.value for part in fact if isinstance(part, Part)]
    ways = [finding.facts.get(name) for name in ("rose", "fell", "unchanged")]
    return [way.value for way in ways if isinstance(way, Figure)]


def _count(standing: Standing) -> float:
    if standing.count is not None:
        return standing.count.value
    return standing.value.value if standing.value.unit == "count" else 0
