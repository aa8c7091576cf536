"""Even the lowest area is far above the wider place's rate; or the highest far below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "beyond_wider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    times: float = 1.5
    """How many times the wider rate the nearest area is, or that rate the area."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    over = value(finding, "over")
    if over is None:
        return ""
    ratio = 1 + over / 100
    if finding.situation == "above" and ratio >= settings.times:
        return f"even its lowest area is {ratio:.2f} times the wider rate"
    if finding.situation == "below" and finding.facts["new"] and ratio * settings.times <= 1:
        return f"even its highest area is {ratio:.2f} times the wider rate, and that is new"
    return ""
