"""What a comparison may not repeat: figures that were published once, and that their publisher withholds now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from newsgen.checks.revisions.change import Change, Claim, Edition, Story
from newsgen.checks.revisions.withheld import withheld

_Place: TypeAlias = tuple[str, int, str]
"""A cell's source, row and column."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The areas whose figures are withheld in the new edition, and the cells that the old one read them from."""

    areas: frozenset[str]
    cells: frozenset[_Place]

    def without(self, change: Change, story: Story) -> Change:
        """The change without them: its old sentence is left out where it gives one, and so are its cells' texts."""
        if change.was is None or not self.areas:
            return change
        sentence = change.was["sentence"]
        gives = any(c["area"] in self.areas and c["sentence"] == sentence for c in story["claims"])
        derivation = self._blanked(change.was["derivation"])
        was = {**change.was, "sentence": "" if gives else sentence, "derivation": derivation}
        return replace(change, was=was)

    def _blanked(self, step: Any) -> Any:
        match step:
            case {"source": source, "row": row, "column": column, "raw": _}:
                return {**step, "raw": ""} if (source, row, column) in self.cells else step
            case Mapping():
                return {name: self._blanked(inner) for name, inner in step.items()}
            case list():
                return [self._blanked(inner) for inner in step]
        return step


def hidden(old: Edition, new: Edition) -> Hidden:
    """What the new edition withholds."""
    areas = frozenset(code for story in new.stories.values() for code in withheld(story) or ())
    claims = (c for story in old.stories.values() for c in story["claims"] if c["area"] in areas)
    return Hidden(areas, frozenset(place for claim in claims for place in _cells(claim)))


def _cells(claim: Claim) -> Iterator[_Place]:
    for step in claim["derivation"]["inputs"]:
        if "raw" in step:
            yield step["source"], step["row"], step["column"]
