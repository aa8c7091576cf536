"""The patch has the highest rate of its peers, as in the period before: no event, yet what its readers ask first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import value
from newsgen.model.finding import Finding, Scene
from newsgen.model.strict import STRICT

FINDING = "standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The cut-offs."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    peers: int = 10
    """The fewest peers of which the first is news."""


def holds(finding: Finding, scene: Scene, settings: Settings) -> str:
    """Why it holds."""
    peers = value(finding, "peers")
    if finding.situation != "highest" or peers is None or peers < settings.peers:
        return ""
    if scene.table.compared_with is None or finding.facts["new"]:
        return ""
    return f"it still has the highest rate of {peers:.0f} peers"
