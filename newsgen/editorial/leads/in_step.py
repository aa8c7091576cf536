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


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    change, before = value(finding, "per_cent"), value(finding, "before")
    if change is None or before is None or abs(change) < settings.change or before < settings.base:
        return ""
    return f"total {signed(change)} from {before:,.0f}, in step with the places around it"
