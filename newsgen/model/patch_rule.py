"""Patches as the project declares them under [[patches]]."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from newsgen.model.area import Area
from newsgen.model.strict import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchRule:
    """Either one patch, or one for each place of a level, or one for each area.

    One patch has a `name`, and `where` to say which areas it has; without `where` it has all of them.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: str = ""
    """What prose calls it: "West Barsetshire"."""
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Its areas: level = names (council = ["Hogglestock", "Silverbridge"]), or code = codes."""
    each: str = ""
    """A level, for one patch for each of its places (each = "council"); or "area", for one patch for each area."""
    among: str = ""
    """With each = "area": the level of the place that an area is ranked in; by default the smallest declared one."""
    kind: str = ""
    """What sort of patch it is, for thresholds and stories by kind; by default "list" or the level."""
    slug: str = ""
    """Its part of a story's address; by default made from the name."""

    def has(self, area: Area) -> bool:
        """Whether an area is one of the patch's, where it is one patch."""
        return all(
            (area.code if level == "code" else area.within(level)) in names
            for level, names in self.where.items()
        )
