"""The patch's total moved far, as that of the wider place did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import signed, value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    change: float = 25
    """The least change of the total, in per cent."""
    base: float = 50
    """The least total of the period before."""
    points: float = 15
    """Within how many percentage points of the wider place's it lies."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    change, before, wider = (value(finding, name) for name in ("per_cent", "before", "wider_per_cent"))
    if change is None or before is None or abs(change) < settings.change or before < settings.base:
        return ""
    if wider is None or change * wider <= 0 or abs(change - wider) >= settings.points:
        return ""
    return f"total {signed(change)} from {before:,.0f}, in step with {signed(wider)} around it"
