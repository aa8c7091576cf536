"""What a shipped story tells beside the angles that a project gives it: how the patch as a whole did, and who moved."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_MOVED = ("whole", "direction", "biggest_rise", "biggest_fall")
COMPANIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "highest": (*_MOVED, "lowest", "beyond_wider"),
        "lowest": (*_MOVED, "highest", "beyond_wider"),
        "risers": ("whole", "direction", "biggest_fall"),
        "fallers": ("whole", "direction", "biggest_rise"),
    }
)
"""By the story's template, the angles that are looked for with their usual options where the project names them not.

None of them can lead: a story of the highest is one wherever there is a highest.
"""


def companions_of(template: str) -> list[dict[str, Any]]:
    """The uses of angles that a project file would have, for the template "highest.story" or "highest.html"."""
    return [{"use": name} for name in COMPANIONS.get(template.rpartition(".")[0], ())]
