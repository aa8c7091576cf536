"""At least twice as many areas as before are above a round figure, or some are for the first time.

The figure is above the rate of every place around the patch: below that it says that the patch has less than others.
"""

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
    at_most: int = 20
    """How many are above it at the most: what a list can show."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    now, before, line = (value(finding, name) for name in ("count", "count_before", "threshold"))
    if now is None or line is None or now > settings.at_most:
        return ""
    if finding.situation == "first" and now < settings.areas:
        return ""
    whole = scene.findings.get("whole")
    around = [value(whole, name) for name in ("wider_rate", "country_rate")] if whole is not None else []
    if any(rate is not None and line <= rate for rate in around):
        return ""
    return f"{now:.0f} areas above {line:g}, {before:.0f} before"
