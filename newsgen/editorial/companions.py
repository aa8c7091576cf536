"""What a story of an end, or of a move, tells beside the angles that a project gives it: the whole, and who moved."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_MOVED = ("whole", "direction", "biggest_rise", "biggest_fall")
COMPANIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "highest": (*_MOVED, "lowest", "beyond_wider"),
        "lowest": (*_MOVED, "highest", "beyond_wider"),
        "biggest_rise": ("whole", "direction", "biggest_fall"),
        "biggest_fall": ("whole", "direction", "biggest_rise"),
    }
)
"""By the angle that leads, those that are looked for with their usual options where the project names them not.

None of them can lead: a story of the highest is one wherever there is a highest.
"""
ALONE = frozenset({"history", "multiple", "news", "numbers", "overview", "profile", "roundup"})
"""Shipped stories that say of each finding that they have: another one would be another line."""

SHIPPED = frozenset({"highest", "lowest", "risers", "fallers"})
"""Those that a project of before names with .html.

Any other .html is a plain template of a newsroom's own: what it asks of its findings must not change.
"""


def companions_of(template: str, lead: str) -> list[dict[str, Any]]:
    """The uses of angles that a project file would have; `template` is "highest.story", "highest.html" or its own."""
    stem, _, kind = template.rpartition(".")
    alone = stem in ALONE or (kind == "html" and stem not in SHIPPED)
    return [{"use": name} for name in (() if alone else COMPANIONS.get(lead, ()))]
