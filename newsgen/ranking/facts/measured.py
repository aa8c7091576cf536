"""One measure over all patches: what they share is worked out once, for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsgen.model.exact import written
from newsgen.model.facts import (
    NOBODY,
    UNKNOWN,
    AreaFigure,
    AreaMeasure,
    Compared,
    Extreme,
    HistoryFacts,
    MeasureFacts,
    WiderFacts,
    WithoutMover,
)
from newsgen.model.figure import PERCENTAGES
from newsgen.ranking.bounds import ends
from newsgen.ranking.facts.column import Column, column
from newsgen.ranking.facts.inside import (
    area_figures,
    directions,
    first_in,
    most_of_total,
    movers,
    multiplied,
    sides_of,
    swap,
)
from newsgen.ranking.facts.past import history_of
from newsgen.ranking.facts.peers import ranks_among
from newsgen.ranking.facts.totals import Pair, compared, rate_ends, sums, total_ends
from newsgen.ranking.order import Ranks, competition_ranks
from newsgen.ranking.ranked import RankedDataset

Indices = NDArray[np.int64]
Row = list[Pair | None]
"""What a figure of each patch may be; None where nothing is known of it."""


class Measured:
    """A measure of a ranked dataset; patches are called by their number among its ranking areas."""

    def __init__(
        self, ranked: RankedDataset, name: str, wider: list[list[int]], peers: list[list[int]]
    ) -> None:
        self.ranked, self.dataset = ranked, ranked.dataset
        self.wider, self.peers = wider, peers
        found = column(self.dataset, name)
        assert found is not None  # a name of the dataset's own
        self.column, self.measure = found, found.measure
        self.whole = self.dataset.extract is None
        # of an extract's areas the highest are known in the measure that it is cut by, and in no other
        self.ranked_here = self.dataset.extract is None or self.dataset.extract.measure == name
        self.count = column(self.dataset, self.measure.numerator)
        self.under = column(self.dataset, self.measure.denominator)
        self.moved = self.count or self.column
        self.codes = [area.code for area in self.dataset.areas]
        self.totals, self.rates = self._over_time()
        self.figures = self.rates or self.totals
        self.high, self.low = self._peer_ranks()
        self.ranks_before = self._ranks_before()

    def facts(self, number: int, lines: tuple[float, ...]) -> MeasureFacts:
        """The facts of a patch; `lines` are the project's own round figures, beside the edges of the bands."""
        areas, column, named = self._inside(number), self.column, self.dataset.areas
        codes = [self.codes[i] for i in areas.tolist()]
        total = self._compared(self.totals, number)
        ways = directions(column, areas) if self.whole else None
        times = multiplied(self.moved, areas)
        least, most = column.now.least[areas], column.now.most[areas]
        nobody = np.full(least.shape, np.nan)
        high = (least, most) if self.ranked_here else (nobody, nobody)
        low = (-most, -least) if self.whole else (nobody, nobody)
        rise, fall = self._movers(self.moved, areas, codes)
        shares = self.measure.kind in PERCENTAGES or not self.whole or column.before is None
        per_cent = tuple(end[areas] for end in column.per_cent_ends())
        rise_per_cent, fall_per_cent = (
            (NOBODY, NOBODY) if shares else movers((per_cent[0], per_cent[1]), codes)
        )
        return MeasureFacts(
            measure=self.measure,
            companion="",
            total=total,
            rate=self._compared(self.rates, number),
            wider=tuple(
                WiderFacts(
                    self.ranked.ranking_areas[i].name,
                    self._compared(self.totals, i),
                    self._compared(self.rates, i),
                )
                for i in self.wider[number]
            ),
            peers=tuple(self.ranked.ranking_areas[i].name for i in self.peers[number] if i != number),
            rank_high=self.high[number],
            rank_low=self.low[number],
            without_mover=self._without_mover(areas, number),
            up=ways and ways[0],
            down=ways and ways[1],
            same=ways and ways[2],
            doubled=times and times[0],
            halved=times and times[1],
            lines=tuple(
                sides_of(line, column, areas, named, whole=self.whole) for line in self._lines(lines)
            ),
            most_of_total=None
            if total.now is None
            else most_of_total(self.count or column, areas, named, total.now),
            highest=first_in(high, codes),
            top=first_in(high, codes, 3),
            lowest=first_in(low, codes),
            rise=rise,
            fall=fall,
            rise_per_cent=rise_per_cent,
            fall_per_cent=fall_per_cent,
            swap=swap(
                column, self.count or self._own_count(), None if self.under is None else self.under.now, areas
            )
            if self.ranked_here
            else None,
            history=self._history(number),
        )

    def areas(self, number: int) -> list[AreaMeasure]:
        """The figures of a patch's areas, in their order."""
        areas, column, inside = self._inside(number), self.column, slice(*self.ranked.start[number:][:2])
        ranks, then = self.ranked.ranks[self.measure.name], self.ranks_before
        counts, under = self.count, self.under
        now = area_figures(
            column.now, areas, ranks.high[inside], ranks.low[inside], None if counts is None else counts.now.values,
            ranked=self.ranked_here, whole=self.whole,
        )  # fmt: skip
        before: Sequence[AreaFigure | None] = [None] * areas.size
        if column.before is not None and then is not None:
            before = area_figures(
                column.before, areas, then.high[inside], then.low[inside],
                counts.before.values if counts and counts.before else None, ranked=self.whole, whole=self.whole,
            )  # fmt: skip
        nothing = np.full(areas.shape, np.nan)
        change = column.change[areas].tolist()
        moved = (nothing if counts is None else counts.change[areas]).tolist()
        people = (nothing if under is None else under.now.values[areas]).tolist()
        return [
            AreaMeasure(
                new,
                old,
                _there(by),
                _there(more) if new.count is not None and old is not None and old.count is not None else None,
                # of a rate beside people, a count that is withheld would follow
                _there(size) if new.count is not None else None,
            )
            for new, old, by, more, size in zip(now, before, change, moved, people, strict=True)
        ]

    def _over_time(self) -> tuple[list[Row], list[Row]]:
        """Every patch's total and rate in each period, oldest first; no rows where it has none."""
        measure, dataset, ranked = self.measure, self.dataset, self.ranked
        adding = measure if self.count is None else self.count.measure
        adds_up = adding.kind == "count" if adding.adds_up is None else adding.adds_up
        if not self.whole or not adds_up:
            return [], []
        periods = range(len(dataset.periods))
        totals = [total_ends(ends(dataset, adding.name, i), ranked.member, ranked.start) for i in periods]
        known: list[Row] = [[_known(pair) for pair in row] for row in totals]
        if self.count is None or self.under is None:
            return known, []
        grid = dataset.grids[measure.denominator]
        rates = [
            rate_ends(row, sums(grid.values[:, i], ranked.member, ranked.start), measure.per)
            for i, row in zip(periods, totals, strict=True)
        ]
        return known, [[pair and _known(pair) for pair in row] for row in rates]

    def _peer_ranks(self) -> tuple[list[Compared], list[Compared]]:
        """Every patch's rank among its peers, from the highest and from the lowest."""
        size, before = len(self.ranked.ranking_areas), self.dataset.compared
        high, low = [UNKNOWN] * size, [UNKNOWN] * size
        for group in {tuple(group) for group in self.peers if len(group) > 1 and self.figures}:
            now = ranks_among([self.figures[-1][i] for i in group])
            then = (
                [None] * len(group)
                if before is None
                else ranks_among([self.figures[before][i] for i in group])
            )
            for number, one, other in zip(group, now, then, strict=True):
                high[number] = Compared(one and one[0], other and other[0])
                low[number] = Compared(one and one[1], other and other[1])
        return high, low

    def _ranks_before(self) -> Ranks | None:
        before = self.column.before
        if before is None:
            return None
        ranked = self.ranked
        group = np.repeat(np.arange(len(ranked.ranking_areas)), np.diff(ranked.start))
        return competition_ranks(before.values[ranked.member], group)

    def _without_mover(self, areas: Indices, number: int) -> WithoutMover | None:
        """None where no area moved more than all others for sure, or there is no total."""
        before = self.dataset.compared
        if before is None or not self.totals or areas.size < 2:
            return None
        low, high = (end[areas] for end in self.moved.change_ends)
        most = np.maximum(np.abs(low), np.abs(high))
        first = int(np.argmax(np.where(low == high, most, -1.0)))
        if low[first] != high[first] or not most[first] > np.delete(most, first).max():
            return None
        area, now, then = int(areas[first]), self.totals[-1][number], self.totals[before][number]
        old = self.moved.before
        if now is None or then is None or old is None:
            return None
        own, its = written(self.moved.now.values[area]), written(old.values[area])
        rest = compared((now[0] - own, now[1] - own), (then[0] - its, then[1] - its))
        return WithoutMover(self.codes[area], rest)

    def _movers(self, column: Column, areas: Indices, codes: list[str]) -> tuple[Extreme, Extreme]:
        if column.before is None or not self.whole:
            return NOBODY, NOBODY
        low, high = column.change_ends
        return movers((low[areas], high[areas]), codes)

    def _compared(self, rows: list[Row], number: int) -> Compared:
        if not rows:
            return UNKNOWN
        before = self.dataset.compared
        found = compared(rows[-1][number], None if before is None else rows[before][number])
        return replace(found, per_cent=None) if rows is self.rates and self._percentages else found

    @property
    def _percentages(self) -> bool:
        return self.measure.kind in PERCENTAGES

    def _history(self, number: int) -> HistoryFacts | None:
        figures = [row[number] for row in self.figures]
        return history_of(figures, self.dataset.periods) if figures else None

    def _lines(self, own: tuple[float, ...]) -> list[float]:
        edges = (edge for band in self.measure.bands for edge in (band.low, band.high) if edge is not None)
        extract = self.dataset.extract
        lines = sorted({*own, *edges})
        if extract is None:
            return lines
        return [line for line in lines if self.ranked_here and line >= extract.above]

    def _own_count(self) -> Column | None:
        return self.column if self.measure.kind == "count" else None

    def _inside(self, number: int) -> Indices:
        return self.ranked.member[slice(*self.ranked.start[number : number + 2])]


def _known(pair: Pair) -> Pair | None:
    return None if pair[0] == -float("inf") and pair[1] == float("inf") else pair


def _there(value: float) -> float | None:
    return None if value != value else value
