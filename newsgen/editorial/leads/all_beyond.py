"""Every area is on one side of the wider place's rate, and was not in the period before."""

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

    areas: int = 5
    """The fewest areas of which "every" is news."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    areas = value(finding, "of")
    if not finding.facts["new"] or areas is None or areas < settings.areas:
        return ""
    return f"all {areas:.0f} areas are {finding.situation} the wider rate, and that is new"
