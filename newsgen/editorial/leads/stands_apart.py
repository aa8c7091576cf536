"""The highest area is far above the typical one, and its number has kept up with the patch's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import is_past, value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "typical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    times: float = 3
    """How many times the median its figure is."""
    cases: float = 20
    """How many things are behind it at the least, where it counts any."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    ratio = value(finding, "ratio")
    top: Any = finding.facts["top"]
    if ratio is None or ratio < settings.times or not _enough(top, settings.cases) or is_past(top, scene):
        return ""
    return f"the highest area is {ratio:.1f} times the typical one"


def _enough(top: Any, cases: float) -> bool:
    return top.count is None or top.count.value >= cases
