"""Where the outlines of a project's areas are, as it declares them under [map]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.model.strict import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSource:
    """The [map] table: a file of areas' outlines. Without it, no map is drawn."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    boundaries: str
    """Its path, from the project's folder: GeoJSON, TopoJSON or GeoPackage, in degrees of longitude and latitude."""
    code: str
    """The property of each outline that holds the code of its area."""
    attribution: str = ""
    """The line that the outlines' owner asks for, printed under every map."""
    others: bool = False
    """Whether outlines of areas that the table has not are drawn too, in grey: of a table that is an extract."""
    tolerance: float | None = None
    """By how many metres an outline may be off, so that a page stays small; by default a 1,500th of the map's width."""
