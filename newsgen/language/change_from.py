"""From one value to another: up, down or unchanged, by how much, and between which numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from newsgen.language.changes import Change, change_between, in_values
from newsgen.language.filters import template_filter
from newsgen.language.per_cents import percentage, percentage_points
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.ratios import per_cent_true_of
from newsgen.language.style import HouseStyle
from newsgen.language.units import Kind
from newsgen.language.words import Way, words_of

ABOUT_SO_MANY_POINTS = Fraction(1, 5)
"""A difference is "about" so many points where the numbers as printed differ by a fifth more or less at most."""


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
    unchanged". LanguageError: what is no number; a count that is not whole or under 0; a unit that is nearly
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
