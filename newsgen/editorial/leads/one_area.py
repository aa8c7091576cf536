"""One area hides the rest: without it the patch's total went the other way, or hardly moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import signed, value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "leave_one_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    turns: float = 5
    """Where the sign turns, the per cent that both changes have at the least."""
    halves: float = 10
    """Where less than half is left, the per cent that the whole change has at the least."""
    moved: float = 20
    """By how many the area moved at the least."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    whole = scene.findings.get("whole")
    total = None if whole is None else value(whole, "per_cent")
    rest, change = value(finding, "rest_per_cent"), value(finding, "change")
    if total is None or rest is None or change is None or abs(change) < settings.moved:
        return ""
    without = f"total {signed(total)}, without one area {signed(rest)}"
    if finding.situation == "turns" and min(abs(total), abs(rest)) >= settings.turns:
        return without
    return without if finding.situation == "halves" and abs(total) >= settings.halves else ""
