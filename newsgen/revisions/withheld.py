"""Figures that a story gave and that are withheld now: what a comparison says of them, and what it may not repeat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from newsgen.revisions.change import Change, Claim, Edition, Story
from newsgen.revisions.identity import Groups, most_prominent, own_figure

_Place: TypeAlias = tuple[str, int, str]
"""A cell's source, row and column."""


def withheld(story: Story) -> tuple[str, ...] | None:
    """The codes of the areas without a figure, as the story's angle found them; None where it has no such angle."""
    found = [angle["areas"] for angle in story.get("angles", ()) if angle["angle"] == "suppressed"]
    return tuple(found[0]) if found else None


def newly_withheld(old: Story, was: Groups, new: Story) -> Iterator[Change]:
    """A change for each area whose own figure the old story gave."""
    before, after = withheld(old), withheld(new)
    if before is None or after is None:
        return
    for code in after:
        figures = [c for one, group in was.items() if one.is_cell and one.area == code for c in group]
        if code not in before and figures:
            yield Change("withheld", most_prominent(figures)["part"], None, left=(code,), size=1)


def newly_published(old: Story, was: Groups, new: Story, now: Groups) -> Iterator[Change]:
    """A change for each area that the old story counted or named among those without a figure."""
    before, after = withheld(old), withheld(new)
    if before is None or after is None:
        return
    counts = [c for group in was.values() for c in group if is_count_of_withheld(c)]
    told = most_prominent(counts) if counts else None
    measure = next((one.measure for one in was if one.is_cell), "")
    for code in before:
        if code not in after and code in new["patch"]["areas"]:
            figure = own_figure(now, code, measure, old["period"]["end"])
            claim = most_prominent(figure) if figure else None
            yield Change("released", told["part"] if told else "body", told, claim, came=(code,), size=1)


def is_count_of_withheld(claim: Mapping[str, object]) -> bool:
    """Whether it counts cells that their publisher withholds."""
    derivation = claim["derivation"]
    test = derivation.get("test") if isinstance(derivation, Mapping) else None
    return isinstance(test, Mapping) and test.get("op") == "withheld"


@dataclass(frozen=True, slots=True)
class Hidden:
    """The areas whose figures are withheld in the new edition, and the cells that the old one read them from."""

    areas: frozenset[str]
    cells: frozenset[_Place]

    def behind(self, claim: Claim | None) -> bool:
        """Whether the figure of such an area goes into the claim, which is of another area or of several."""
        return claim is not None and not self.cells.isdisjoint(_cells(claim["derivation"]))

    def without(self, change: Change, story: Story) -> Change:
        """The change without them: its old sentence is left out where it gives one, and so are its cells' texts."""
        if change.was is None or not self.areas:
            return change
        sentence = change.was["sentence"]
        gives = any(c["area"] in self.areas and c["sentence"] == sentence for c in story["claims"])
        derivation = self._blanked(change.was["derivation"])
        was: Claim = {**change.was, "sentence": "" if gives else sentence, "derivation": derivation}
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
    found = {code for story in new.stories.values() for code in withheld(story) or ()}
    areas = frozenset(found | newly_without(old, new))
    derivations = (
        c["derivation"] for story in old.stories.values() for c in story["claims"] if c["area"] in areas
    )
    own = (d for d in derivations if d["rule"] in {"cell", "rate", "sum", "difference", "percent_change"})
    return Hidden(areas, frozenset(place for derivation in own for place in _cells(derivation)))


def newly_without(old: Edition, new: Edition) -> set[str]:
    """The codes of areas that had a figure of a measure and period, and have none in the new edition."""
    before, after = (
        {(one["measure"], one["period"]): {*one["areas"]} for one in e.record.get("without_figure", ())}
        for e in (old, new)
    )
    return {code for key, codes in after.items() for code in codes - before.get(key, set())}


def _cells(step: Any) -> Iterator[_Place]:
    match step:
        case {"source": source, "row": row, "column": column, "raw": _}:
            yield source, row, column
        case Mapping():
            for inner in step.values():
                yield from _cells(inner)
        case list():
            for inner in step:
                yield from _cells(inner)
