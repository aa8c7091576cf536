"""Every area of the patch moved one way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "direction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    areas: int = 8
    """The fewest areas of which it is news."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    if finding.situation not in ("all_up", "all_down") or scene.table.areas.value < settings.areas:
        return ""
    way = "rose" if finding.situation == "all_up" else "fell"
    return f"all {scene.table.areas.value:.0f} areas {way}"
