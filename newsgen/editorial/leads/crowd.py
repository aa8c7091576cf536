"""At least twice as many areas as before are above a round figure, or some are for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "crowd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs beside those of the angle."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    areas: int = 2
    """How many areas have crossed at the least, where none had before."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    now, before, line = (value(finding, name) for name in ("count", "count_before", "threshold"))
    if now is None or (finding.situation == "first" and now < settings.areas):
        return ""
    return f"{now:.0f} areas are above {line:g}, {before:.0f} were"
