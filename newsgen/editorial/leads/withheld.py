"""So many of the patch's areas have a withheld figure that how many they are is itself the news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "suppressed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    share: float = 0.5
    """The share of the patch's areas from which it holds."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    withheld, areas = scene.table.suppressed_count.value, scene.table.areas.value
    if not areas or withheld < settings.share * areas:
        return ""
    return f"{withheld:.0f} of {areas:.0f} areas have a withheld figure"
