"""One of its areas rose fastest in the largest place that holds the patch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "fastest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    areas: int = 20
    """The fewest areas of which the first is news."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    rank, of = value(finding, "of_all"), value(finding, "count_of_all")
    if rank != 1 or of is None or of < settings.areas or finding.situation != "rise":
        return ""
    return f"its fastest rise is the first of {of:.0f}"
