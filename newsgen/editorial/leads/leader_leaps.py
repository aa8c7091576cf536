"""The number of the area with the highest figure at least doubled or halved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import is_small_part, value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "leap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    base: float = 20
    """From how many at the least."""
    share: float = 0.05
    """The part of the patch's total that this is at the least."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    top: Any = finding.facts["top"]
    now, before = value(finding, "now"), value(finding, "before")
    if now is None or before is None or before < settings.base or top.rank.value != 1 or top.tied:
        return ""
    if is_small_part(max(now, before), settings.share, scene):
        return ""
    return f"the highest area went from {before:,.0f} to {now:,.0f}"
