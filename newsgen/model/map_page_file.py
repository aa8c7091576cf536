"""The pages of a measure's interactive map, beside the stories that link to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

FOLDER = "maps"
"""The folder inside an edition's that has them."""


@dataclass(frozen=True, slots=True)
class MapPageFile:
    """A page of a measure's map by its name in FOLDER; `data` is empty once it is on disk."""

    measure: str
    name: str
    digest: str
    data: bytes = b""

    def brief(self) -> MapPageFile:
        """What is known of it once its file is written."""
        return replace(self, data=b"")


def address_of(measure: str, patch: str) -> str:
    """Where a story finds the map of a measure, turned to the patch of that slug.

    >>> address_of("rate", "durham")
    '../maps/rate.html#patch=durham'
    """
    return f"../{FOLDER}/{measure}.html#patch={patch}"
