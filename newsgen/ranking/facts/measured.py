"""One measure over all patches: what they share is worked out once, for all of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsgen.model.exact import written
from newsgen.model.facts import (
    NOBODY,
    AreaFigure,
    AreaMeasure,
    Extreme,
    MeasureFacts,
    WiderFacts,
    WithoutMover,
)
from newsgen.model.figure import PERCENTAGES
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
from newsgen.ranking.facts.over_time import OverTime
from newsgen.ranking.facts.totals import compared
from newsgen.ranking.order import Ranks, competition_ranks
from newsgen.ranking.ranked import RankedDataset

Indices = NDArray[np.int64]


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
        self.patch = OverTime(ranked, self.measure, peers)
        self.ranks_before = self._ranks_before()

    def facts(self, number: int, lines: tuple[float, ...]) -> MeasureFacts:
        """The facts of a patch; `lines` are the project's own round figures, beside the edges of the bands."""
        areas, column, named = self._inside(number), self.column, self.dataset.areas
        codes = [self.codes[i] for i in areas.tolist()]
        total = self.patch.total(number)
        ways = directions(column, areas) if self.whole else None
        times = multiplied(self.moved, areas)
        least, most = column.now.least[areas], column.now.most[areas]
        nobody = np.full(least.shape, np.nan)
        high = (least, most) if self.ranked_here else (nobody, nobody)
        low = (-most, -least) if self.whole else (nobody, nobody)
        rise, fall = self._movers(self.moved, areas, codes)
        shares = self.measure.kind in PERCENTAGES or not self.whole or column.before is None
        per_cent = tuple(end[areas] for end in column.per_cent_ends)
        rise_per_cent, fall_per_cent = (
            (NOBODY, NOBODY) if shares else movers((per_cent[0], per_cent[1]), codes)
        )
        return MeasureFacts(
            measure=self.measure,
            companion="",
            total=total,
            rate=self.patch.rate(number),
            wider=tuple(
                WiderFacts(
                    self.ranked.ranking_areas[i].name,
                    self.patch.total(i),
                    self.patch.rate(i),
                )
                for i in self.wider[number]
            ),
            peers=tuple(self.ranked.ranking_areas[i].name for i in self.peers[number] if i != number),
            rank_high=self.patch.high[number],
            rank_low=self.patch.low[number],
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
            history=self.patch.history(number),
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
        if before is None or not self.patch.totals or areas.size < 2:
            return None
        low, high = (end[areas] for end in self.moved.change_ends)
        most = np.maximum(np.abs(low), np.abs(high))
        first = int(np.argmax(np.where(low == high, most, -1.0)))
        if low[first] != high[first] or not most[first] > np.delete(most, first).max():
            return None
        area, now, then = int(areas[first]), self.patch.totals[-1][number], self.patch.totals[before][number]
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


def _there(value: float) -> float | None:
    return None if value != value else value
