"""How a value stands to the round ones near it: the arithmetic behind "almost twice" and "just over 2,000".

Words are chosen by the exact value and must be true of every value handed in: the exact one, and the one that
a reader works out from the numbers as printed. The closest words that are true of all are taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from itertools import chain
from operator import itemgetter

from newsgen.language.exact import unsayable
from newsgen.language.phrase import Interval
from newsgen.language.words import Qualifier

_distance = itemgetter(0)
BARE = Fraction(1, 200)
"""A bare "twice" stays within half of one per cent."""
NEAR = Fraction(1, 20)
""" "Almost" and "just over" stay within five per cent."""


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


def compare(values: Sequence[Fraction], ladder: Ladder) -> Comparison:
    """The closest words for the first value that are true of all.

    LanguageError where the values lie so far apart that no words are true of all: printed more exactly, they
    would not.
    """
    by_value = (_closest(ladder.place(value)) for value in values)
    candidates: Iterable[Comparison | None] = by_value
    if len(values) > 1:
        candidates = chain(by_value, _looser(values, ladder))
    for candidate in candidates:
        if candidate and all(value in candidate.truth for value in values):
            return candidate
    raise unsayable(
        [float(v) for v in values], "numbers that are printed exactly enough to be compared in words"
    )


def deviation(value: Fraction, anchor: Fraction) -> Fraction:
    """How far the value lies from the anchor, as a part of the anchor."""
    return abs(value - anchor) / anchor


def more_than(anchor: Anchor, place: Place) -> Comparison:
    """More than this anchor, and less than the next that has a name."""
    following = place.above(Reach.NEAR)
    within = (
        Interval(anchor.value, following.value, False, False) if following else Interval.above(anchor.value)
    )
    return Comparison(Qualifier.MORE_THAN, anchor.value, within)


def less_than(anchor: Anchor, place: Place) -> Comparison:
    """Less than this anchor, and more than the one before that has a name."""
    lower = place.below(Reach.NEAR)
    within = Interval(lower.value, anchor.value, False, False) if lower else Interval.below(anchor.value)
    return Comparison(Qualifier.LESS_THAN, anchor.value, within)


def upwards(place: Place) -> Comparison | None:
    """More than the anchor below, as news says it; less than the first anchor where there is none below."""
    if anchor := place.below(Reach.FAR):
        return more_than(anchor, place)
    following = place.above(Reach.FAR)
    return less_than(following, place) if following else None


def nearest(place: Place) -> Comparison | None:
    """More than the anchor below or less than the one above, whichever is closer; less, of two as close."""
    lower, upper = place.below(Reach.FAR), place.above(Reach.FAR)
    if upper and (not lower or deviation(place.value, upper.value) <= deviation(place.value, lower.value)):
        return less_than(upper, place)
    return more_than(lower, place) if lower else None


def _closest(place: Place) -> Comparison | None:
    return _bare(place) or _near(place) or place.ladder.far(place)


def _bare(place: Place) -> Comparison | None:
    anchor = place.nearer(Reach.BARE, within=BARE)
    if anchor is None:
        return None
    if anchor.strict and place.value == anchor.value:
        return Comparison(Qualifier.EXACT, anchor.value, Interval.point(anchor.value))
    if anchor.strict and not place.ladder.around:
        return None
    return Comparison(
        Qualifier.AROUND if anchor.strict else Qualifier.EXACT, anchor.value, _within(anchor.value, BARE)
    )


def _near(place: Place) -> Comparison | None:
    anchor = place.nearer(Reach.NEAR, within=NEAR)
    limit = place.ladder.near_at_most
    if anchor is None or (limit is not None and abs(place.value - anchor.value) > limit):
        return None
    width = NEAR * anchor.value
    if place.value < anchor.value:
        return Comparison(
            Qualifier.ALMOST, anchor.value, Interval(anchor.value - width, anchor.value, True, False)
        )
    return Comparison(
        Qualifier.JUST_OVER, anchor.value, Interval(anchor.value, anchor.value + width, False, True)
    )


def _within(anchor: Fraction, part: Fraction) -> Interval:
    return Interval(anchor * (1 - part), anchor * (1 + part), True, True)


def _looser(values: Sequence[Fraction], ladder: Ladder) -> Iterator[Comparison]:
    """For values that the closest words part: roughly an anchor; more or less than one, nearer ones first."""
    for value in values:
        if close := ladder.place(value).nearer(Reach.NEAR, within=NEAR):
            yield Comparison(Qualifier.ROUGHLY, close.value, _within(close.value, NEAR))
    named = [a.value for a in ladder.anchors if a.reach >= Reach.NEAR and a.value]
    for anchor in sorted(named, key=lambda a: deviation(values[0], a)):
        yield Comparison(Qualifier.MORE_THAN, anchor, Interval.above(anchor))
        yield Comparison(Qualifier.LESS_THAN, anchor, Interval.below(anchor))
