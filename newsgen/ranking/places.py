"""Patches as wholes in one measure, beside those around and inside them: totals, pooled rates, ranks among peers.

All of it is exact, and holds for all that withheld figures may be: where these leave it open, it is given as its ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid
from newsgen.ingest.season import held_against
from newsgen.model.area import Patch
from newsgen.model.derivation import Derivation, Input, Rule, Select, Setting
from newsgen.model.exact import cases_short, written
from newsgen.model.figure import PERCENTAGES, Figure, Unit, difference_unit
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking
from newsgen.model.period import Period
from newsgen.model.place_figures import UNKNOWN, Amount, PatchFigures, PlaceFigures, WithoutOne
from newsgen.ranking.average import prints_alike
from newsgen.ranking.bounds import Ends, ends
from newsgen.ranking.facts.peers import peers_of, ranks_among, wider_of
from newsgen.ranking.facts.totals import Pair, rate_ends, sums, total_ends

LIST = "list"
"""The kind of a newsroom's own list: no place inside another."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A quantity of a place in one period: its ends, exact, and where it comes from."""

    ends: tuple[Fraction, Fraction]
    origin: Input
    period: Period

    @property
    def is_known(self) -> bool:
        return self.ends[0] == self.ends[1]


class Places:
    """One measure over all patches; these are called by their number among the grounds."""

    def __init__(
        self,
        dataset: Dataset,
        measure: str,
        grounds: Sequence[Patch],
        member: NDArray[np.int64],
        start: NDArray[np.int64],
    ) -> None:
        grid = dataset.grids[measure]
        self.dataset, self.measure, self.grounds, self.member, self.start = (
            dataset,
            grid.measure,
            grounds,
            member,
            start,
        )
        self.over = dataset.grids.get(grid.measure.numerator)
        self.under = dataset.grids.get(grid.measure.denominator)
        self.counted: Grid = self.over or grid
        self.wider = wider_of(grounds)
        self.peers = peers_of(grounds, self.wider)
        suppression = dataset.suppression
        self.at_most = (
            None if suppression is None else Setting("data.suppressed.at_most", suppression.at_most)
        )
        periods = [len(dataset.periods) - 1]
        if (before := held_against(dataset, measure)) is not None:
            periods.append(before)
        adding = self.counted.measure
        adds_up = adding.kind == "count" if adding.adds_up is None else adding.adds_up
        self.there = dataset.extract is None and adds_up
        self.ends: list[Ends] = [ends(dataset, adding.name, i) for i in periods] if self.there else []
        self.totals = [self._totals(pair, period) for pair, period in zip(self.ends, periods, strict=False)]
        divided = self.over is not None and self.under is not None
        self.rates = [
            self._rates(row, period) for row, period in zip(self.totals, periods, strict=False) if divided
        ]
        self.ranks = [self._ranks(i) for i in range(len(self.totals))]
        self.known: dict[int, PlaceFigures] = {}

    def of(self, number: int, rankings: Sequence[AreaRanking]) -> PatchFigures | None:
        """The patch's figures; `rankings` are its areas, the highest first. None where nothing of it adds up."""
        if not self.there:
            return None
        return PatchFigures(
            self._place(number),
            tuple(self._place(i) for i in self.wider[number] if self.grounds[i].kind != LIST),
            tuple(self._place(i) for i in self._parts(number)),
            self._without(number),
            self._swap(rankings),
        )

    def _place(self, number: int) -> PlaceFigures:
        if number not in self.known:
            measure, counted = self.measure, self.counted.measure
            total = self._amount(self.totals, number, counted)
            rate = self._amount(self.rates, number, measure) if self.rates else UNKNOWN
            ranks = [row[number] for row in self.ranks] + [None]
            peers = None
            if ranks[0] is not None:
                among = Derivation("count", tuple(one.origin for one in self._group(number)))
                peers = Figure(len(self.peers[number]), "count", among, period=self.dataset.period)
            self.known[number] = PlaceFigures(self.grounds[number], total, rate, ranks[0], ranks[1], peers)
        return self.known[number]

    def _amount(self, rows: list[list[_Open | None]], number: int, measure: Measure) -> Amount:
        now, before = (*(row[number] for row in rows), None)[:2]
        return UNKNOWN if now is None else self._compared(now, before, measure, self.grounds[number].name)

    def _compared(self, now: _Open, before: _Open | None, measure: Measure, place: str) -> Amount:
        unit = measure.kind

        def figure(value: Fraction, unit: Unit, origin: Input, period: Period, **more: object) -> Figure:
            return Figure(float(value), unit, origin, measure, period=period, place=place, **more)  # type: ignore[arg-type]

        def at_ends(one: _Open) -> tuple[Figure, Figure | None]:
            if one.is_known:
                return figure(one.ends[0], unit, one.origin, one.period), None
            least, most = (self._end(one.origin, high=high) for high in (False, True))
            if prints_alike(*one.ends, measure):
                return figure(one.ends[0], unit, least, one.period), None
            return (
                figure(one.ends[0], unit, least, one.period, bound="least"),
                figure(one.ends[1], unit, most, one.period, bound="most"),
            )

        shown, most = at_ends(now)
        if before is None:
            return Amount(shown, most=most)
        was, most_was = at_ends(before)
        known = now.is_known and before.is_known

        def moved(low: Fraction, high: Fraction, unit: Unit, rule: Derivation) -> Figure | None:
            if low <= 0 <= high and not known:
                return None
            origin = rule if known else self._end(rule, high=high < 0)
            bound = "" if known else "least"
            return figure(
                high if high < 0 else low, unit, origin, now.period, base=was, over=shown, bound=bound
            )

        origins = (now.origin, before.origin)
        change = moved(
            now.ends[0] - before.ends[1],
            now.ends[1] - before.ends[0],
            difference_unit(unit),
            Derivation("difference", origins),
        )
        per_cent = None
        if unit not in PERCENTAGES and before.ends[0] > 0 and now.ends[0] >= 0:
            low, high = ((a / b - 1) * 100 for a, b in zip(now.ends, before.ends[::-1], strict=True))
            per_cent = moved(low, high, "per_cent", Derivation("percent_change", origins))
        return Amount(shown, was, change, per_cent, most, most_was)

    def _end(self, origin: Input, *, high: bool) -> Derivation:
        return Derivation("high" if high else "low", (origin,), (("at_most", self.at_most),))

    def _totals(self, found: Ends, period: int) -> list[_Open | None]:
        """Every patch's total in a period."""
        pairs = total_ends(found, self.member, self.start)
        return [
            self._open(pair, "sum", (self.counted.select(ground.name, period),), period)
            for ground, pair in zip(self.grounds, pairs, strict=True)
        ]

    def _rates(self, totals: list[_Open | None], period: int) -> list[_Open | None]:
        """Every patch's pooled rate in a period."""
        assert self.over is not None
        assert self.under is not None
        people = sums(self.under.values[:, period], self.member, self.start)
        pairs = rate_ends([one.ends if one else (-inf, inf) for one in totals], people, self.measure.per)
        return [
            self._open(
                pair,
                "pooled",
                (self.over.select(ground.name, period), self.under.select(ground.name, period)),
                period,
                (("per", self.measure.per),),
            )
            for ground, pair in zip(self.grounds, pairs, strict=True)
        ]

    def _open(
        self,
        pair: Pair | None,
        rule: Rule,
        of: tuple[Select, ...],
        period: int,
        terms: tuple[tuple[str, float], ...] = (),
    ) -> _Open | None:
        """A quantity; None where nobody knows how large it is, or it cannot be worked out again from cells."""
        if pair is None or not (isinstance(pair[0], Fraction) and isinstance(pair[1], Fraction)):
            return None
        if any(one.without for one in of) or (pair[0] != pair[1] and any(_is_its_own(one) for one in of)):
            return None
        return _Open((pair[0], pair[1]), Derivation(rule, of, terms), self.dataset.periods[period])

    def _ranks(self, which: int) -> list[Figure | None]:
        """Every patch's rank among its peers, from the highest; None where withheld figures leave it open."""
        rows = self.rates[which] if self.rates else self.totals[which]
        found: list[Figure | None] = [None] * len(rows)
        for group in {tuple(group) for group in self.peers if len(group) > 1}:
            every = [rows[i] for i in group]
            known = [one for one in every if one is not None]
            if len(known) < len(group):
                continue
            sure = all(one.is_known for one in known)
            for number, one, ranks in zip(group, known, ranks_among([o.ends for o in known]), strict=True):
                if ranks is None or ranks[0].low != ranks[0].high:
                    continue
                among = (one.origin, *(other.origin for other in known))
                origin = Derivation("rank", among, (("order", "descending"),))
                found[number] = Figure(
                    ranks[0].low,
                    "rank",
                    origin if sure else self._end(origin, high=False),
                    self.measure,
                    period=one.period,
                    place=self.grounds[number].name,
                )
        return found

    def _group(self, number: int) -> list[_Open]:
        rows = self.rates[0] if self.rates else self.totals[0]
        return [one for i in self.peers[number] if (one := rows[i]) is not None]

    def _parts(self, number: int) -> list[int]:
        """The patches right inside, where they make up all of it and have no area in common."""
        whole = self.grounds[number]
        inside = [i for i, held in enumerate(self.wider) if number in held and self.grounds[i].kind != LIST]
        right = [i for i in inside if not any(j in inside for j in self.wider[i])]
        codes = [code for i in right for code in self.grounds[i].areas]
        if len(right) < 2 or len(codes) != len({*codes}) or len(codes) != len(whole.areas):
            return []
        return sorted(right, key=lambda i: self.grounds[i].name)

    def _without(self, number: int) -> WithoutOne | None:
        """None where no area's number moved more than all others' for sure."""
        if len(self.totals) < 2 or self.totals[0][number] is None or self.totals[1][number] is None:
            return None
        areas = self.member[slice(*self.start[number : number + 2])]
        (low, high), (low_before, high_before) = ((end[areas] for end in pair) for pair in self.ends)
        most = np.maximum(np.abs(high - low_before), np.abs(low - high_before))
        known = (low == high) & (low_before == high_before)
        if areas.size < 2 or not known.any():
            return None
        first = int(np.argmax(np.where(known, most, -1.0)))
        if not most[first] > np.delete(most, first).max():
            return None
        area = self.dataset.areas[int(areas[first])]
        rest = []
        for row, pair in zip(self.totals, self.ends, strict=True):
            one = row[number]
            assert one is not None
            assert isinstance(one.origin, Derivation)
            its = written(float(pair[0][areas[first]]))
            select = one.origin.inputs[0]
            assert isinstance(select, Select)
            left = Derivation("sum", (replace(select, without=(area.code,)),))
            rest.append(_Open((one.ends[0] - its, one.ends[1] - its), left, one.period))
        return WithoutOne(area, self._compared(rest[0], rest[1], self.counted.measure, ""))

    def _swap(self, rankings: Sequence[AreaRanking]) -> Figure | None:
        """How many more cases would have put the area in second place first, alone."""
        if len(rankings) < 2 or not rankings[0].sure_high:
            return None
        first, *others = rankings
        second = [one for one in others if one.value.value == others[0].value.value]
        found = [
            (short, origin) for one in second if (found := _short(first, one)) for short, origin in [found]
        ]
        if len(found) < len(second):
            return None
        short, origin = min(found, key=lambda pair: pair[0])
        measure = self.counted.measure
        return Figure(short, "count", origin, measure, second[0].area, first.value.period)


def _short(first: AreaRanking, second: AreaRanking) -> tuple[int, Derivation] | None:
    ends = [(one.count or one.value, one.denominator) for one in (first, second)]
    (cases, people), (its, their) = ends
    if cases.unit != "count" or its.unit != "count":
        return None
    if people is None or their is None:
        return cases_short(written(cases.value), its.value, 1), Derivation("swap", (cases.origin, its.origin))
    if not (people.value > 0 and their.value > 0):
        return None
    short = cases_short(written(cases.value) / written(people.value), its.value, their.value)
    return short, Derivation("swap", (cases.origin, people.origin, its.origin, their.origin))


def _is_its_own(select: Select) -> bool:
    """Whether a withheld cell of the selection is not simply a number from zero to `at_most`."""
    return bool(select.add_up or select.compute or select.unless_withheld)
