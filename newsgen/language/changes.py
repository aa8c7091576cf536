"""Two values of one thing, as they are and as print has them: which way it went, by how much, between which."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from newsgen.language.exact import Printed, exact
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.per_cents import per_cent_true_of, percentage, percentage_points
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle
from newsgen.language.units import Kind, Unit, unit_of
from newsgen.language.words import Strength, Way

ABOUT_SO_MANY_POINTS = Fraction(1, 5)
"""A difference is "about" so many points where the numbers as printed differ by a fifth more or less at most."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change in a unit, its values multiplied as the unit prints them: a share is a percentage here."""

    unit: Unit
    after: Fraction
    before: Fraction
    shown: Printed
    was: Printed
    way: Way
    same_way: Interval
    """The new values that went the same way."""

    @property
    def is_still(self) -> bool:
        """Whether print shows no change."""
        return self.way in (Way.UNCHANGED, Way.ALMOST_UNCHANGED)

    @property
    def is_of_few(self) -> bool:
        """Whether it is a count's change from so little that a percentage would mislead."""
        return self.unit.kind is Kind.COUNT and self.before < self.unit.style.changes.small_base


def change_between(
    value: Any, old: Any, unit: Any, decimals: Any, currency: Any, style: HouseStyle
) -> Change:
    """The change; LanguageError for a value that is not a number, and for values that do not fit their unit."""
    after, before = exact(value), exact(old)
    said = unit_of(unit, decimals, currency, (after, before), style)
    after, before = after * said.factor, before * said.factor
    shown, was = said.printed(after), said.printed(before)
    if shown.value == was.value:  # 1.2 million and 1.2 million: then every figure is needed
        shown, was = said.printed(after, millions=False), said.printed(before, millions=False)
    if after == before:
        way, same_way = Way.UNCHANGED, Interval.point(before)
    elif shown.value == was.value:
        low, *_, high = sorted((after, before, shown.value))
        way, same_way = Way.ALMOST_UNCHANGED, Interval(low, high, True, True)
    elif after > before:
        way, same_way = Way.UP, Interval.above(before)
    else:
        way, same_way = Way.DOWN, Interval.below(before)
    return Change(said, after, before, shown, was, way, same_way)


def in_values(truth: Interval, change: Change) -> Interval:
    """The interval in the values that the template handed over."""
    return truth.times(Fraction(1, change.unit.factor))


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


@template_filter
def change_from(
    value: Any, old: Any, unit: Any = None, decimals: Any = None, currency: Any = None, *, style: HouseStyle
) -> Phrase:
    """The change from an old value: "up 24 per cent, from 100 to 124", "unchanged at 100".

    `unit` is "count", "rate", "number", "percent" (0 to 100), "share" (0 to 1), "money", or a unit in words,
    which then follows the numbers; whole numbers of no stated unit are counts. A count's change from under 20
    gives both numbers and no percentage, as does a change from nothing. Percentages and shares differ by
    percentage points. The per cent is whole, or to one decimal below 1; where the numbers as printed give
    another, it is "about" so much, or left out. Where the change does not show in print the value is "almost
    unchanged". LanguageError: a value that is not a number; a count that is not whole or under 0; a unit that is nearly
    one of the above.

    >>> str(change_from(124, 100, style=uk)), str(change_from(19, 3, style=uk))
    ('up 24 per cent, from 100 to 124', 'up from three to 19')
    >>> str(change_from(3, 2, unit="percent", style=bbc))
    'up one percentage point, from 2% to 3%'
    >>> str(change_from(452.2, 350.1, decimals=1, unit="cases per 100,000 people", style=uk))
    'up 29 per cent, from 350.1 to 452.2 cases per 100,000 people'
    """
    change = change_between(value, old, unit, decimals, currency, style)
    size_of = _in_points if change.unit.differs_by_points else _in_per_cent
    size, roughly, truth = size_of(change) or (None, False, change.same_way)
    language = words_of(style.language)
    case = language.CASE_OF_CHANGE
    is_count = change.unit.kind is Kind.COUNT
    was = language.none_left("") if is_count and not change.before else change.was.text
    fell_to_none = is_count and not change.after and change.way is Way.DOWN
    words = change.unit.words
    now = language.none_left(words) if fell_to_none else change.unit.with_words(change.shown, case)
    return Phrase(language.changed(change.way, size, roughly, was, now), in_values(truth, change))


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


def _in_points(change: Change) -> tuple[str, bool, Interval] | None:
    """So many percentage points, whether about so many, where that is true; None where print belies it."""
    if change.is_still:
        return None
    style = change.unit.style
    case = words_of(style.language).CASE_OF_CHANGE
    size = percentage_points(abs(change.after - change.before), change.unit.decimals, style, case)
    off = abs(size.value - abs(change.shown.value - change.was.value))
    if not size.value or off > size.value * ABOUT_SO_MANY_POINTS:
        return None
    return size.text, off > 0, change.same_way


def _in_per_cent(change: Change) -> tuple[str, bool, Interval] | None:
    """So many per cent, whether only about so many, and where that is true; None where it would mislead."""
    if change.is_still or change.is_of_few or min(change.before, change.was.value, change.after) <= 0:
        return None
    found = per_cent_true_of((change.after / change.before, change.shown.value / change.was.value))
    if found is None:
        return None
    shown, roughly, truth = found
    return percentage(shown, None, change.unit.style).text, roughly, truth.times(change.before)
