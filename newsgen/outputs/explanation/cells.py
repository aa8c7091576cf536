"""The tables behind an edition, as far as whoever explains it has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Looked:
    """One value of a selection: its area, where it stands, and the number; None where it is withheld or missing.

    `row` and `column` are those of its cell, None and "" where it was worked out.
    """

    area: str
    name: str
    value: float | None
    withheld: bool = False
    row: int | None = None
    column: str = ""
    raw: str = ""


class Cells(Protocol):
    """Looks things up in the tables that an edition was made from."""

    def name(self, area: str) -> str:
        """What an area is called; "" where nobody knows."""

    def look_up(self, select: Mapping[str, Any]) -> Sequence[Looked] | None:
        """The values of a selection of cells, withheld and missing ones too; None where it cannot be had."""


class NoCells:
    """Nothing but the edition is at hand."""

    def name(self, area: str) -> str:
        return ""

    def look_up(self, select: Mapping[str, Any]) -> None:
        return None
