"""Two values of one thing, as they are and as print has them: which way it went."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from newsgen.language.exact import exact
from newsgen.language.phrase import Interval
from newsgen.language.printed import Printed
from newsgen.language.style import HouseStyle
from newsgen.language.units import Kind, Unit, unit_of
from newsgen.language.words import Way


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
    """The change; LanguageError for what is no number, and for values that do not fit their unit."""
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
