"""What a figure may be where its cell is withheld or missing: every value from `low` to `high`."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.area import Area
from newsgen.model.derivation import Select, Setting
from newsgen.model.measure import Measure


@dataclass(frozen=True, slots=True)
class Bounds:
    """Both ends are within; they are the same where the figure is known, and infinite where nothing is known of it."""

    low: float
    high: float

    def less(self, other: Bounds) -> Bounds:
        """What the difference of the two may be, this one minus the other."""
        return Bounds(self.low - other.high, self.high - other.low)


ANYTHING = Bounds(float("-inf"), float("inf"))


@dataclass(frozen=True, slots=True)
class AreaBounds:
    """An area whose figure is not known now or in the period before, and what both may be, and the change.

    `before` and `change` are None where there is no period to compare with.
    """

    area: Area
    now: Bounds
    before: Bounds | None = None
    change: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """What of a patch in one measure is not known: the areas whose figure is withheld or missing now or before.

    `selection` is that of the patch's figures, for rules that take withheld ones at their ends (`low`, `high`), and
    `compared` that of the period before; `at_most` the largest count that is withheld. They are None where nothing is
    withheld: of a missing figure nothing is known.
    """

    areas: tuple[AreaBounds, ...] = ()
    selection: Select | None = None
    compared: Select | None = None
    at_most: Setting | None = None


ALL_KNOWN = Unknown()


def slack_of(measure: Measure) -> float:
    """What a rate that a table prints may be off by its rounding, twice: its ends are worked out from counts."""
    printed = measure.kind != "count" and not measure.is_computed
    return 10.0**-measure.decimals + measure.tolerance if printed else 0.0
