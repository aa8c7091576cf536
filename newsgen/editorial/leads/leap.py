"""The number of some area at least doubled or halved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import is_small_part, value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "leap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs beside those of the angle."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    base: float = 15
    """From how many at the least."""
    peak: float = 30
    """How many there were at the higher point at the least."""
    share: float = 0.05
    """The part of the patch's total that this is at the least."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    now, before = value(finding, "now"), value(finding, "before")
    if now is None or before is None or before < settings.base or max(now, before) < settings.peak:
        return ""
    if is_small_part(max(now, before), settings.share, scene):
        return ""
    return f"one area went from {before:,.0f} to {now:,.0f}"
