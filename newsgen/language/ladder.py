"""Round values in a row, and where another value lies among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from operator import itemgetter

from newsgen.language.phrase import Interval
from newsgen.language.words import Qualifier


class Reach(IntEnum):
    """How far from an anchor its name may be used."""

    BARE = 0  # only where the value is as good as equal to it
    NEAR = 1  # also with almost, just over
    FAR = 2  # also with more than, less than


@dataclass(frozen=True, slots=True)
class Anchor:
    """A round value that has a name. `strict`: the bare name is true of it alone, as "all" is."""

    value: Fraction
    reach: Reach = Reach.FAR
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A way to say where a value lies, and the values of which it is true."""

    qualifier: Qualifier
    anchor: Fraction
    truth: Interval


@dataclass(frozen=True, slots=True)
class Ladder:
    """The anchors in ascending order, and what differs between kinds of comparison."""

    anchors: tuple[Anchor, ...]
    far: Callable[[Place], Comparison | None]
    """What to say of a value that lies near no anchor."""
    around: bool = False
    """Whether "around" may stand within half of one per cent of a strict anchor."""
    near_at_most: Fraction | None = None
    """How far, in the unit of the values, "almost" and "just over" may reach at most."""
    guide: tuple[float, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "guide", tuple(float(anchor.value) for anchor in self.anchors))

    def place(self, value: Fraction) -> Place:
        """Where the value lies: floats find it fast, a fraction settles whether it only seems to reach an anchor."""
        at = bisect_right(self.guide, float(value))
        if at and self.anchors[at - 1].value > value:
            at -= 1
        return Place(self, value, at)


@dataclass(frozen=True, slots=True)
class Place:
    """A value on a ladder, with `at` anchors that are no greater."""

    ladder: Ladder
    value: Fraction
    at: int

    def below(self, reach: Reach) -> Anchor | None:
        """The greatest anchor of that reach that is no greater."""
        anchors = self.ladder.anchors
        return next((anchors[i] for i in range(self.at - 1, -1, -1) if anchors[i].reach >= reach), None)

    def above(self, reach: Reach) -> Anchor | None:
        """The smallest anchor of that reach that is greater."""
        anchors = self.ladder.anchors
        return next((anchors[i] for i in range(self.at, len(anchors)) if anchors[i].reach >= reach), None)

    def nearer(self, reach: Reach, within: Fraction) -> Anchor | None:
        """The closer anchor, of those that it lies near enough to; of two as close, the upper."""
        found = [
            (distance, anchor)
            for anchor in (self.above(reach), self.below(reach))
            if anchor and (distance := abs(self.value - anchor.value)) <= within * anchor.value
        ]
        return min(found, key=_distance)[1] if found else None


_distance = itemgetter(0)
