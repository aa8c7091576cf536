"""What a place comes to as a whole, in figures that a draft may print: its total, its rate, how it ranks."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.area import Area, Patch
from newsgen.model.figure import Direction, Figure, direction_of


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of a place now and in the period that it is held against; None what is not known, or not there.

    Where withheld figures leave it open, `now` and `before` are the least that it can be, `most` and `most_before` the
    most (None where it is known), and `change` and `per_cent` are the least that it moved: None where it may have gone
    either way. `per_cent` is in hundredths of before, None of percentages.
    """

    now: Figure | None = None
    before: Figure | None = None
    change: Figure | None = None
    per_cent: Figure | None = None
    most: Figure | None = None
    most_before: Figure | None = None

    @property
    def moved(self) -> Direction:
        """Which way it went for sure: "up", "down" or "unchanged"; "" where that is not known."""
        return direction_of(self.change)


UNKNOWN = Amount()


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """A place as a whole: `total` is of what is counted, `rate` the pooled one.

    `rank` counts from the highest among `peers` (the places of its kind that lie in the same place, itself among them),
    by rate, or else by total, and `rank_low` from the lowest; `rank_before` is that from the highest in the period
    before. All are None where withheld figures leave it open, or it has no peers.

    Of a place that holds the patch, `under` is by how much the patch's rate is above its own, in per cent: the least
    that it is, where that is open; `times` is the same as a multiple, where it is twice or more. `lowest_under` and
    `highest_under` are `under` of the patch's lowest and highest area, where all of its areas have a figure.
    """

    place: Patch
    total: Amount
    rate: Amount
    rank: Figure | None = None
    rank_before: Figure | None = None
    peers: Figure | None = None
    rank_low: Figure | None = None
    under: Figure | None = None
    times: Figure | None = None
    lowest_under: Figure | None = None
    highest_under: Figure | None = None


@dataclass(frozen=True, slots=True)
class WithoutOne:
    """What a total is without one area's part of it."""

    area: Area
    total: Amount


@dataclass(frozen=True, slots=True)
class Relative:
    """An area's change in per cent, and its rank by that from the largest rise, in its patch and in the largest place.

    `of` is how many areas have such a change there; it and `rank_of_all` are None where the patch lies in no place.
    """

    area: Area
    per_cent: Figure
    rank: Figure
    rank_of_all: Figure | None = None
    of: Figure | None = None


@dataclass(frozen=True, slots=True)
class PatchFigures:
    """A patch as a whole in one measure.

    `wider` are the places that hold all of it and more, the smallest first, `parts` the patches right inside it, by
    name. `without` is its total without the area whose number moved most, None where several did, or may have.
    `relative` are its areas by their change in per cent, the largest rise first: of money, where all have a figure for
    both periods.
    """

    own: PlaceFigures
    wider: tuple[PlaceFigures, ...] = ()
    parts: tuple[PlaceFigures, ...] = ()
    without: WithoutOne | None = None
    relative: tuple[Relative, ...] = ()
