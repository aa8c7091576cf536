"""The totals and rates of all patches in every period, and what follows: changes, ranks among peers, history."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from newsgen.model.facts import UNKNOWN, Compared, HistoryFacts
from newsgen.model.figure import PERCENTAGES
from newsgen.model.measure import Measure
from newsgen.ranking.bounds import ends
from newsgen.ranking.facts.past import history_of
from newsgen.ranking.facts.peers import ranks_among
from newsgen.ranking.facts.totals import Pair, compared, rate_ends, sums, total_ends
from newsgen.ranking.ranked import RankedDataset

Row = list[Pair | None]
"""What a figure of each patch may be; None where nothing is known of it."""


class OverTime:
    """One measure's totals and rates; patches are called by their number among the ranking areas."""

    def __init__(self, ranked: RankedDataset, measure: Measure, peers: list[list[int]]) -> None:
        self.ranked, self.dataset, self.measure, self.peers = ranked, ranked.dataset, measure, peers
        self.totals, self.rates = self._over_time()
        self.figures = self.rates or self.totals
        self.high, self.low = self._peer_ranks()
        # a region stands on the card of each of its councils
        self.total = cache(lambda number: self._compared(self.totals, number))
        self.rate = cache(lambda number: self._compared(self.rates, number))

    def history(self, number: int) -> HistoryFacts | None:
        """The patch beside its own past."""
        figures = [row[number] for row in self.figures]
        return history_of(figures, self.dataset.periods) if figures else None

    def _over_time(self) -> tuple[list[Row], list[Row]]:
        """Every patch's total and rate in each period, oldest first; no rows where it has none."""
        measure, dataset, ranked = self.measure, self.dataset, self.ranked
        grids = dataset.grids
        adding = grids[measure.numerator].measure if measure.numerator in grids else measure
        adds_up = adding.kind == "count" if adding.adds_up is None else adding.adds_up
        if dataset.extract is not None or not adds_up:
            return [], []
        periods = range(len(dataset.periods))
        totals = [total_ends(ends(dataset, adding.name, i), ranked.member, ranked.start) for i in periods]
        known: list[Row] = [[_known(pair) for pair in row] for row in totals]
        if measure.numerator not in grids or measure.denominator not in grids:
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

    def _compared(self, rows: list[Row], number: int) -> Compared:
        if not rows:
            return UNKNOWN
        before = self.dataset.compared
        found = compared(rows[-1][number], None if before is None else rows[before][number])
        return (
            replace(found, per_cent=None)
            if rows is self.rates and self.measure.kind in PERCENTAGES
            else found
        )


def _known(pair: Pair) -> Pair | None:
    return None if pair[0] == -float("inf") and pair[1] == float("inf") else pair
