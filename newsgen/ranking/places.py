"""Patches as wholes in one measure, beside those around and inside them: totals, pooled rates, ranks among peers.

All of it is exact, and holds for all that withheld figures may be: where these leave it open, it is given as its ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import inf

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid
from newsgen.ingest.season import held_against
from newsgen.model.area import Patch
from newsgen.model.derivation import Derivation, Rule, Select, Setting
from newsgen.model.exact import written
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking
from newsgen.model.place_figures import UNKNOWN, Amount, PatchFigures, PlaceFigures, Relative, WithoutOne
from newsgen.ranking.bounds import Ends, ends
from newsgen.ranking.facts.peers import peers_of, ranks_among, wider_of
from newsgen.ranking.facts.totals import Pair, rate_ends, sums, total_ends
from newsgen.ranking.open_figures import Open, OpenFigures
from newsgen.ranking.relative import Relatives

LIST = "list"
"""The kind of a newsroom's own list: no place inside another."""


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
        self.dataset, self.measure, self.grounds = dataset, grid.measure, grounds
        self.member, self.start = member, start
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
        self.before = held_against(dataset, measure)
        if self.before is not None:
            periods.append(self.before)
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
        self.low_ranks = self._ranks(0, high=False) if self.totals else []
        self.known: dict[int, PlaceFigures] = {}
        self.relatives = None
        if grid.measure.kind == "money" and dataset.extract is None and self.before is not None:
            self.relatives = Relatives(dataset, grid, self.before, grounds, member, start)

    def of(self, number: int, rankings: Sequence[AreaRanking]) -> PatchFigures:
        """The patch's figures; `rankings` are its areas, the highest first. No total where nothing adds up."""
        if not self.there:
            alone = [PlaceFigures(self.grounds[i], UNKNOWN, UNKNOWN) for i in (number, *self._around(number))]
            return PatchFigures(alone[0], tuple(alone[1:]), relative=self._relative(number, rankings))
        return PatchFigures(
            self._place(number),
            tuple(self._wider(number, rankings)),
            tuple(self._place(i) for i in self._parts(number)),
            self._without(number),
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
            low = self.low_ranks[number] if peers is not None else None
            self.known[number] = PlaceFigures(
                self.grounds[number], total, rate, ranks[0], ranks[1], peers, low
            )
        return self.known[number]

    def _amount(self, rows: list[list[Open | None]], number: int, measure: Measure) -> Amount:
        now, before = (*(row[number] for row in rows), None)[:2]
        return UNKNOWN if now is None else self._figures(measure, number).amount(now, before)

    def _figures(self, measure: Measure, number: int | None = None) -> OpenFigures:
        return OpenFigures(measure, "" if number is None else self.grounds[number].name, self.at_most)

    def _wider(self, number: int, rankings: Sequence[AreaRanking]) -> Iterator[PlaceFigures]:
        """The places that hold a patch, each with how its rate compares with theirs."""
        for other in self.wider[number]:
            if self.grounds[other].kind == LIST:
                continue
            place = self._place(other)
            own, its = (self.rates[0][i] if self.rates else None for i in (number, other))
            shown = self._place(number).rate.now
            if own is None or its is None or shown is None or place.rate.now is None:
                yield place
            else:
                maker, its_rate = self._figures(self.measure, other), place.rate.now
                ends = (rankings[-1].value, rankings[0].value) if len(rankings) == self._size(number) else ()
                of_ends = [maker.per_cent(_exactly(value), its, value, its_rate) for value in ends] or [
                    None,
                    None,
                ]
                yield replace(
                    place,
                    under=maker.per_cent(own, its, shown, its_rate),
                    times=maker.times(own, its, shown, its_rate),
                    lowest_under=of_ends[0],
                    highest_under=of_ends[1],
                )

    def _relative(self, number: int, rankings: Sequence[AreaRanking]) -> tuple[Relative, ...]:
        """Of money, its areas by their change in per cent, also among those of the largest place that holds it."""
        if self.relatives is None:
            return ()
        return tuple(self.relatives.of(number, next(iter(self._around(number)[-1:]), None), rankings))

    def _around(self, number: int) -> list[int]:
        return [i for i in self.wider[number] if self.grounds[i].kind != LIST]

    def _size(self, number: int) -> int:
        return int(self.start[number + 1] - self.start[number])

    def _totals(self, found: Ends, period: int) -> list[Open | None]:
        """Every patch's total in a period."""
        pairs = total_ends(found, self.member, self.start)
        return [
            self._open(pair, "sum", (self.counted.select(ground.name, period),), period)
            for ground, pair in zip(self.grounds, pairs, strict=True)
        ]

    def _rates(self, totals: list[Open | None], period: int) -> list[Open | None]:
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
    ) -> Open | None:
        """A quantity; None where nobody knows how large it is, or it cannot be worked out again from cells."""
        if pair is None or not (isinstance(pair[0], Fraction) and isinstance(pair[1], Fraction)):
            return None
        if any(one.without for one in of) or (pair[0] != pair[1] and any(_is_its_own(one) for one in of)):
            return None
        return Open((pair[0], pair[1]), Derivation(rule, of, terms), self.dataset.periods[period])

    def _ranks(self, which: int, *, high: bool = True) -> list[Figure | None]:
        """Every patch's rank among its peers, from an end; None where withheld figures leave it open."""
        rows = self.rates[which] if self.rates else self.totals[which]
        found: list[Figure | None] = [None] * len(rows)
        for group in {tuple(group) for group in self.peers if len(group) > 1}:
            every = [rows[i] for i in group]
            known = [one for one in every if one is not None]
            if len(known) < len(group):
                continue
            sure = all(one.is_known for one in known)
            for number, one, ranks in zip(group, known, ranks_among([o.ends for o in known]), strict=True):
                if ranks is None or (rank := ranks[0 if high else 1]).low != rank.high:
                    continue
                among = (one.origin, *(other.origin for other in known))
                origin = Derivation("rank", among, (("order", "descending" if high else "ascending"),))
                found[number] = Figure(
                    rank.low,
                    "rank",
                    origin if sure else Derivation("low", (origin,), (("at_most", self.at_most),)),
                    self.measure,
                    period=one.period,
                    place=self.grounds[number].name,
                )
        return found

    def _group(self, number: int) -> list[Open]:
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
            rest.append(Open((one.ends[0] - its, one.ends[1] - its), left, one.period))
        return WithoutOne(area, self._figures(self.counted.measure).amount(rest[0], rest[1]))


def _exactly(figure: Figure) -> Open:
    """A figure that is known."""
    assert figure.period is not None
    value = written(figure.value)
    return Open((value, value), figure.origin, figure.period)


def _is_its_own(select: Select) -> bool:
    """Whether a withheld cell of the selection is not simply a number from zero to `at_most`."""
    return bool(select.add_up or select.compute or select.unless_withheld)
