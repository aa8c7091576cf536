"""What a lead rule is: when a finding leads the story of a patch.

Each rule is a file of this room that defines

    FINDING   the angle whose finding then leads
    Settings  a frozen dataclass: its cut-offs, which a project may set under [leads.NAME]
    holds     (Finding, Scene, Settings) -> why, in an editor's words; "" where it does not hold

and is found by its file's name, also from another package (newsgen/registry). leads.toml has their order: the first
that holds leads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsgen.model.figure import Figure
from newsgen.model.finding import Finding, Scene
from newsgen.model.patch_table import AreaRanking
from newsgen.registry import modules


@dataclass(frozen=True, slots=True)
class LeadRule:
    """A rule, discovered."""

    name: str
    doc: str
    finding: str
    settings: type
    holds: Callable[[Finding, Scene, Any], str]


@cache
def lead_rules() -> Mapping[str, LeadRule]:
    """Every rule by name."""
    return {
        name: LeadRule(name, module.__doc__ or "", module.FINDING, module.Settings, module.holds)
        for name, module in modules(__package__, "FINDING", "FINDING", "Settings", "holds").items()
    }


def value(finding: Finding, name: str) -> float | None:
    """The value of one of its figures; None where it has none."""
    found = finding.facts.get(name)
    return found.value if isinstance(found, Figure) else None


def moved_far(whole: Finding, change: float, base: float) -> tuple[float, float] | None:
    """The change of a patch's total in per cent and what that was before; None where it is less, or from fewer."""
    per_cent, before = value(whole, "per_cent"), value(whole, "before")
    if per_cent is None or before is None or abs(per_cent) < change or before < base:
        return None
    return per_cent, before


def is_past(top: AreaRanking, scene: Scene) -> bool:
    """Whether an area's high figure is no longer its news.

    Its number fell by a third, or rose by less than the patch's did: what happened is elsewhere.
    """
    now, before = top.count or top.value, top.count_previous if top.count else top.previous
    if before is None or not before.value > 0:
        return False
    change = 100 * (now.value / before.value - 1)
    whole = scene.findings.get("whole")
    of_all = value(whole, "per_cent") if whole is not None else None
    return change <= -100 / 3 or (of_all is not None and of_all > 0 and change < of_all)


def is_small_part(number: float, share: float, scene: Scene) -> bool:
    """Whether a number is less than that share of the patch's total, of now or before, whichever is larger."""
    whole = scene.findings.get("whole")
    ends = [value(whole, name) for name in ("total", "before")] if whole is not None else []
    return number < share * max((end for end in ends if end is not None), default=0)


def signed(per_cent: float) -> str:
    """A change as an editor reads it: "+52 per cent"."""
    return f"{per_cent:+.0f} per cent"
