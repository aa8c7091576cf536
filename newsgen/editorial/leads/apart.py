"""The patch's total moved far, and otherwise than that of the wider place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import moved_far, signed, value
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
    """How many percentage points it lies from the wider place's at the least, unless that went the other way."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    moved, wider = moved_far(finding, settings.change, settings.base), value(finding, "wider_per_cent")
    if moved is None:
        return ""
    change, before = moved
    if wider is not None and change * wider > 0 and abs(change - wider) < settings.points:
        return ""
    beside = "" if wider is None else f", {signed(wider)} around it"
    return f"total {signed(change)} from {before:,.0f}{beside}"
