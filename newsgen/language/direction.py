"""Which way a value went, in a verb."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from newsgen.language.changes import Change, change_between, in_values
from newsgen.language.exact import exact
from newsgen.language.filters import template_filter
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle
from newsgen.language.words import Strength, Way, words_of


@template_filter
def direction(
    value: Any, old: Any, unit: Any = None, decimals: Any = None, plural: Any = False, *, style: HouseStyle
) -> Phrase:
    """Which way a value went from an old one, and how far: "rose slightly", "fell sharply", "was unchanged".

    "Slightly" and "sharply" are for changes under and from the bands of the house style, in per cent of the
    old value, or in percentage points for percentages and shares. They are left out for a count's change from
    under 20, for a change from nothing, and where the numbers as printed lie in another band. `plural` gives
    "were unchanged". Units and errors are those of `change_from`; `truth` holds the new values for which the
    words are true.

    >>> [str(direction(n, 100, style=uk)) for n in (103, 115, 140, 100, 97, 60)]
    ['rose slightly', 'rose', 'rose sharply', 'was unchanged', 'fell slightly', 'fell sharply']
    """
    change = change_between(value, old, unit, decimals, None, style)
    strength, truth = _strength(change)
    return Phrase(
        words_of(style.language).moved(change.way, strength, bool(plural)), in_values(truth, change)
    )


def _strength(change: Change) -> tuple[Strength, Interval]:
    """The band that the change lies in, and the new values in it; plain where print has it in another."""
    by_points = change.unit.differs_by_points
    if change.is_still or change.is_of_few or (min(change.before, change.was.value) <= 0 and not by_points):
        return Strength.PLAIN, change.same_way
    strength, truth = _band(change, change.after, change.before, by_points)
    in_print, _ = _band(change, change.shown.value, change.was.value, by_points)
    return (strength, truth) if in_print is strength else (Strength.PLAIN, change.same_way)


def _band(change: Change, after: Fraction, before: Fraction, by_points: bool) -> tuple[Strength, Interval]:
    rules = change.unit.style.changes
    size = abs(after - before) if by_points else abs(after - before) / before * 100
    slight, sharp = (
        (rules.slight_points_below, rules.sharp_points_from)
        if by_points
        else (rules.slight_below, rules.sharp_from)
    )
    if size < exact(slight):
        return Strength.SLIGHT, _beside(change, exact(0), exact(slight), by_points)
    if size >= exact(sharp):
        return Strength.SHARP, _beside(change, exact(sharp), math.inf, by_points)
    return Strength.PLAIN, _beside(change, exact(slight), exact(sharp), by_points)


def _beside(change: Change, near: Fraction, far: Fraction | float, by_points: bool) -> Interval:
    """The values from `near` to under `far` away from the old one, on the side that the change went to."""
    unit = 1 if by_points else change.before / 100
    if change.way is Way.UP:
        return Interval(change.before + near * unit, change.before + far * unit, near > 0, False)
    return Interval(change.before - far * unit, change.before - near * unit, False, near > 0)
