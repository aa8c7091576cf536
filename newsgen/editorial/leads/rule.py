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


def signed(per_cent: float) -> str:
    """A change as an editor reads it: "+52 per cent"."""
    return f"{per_cent:+.0f} per cent"
