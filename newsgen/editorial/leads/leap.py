"""The number of some area at least doubled or halved."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.editorial.leads.rule import value
from newsgen.model.finding import Finding, Scene

FINDING = "leap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs beside those of the angle."""

    base: float = 15
    """From how many at the least."""
    peak: float = 30
    """How many there were at the higher point at the least."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    now, before = value(finding, "now"), value(finding, "before")
    if now is None or before is None or before < settings.base or max(now, before) < settings.peak:
        return ""
    return f"one area went from {before:,.0f} to {now:,.0f}"
