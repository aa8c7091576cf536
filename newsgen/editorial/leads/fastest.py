"""Of money: which area rose fastest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import signed, value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "fastest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    change: float = 5
    """The least rise of the first, in per cent."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    change = value(finding, "per_cent")
    return f"its fastest rise is {signed(change)}" if change is not None and change >= settings.change else ""
