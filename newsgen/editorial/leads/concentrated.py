"""Of an extract: one place holds so many of its areas that where they are is the news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "spread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    share: float = 0.4
    """The share of the areas that the place holds at the least."""
    areas: int = 10
    """The fewest areas of which it is news."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    largest: Any = finding.facts["largest"]
    of = len(finding.areas)
    if scene.table.whole or largest is None or of < settings.areas:
        return ""
    held = largest.count.value
    return f"{largest.name} holds {held:.0f} of {of}" if held >= settings.share * of else ""
