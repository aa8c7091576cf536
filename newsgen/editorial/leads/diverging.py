"""The parts of a patch part ways under a total that hardly moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import signed, value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "parts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    total: float = 10
    """The most that the total changed, in per cent."""
    up: float = 25
    """The least rise of the part that rose most."""
    down: float = 10
    """The least fall of the part that fell most."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    whole = scene.findings.get("whole")
    total = None if whole is None else value(whole, "per_cent")
    if finding.situation != "apart" or (total is not None and abs(total) > settings.total):
        return ""
    riser, faller = (_per_cent(finding.facts[name]) for name in ("riser", "faller"))
    if riser is None or faller is None or riser < settings.up or faller > -settings.down:
        return ""
    said = "hardly moved for sure" if total is None else signed(total)
    return f"total {said}, its parts from {signed(faller)} to {signed(riser)}"


def _per_cent(part: Any) -> float | None:
    found = part.total.per_cent
    return None if found is None else float(found.value)
