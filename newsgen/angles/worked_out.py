"""One figure held against another, as a figure with its derivation: a difference, a change in per cent, a share."""

from __future__ import annotations

from newsgen.model.derivation import Derivation, Rule
from newsgen.model.exact import difference, percent_change, ratio
from newsgen.model.figure import Figure, Unit


def per_cent_change(new: Figure, old: Figure | None) -> Figure | None:
    """The change from the old to the new in per cent; None where the old is not above zero, or one is open."""
    if old is None or not old.value > 0 or old.bound or new.bound:
        return None
    return _held(new, old, percent_change(new.value, old.value), "per_cent", "percent_change")


def share_of(part: Figure, whole: Figure | None) -> Figure | None:
    """The one over the other; None where that is not above zero, or one is open."""
    if whole is None or not whole.value > 0 or part.bound or whole.bound:
        return None
    return _held(part, whole, ratio(part.value, whole.value), "share", "share")


def times(one: Figure, other: Figure | None) -> Figure | None:
    """The one as a multiple of the other; None where that is not above zero, or one is open."""
    if other is None or not other.value > 0 or one.value < 0 or one.bound or other.bound:
        return None
    return _held(one, other, ratio(one.value, other.value), "ratio", "ratio")


def more_than(one: Figure, other: Figure) -> Figure:
    """The one minus the other, two counts."""
    return _held(one, other, difference(one.value, other.value), "count", "difference")


def _held(over: Figure, base: Figure, value: float, unit: Unit, rule: Rule) -> Figure:
    origin = Derivation(rule, (over.origin, base.origin))
    return Figure(
        value,
        unit,
        origin,
        over.measure,
        over.area,
        over.period,
        base=base,
        over=over,
        place=base.place or over.place,
    )
