"""Figures of quantities that withheld cells may leave open: exact, or the least and the most, or about so much.

What is known at both ends is told as far as both agree: as it prints, where that is the same; as "about" a round number
that is close to both; or else by one end, as the least or the most.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from newsgen.model.derivation import Derivation, Input, Setting
from newsgen.model.exact import to_places
from newsgen.model.figure import PERCENTAGES, Figure, Unit, difference_unit
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.place_figures import Amount
from newsgen.ranking.average import prints_alike

CLOSE = Fraction(1, 200)
"""How far "about so much" may be from either end, as a part of it."""
Bound = Literal["", "least", "most", "about"]


@dataclass(frozen=True, slots=True)
class Open:
    """A quantity in one period: its ends, exact and the same where it is known, and where it comes from."""

    ends: tuple[Fraction, Fraction]
    origin: Input
    period: Period

    @property
    def is_known(self) -> bool:
        """Whether no withheld cell leaves it open."""
        return self.ends[0] == self.ends[1]


@dataclass(frozen=True, slots=True)
class OpenFigures:
    """Makes the figures of one measure in one place; `at_most` is the largest count that is withheld."""

    measure: Measure
    place: str
    at_most: Setting | None

    def amount(self, now: Open, before: Open | None) -> Amount:
        """The quantity now and before, and how it changed."""
        (shown, most), was = self.shown(now), None if before is None else self.shown(before)
        if before is None or was is None:
            return Amount(shown, most=most)
        per_cent = None if self.measure.kind in PERCENTAGES else self.per_cent(now, before, shown, was[0])
        return Amount(shown, was[0], self._change(now, before, shown, was[0]), per_cent, most, was[1])

    def shown(self, one: Open) -> tuple[Figure, Figure | None]:
        """The quantity, or the least that it can be, and then the most."""
        unit, (low, high) = self.measure.kind, one.ends
        if one.is_known:
            return self._figure(low, unit, one.origin, one.period), None
        least, most = self._end(one.origin, high=False), self._end(one.origin, high=True)
        if prints_alike(low, high, self.measure):
            return self._figure(low, unit, least, one.period), None
        if (about := self._about(one, least)) is not None:
            return about, None
        return (
            self._figure(low, unit, least, one.period, "least"),
            self._figure(high, unit, most, one.period, "most"),
        )

    def per_cent(self, one: Open, other: Open, over: Figure, base: Figure) -> Figure | None:
        """By how much the one is more than the other, in per cent; None where the ends do not agree which is more."""
        if other.ends[0] <= 0 or one.ends[0] < 0:
            return None
        low, high = ((a / b - 1) * 100 for a, b in zip(one.ends, other.ends[::-1], strict=True))
        in_whole = replace(self, measure=replace(self.measure, decimals=0))
        return in_whole._apart(one, other, (low, high), "per_cent", "percent_change", over, base)

    def times(self, one: Open, other: Open, over: Figure, base: Figure) -> Figure | None:
        """The one as a multiple of the other; None where that may be less than twice."""
        if other.ends[0] <= 0 or one.ends[0] < 2 * other.ends[1]:
            return None
        ends = one.ends[0] / other.ends[1], one.ends[1] / other.ends[0]
        return self._apart(one, other, ends, "ratio", "ratio", over, base)

    def _change(self, now: Open, before: Open, over: Figure, base: Figure) -> Figure | None:
        ends = now.ends[0] - before.ends[1], now.ends[1] - before.ends[0]
        return self._apart(now, before, ends, difference_unit(self.measure.kind), "difference", over, base)

    def _apart(
        self,
        one: Open,
        other: Open,
        ends: tuple[Fraction, Fraction],
        unit: Unit,
        rule: Literal["difference", "percent_change", "ratio"],
        over: Figure,
        base: Figure,
    ) -> Figure | None:
        (low, high), known = ends, one.is_known and other.is_known
        if low <= 0 <= high and not known:
            return None
        nearer = high if high < 0 else low
        origin = Derivation(rule, (one.origin, other.origin))
        alike = unit != "ratio" and prints_alike(low, high, self.measure)
        bound: Bound = "" if known or alike else "least"
        found = self._figure(
            nearer, unit, origin if known else self._end(origin, high=high < 0), one.period, bound
        )
        return replace(found, base=base, over=over)

    def _about(self, one: Open, least: Derivation) -> Figure | None:
        """The roundest number that is close to both ends; None where there is none."""
        low, high = one.ends
        for decimals in (-6, -5, -4, -3, -2, -1, 0, 1):
            near = to_places(low, decimals)
            if (
                decimals < max(self.measure.decimals, 1)
                and near > 0
                and max(abs(near - low), abs(high - near)) <= CLOSE * near
            ):
                coarser = replace(self.measure, decimals=max(decimals, 0))
                origin = Derivation("printed", (least,), (("decimals", decimals),))
                figure = self._figure(near, self.measure.kind, origin, one.period, "about")
                return replace(figure, measure=coarser)
        return None

    def _figure(
        self, value: Fraction, unit: Unit, origin: Input, period: Period, bound: Bound = ""
    ) -> Figure:
        return Figure(float(value), unit, origin, self.measure, period=period, bound=bound, place=self.place)

    def _end(self, origin: Input, *, high: bool) -> Derivation:
        return Derivation("high" if high else "low", (origin,), (("at_most", self.at_most),))
