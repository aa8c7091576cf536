"""Every area of the patch moved one way."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.finding import Finding, Scene

FINDING = "direction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    areas: int = 8
    """The fewest areas of which it is news."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    if finding.situation not in ("all_up", "all_down") or scene.table.areas.value < settings.areas:
        return ""
    way = "rose" if finding.situation == "all_up" else "fell"
    return f"all {scene.table.areas.value:.0f} areas {way}"
