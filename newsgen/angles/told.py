"""Whether a story has told of an area already: that which its lead is about."""

from __future__ import annotations

from typing import Any

from newsgen.model.finding import Finding, Scene, yes


def told_by_lead(found: Finding, scene: Scene, area: Any) -> str:
    """Whether the finding that leads the story is another one, and about this area."""
    lead = scene.lead
    return yes(lead is not None and lead is not found and lead.areas == (area,))


def how_told(found: Finding, scene: Scene, area: Any) -> str:
    """The same, and by what: by its "count", or by its "figure"; "no" where it is not."""
    if scene.lead is None or told_by_lead(found, scene, area) == "no":
        return "no"
    return "count" if "now" in scene.lead.facts else "figure"
