"""Figures of a table that no draft may print, nor stand on: from them a withheld figure could be found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Figures of one measure that are kept back for one reason, in whatever period.

    `areas` are the codes of theirs. `why` is a clause that calls them "they": "cases withheld there would be found from
    them".
    """

    measure: str
    areas: tuple[str, ...]
    why: str

    def in_words(self, areas: int | None = None) -> str:
        """What is kept back, as a note to the editor: for as many of its areas, by default all."""
        count = len(self.areas) if areas is None else areas
        return f"{self.measure}: the figures of {count:,} {'area' if count == 1 else 'areas'} are kept back: {self.why}"
