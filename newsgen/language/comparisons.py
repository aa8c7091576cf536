"""How a value stands to the round ones near it: the arithmetic behind "almost twice" and "just over 2,000".

Words are chosen by the exact value and must be true of every value handed in: the exact one, and the one that
a reader works out from the numbers as printed. The closest words that are true of all are taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from itertools import chain
from operator import attrgetter

from newsgen.language.exact import unsayable
from newsgen.language.phrase import Interval
from newsgen.language.words import Qualifier

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
    far: Callable[[Ladder, Fraction], Comparison | None]
    """What to say of a value that lies near no anchor."""
    around: bool = False
    """Whether "around" may stand within half of one per cent of a strict anchor."""
    near_at_most: Fraction | None = None
    """How far, in the unit of the values, "almost" and "just over" may reach at most."""

    def below(self, value: Fraction, reach: Reach) -> Anchor | None:
        """The greatest anchor of that reach that is no greater."""
        return next((a for a in reversed(self.anchors[: self._at(value)]) if a.reach >= reach), None)

    def above(self, value: Fraction, reach: Reach) -> Anchor | None:
        """The smallest anchor of that reach that is greater."""
        return next((a for a in self.anchors[self._at(value) :] if a.reach >= reach), None)

    def _at(self, value: Fraction) -> int:
        """How many anchors are no greater."""
        return bisect_right(self.anchors, value, key=_value)


_value = attrgetter("value")


def compare(values: Sequence[Fraction], ladder: Ladder) -> Comparison:
    """The closest words for the first value that are true of all.

    LanguageError where the values lie so far apart that no words are true of all: printed more exactly, they
    would not.
    """
    by_value = (_closest(value, ladder) for value in values)
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


def more_than(ladder: Ladder, anchor: Fraction, value: Fraction) -> Comparison:
    """More than this anchor, and less than the next that has a name."""
    following = ladder.above(value, Reach.NEAR)
    within = Interval(anchor, following.value, False, False) if following else Interval.above(anchor)
    return Comparison(Qualifier.MORE_THAN, anchor, within)


def less_than(ladder: Ladder, anchor: Fraction, value: Fraction) -> Comparison:
    """Less than this anchor, and more than the one before that has a name."""
    lower = ladder.below(value, Reach.NEAR)
    within = Interval(lower.value, anchor, False, False) if lower else Interval.below(anchor)
    return Comparison(Qualifier.LESS_THAN, anchor, within)


def upwards(ladder: Ladder, value: Fraction) -> Comparison | None:
    """More than the anchor below, as news says it; less than the first anchor where there is none below."""
    if anchor := ladder.below(value, Reach.FAR):
        return more_than(ladder, anchor.value, value)
    following = ladder.above(value, Reach.FAR)
    return less_than(ladder, following.value, value) if following else None


def nearest(ladder: Ladder, value: Fraction) -> Comparison | None:
    """More than the anchor below or less than the one above, whichever is closer; less, of two as close."""
    lower, upper = ladder.below(value, Reach.FAR), ladder.above(value, Reach.FAR)
    if upper and (not lower or deviation(value, upper.value) <= deviation(value, lower.value)):
        return less_than(ladder, upper.value, value)
    return more_than(ladder, lower.value, value) if lower else None


def _closest(value: Fraction, ladder: Ladder) -> Comparison | None:
    return _bare(value, ladder) or _near(value, ladder) or ladder.far(ladder, value)


def _bare(value: Fraction, ladder: Ladder) -> Comparison | None:
    anchor = _nearer(value, ladder, Reach.BARE, within=BARE)
    if anchor is None:
        return None
    if anchor.strict and value == anchor.value:
        return Comparison(Qualifier.EXACT, anchor.value, Interval.point(anchor.value))
    if anchor.strict and not ladder.around:
        return None
    return Comparison(
        Qualifier.AROUND if anchor.strict else Qualifier.EXACT, anchor.value, _within(anchor.value, BARE)
    )


def _near(value: Fraction, ladder: Ladder) -> Comparison | None:
    anchor = _nearer(value, ladder, Reach.NEAR, within=NEAR)
    if anchor is None or (
        ladder.near_at_most is not None and abs(value - anchor.value) > ladder.near_at_most
    ):
        return None
    width = NEAR * anchor.value
    if value < anchor.value:
        return Comparison(
            Qualifier.ALMOST, anchor.value, Interval(anchor.value - width, anchor.value, True, False)
        )
    return Comparison(
        Qualifier.JUST_OVER, anchor.value, Interval(anchor.value, anchor.value + width, False, True)
    )


def _nearer(value: Fraction, ladder: Ladder, reach: Reach, within: Fraction) -> Anchor | None:
    """The anchor that the value is closer to, of those that it lies near enough to; of two as close, the upper."""
    beside = ladder.above(value, reach), ladder.below(value, reach)
    found = [a for a in beside if a and abs(value - a.value) <= within * a.value]
    return min(found, key=lambda a: abs(value - a.value), default=None)


def _within(anchor: Fraction, part: Fraction) -> Interval:
    return Interval(anchor * (1 - part), anchor * (1 + part), True, True)


def _looser(values: Sequence[Fraction], ladder: Ladder) -> Iterator[Comparison]:
    """For values that the closest words part: roughly an anchor; more or less than one, nearer ones first."""
    for value in values:
        if close := _nearer(value, ladder, Reach.NEAR, within=NEAR):
            yield Comparison(Qualifier.ROUGHLY, close.value, _within(close.value, NEAR))
    named = [a.value for a in ladder.anchors if a.reach >= Reach.NEAR and a.value]
    for anchor in sorted(named, key=lambda a: deviation(values[0], a)):
        yield Comparison(Qualifier.MORE_THAN, anchor, Interval.above(anchor))
        yield Comparison(Qualifier.LESS_THAN, anchor, Interval.below(anchor))
