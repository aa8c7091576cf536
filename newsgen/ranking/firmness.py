"""How firm ranks are: what chance alone could have done to them, in every place that areas are ranked in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset
from newsgen.model.rank_test import RankTest
from newsgen.model.standing import PatchTable, Standing
from newsgen.ranking.counted import counted
from newsgen.ranking.draws import DRAWS, draws, seeds
from newsgen.ranking.order import Ranks
from newsgen.ranking.posterior import Posterior, posterior

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

POINTS = 201
"""The integral over the first area's rate is a sum over so many points."""
DECIMALS = 6
"""Chances are rounded, so that the last bit of a sum can decide nothing."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """In step with a ranked dataset's `member`: the range of each area's rank, and the chances of those at an end.

    `best` and `worst` are ranks from the highest among the areas with a figure, 0 where there is no test.
    `chance_high` is, for an area ranked first from the highest, the chance that the highest underlying rate is its own
    or that of one that ties with it; `chance_low` the same from the lowest; NaN for all other areas.
    """

    test: RankTest
    best: Ints
    worst: Ints
    chance_high: Floats
    chance_low: Floats

    def told(self, table: PatchTable, start: int) -> PatchTable:
        """The table of a place, with the firmness of its ranks; `start` is where its areas stand in `member`."""
        if not any(self.best[start : start + len(table.patch.areas)]):
            return table
        place = {code: start + i for i, code in enumerate(table.patch.areas)}
        standings = tuple(self._standing(s, place[s.area.code]) for s in table.standings)
        return replace(table, standings=standings, rank_test=self.test)

    def _standing(self, standing: Standing, at: int) -> Standing:
        high, low = (float(c[at]) for c in (self.chance_high, self.chance_low))
        return replace(
            standing,
            rank_range=(int(self.best[at]), int(self.worst[at])),
            chance_high=None if high != high else high,
            chance_low=None if low != low else low,
            firm_high=not high < self.test.firm,
            firm_low=not low < self.test.firm,
        )


def firmness(
    dataset: Dataset, measure: str, member: Ints, start: Ints, ranks: Ranks, test: RankTest
) -> Firmness | None:
    """The firmness of a measure's ranks in its newest period, or None where it gets no test.

    Counts are taken to be Poisson (see `posterior`). The chance of being first is integrated, withheld areas taking
    part with what is known of them: their count is at most so many. The range of a rank is between the quantiles, with
    (1 - interval) / 2 beyond each, of its ranks in DRAWS draws of all rates. A place with an area whose figure has no
    count behind it gets no test.
    """
    behind = None if test.firm == 0 else counted(dataset.grids[measure].measure, dataset.grids)
    if behind is None:
        return None
    at_most = dataset.suppression.at_most if dataset.suppression else 0
    rates = posterior(behind.counts, behind.exposures, behind.withheld, at_most)
    values = rates.quantiles((np.arange(DRAWS) + 0.5) / DRAWS)
    own_seeds = seeds(area.code for area in dataset.areas)
    none, never = np.zeros(member.size, np.int64), np.full(member.size, np.nan)
    found = Firmness(test, none, none.copy(), never, never.copy())
    for here in (slice(a, b) for a, b in pairwise(start.tolist())):
        areas, ranked = member[here], ranks.high[here] > 0
        if not ranked.any() or not (behind.counts[areas[ranked]] >= 0).all():
            continue
        for ends, chance, above in (
            (ranks.high, found.chance_high, True),
            (ranks.low, found.chance_low, False),
        ):
            first = ends[here] == 1
            others = areas[~first & (ranked | behind.withheld[areas])]
            chance[here][first] = _chance(rates, areas[first], others, above)
        best, worst = _ranges(rates, areas[ranked], values, own_seeds, test.interval)
        found.best[here][ranked], found.worst[here][ranked] = best, worst
    return found


def _chance(rates: Posterior, first: Ints, others: Ints, above: bool) -> float:
    """The chance that the highest rate of all (or the lowest) is of one of the first.

    It is the integral of the chance that no other is ahead of a rate, over the distribution of the first ones' best.
    """
    if not others.size:
        return 1.0
    low, high = _span(rates, first, above)
    least, most = _span(rates, others, above)
    # up to `begin` some other is surely ahead; from `end` on none is
    begin = max(low.min(), least.max())
    end = max(begin, min(high.max(), most.max()))
    roots = np.append(np.linspace(begin, end, POINTS), max(end, high.max()))
    rivals = others[most > begin]
    mine, theirs = (np.prod(_not_ahead(rates, areas, roots, above), axis=0) for areas in (first, rivals))
    return round(float(np.sum((theirs[1:] + theirs[:-1]) / 2 * np.diff(mine))), DECIMALS)


def _span(rates: Posterior, areas: Ints, above: bool) -> tuple[Floats, Floats]:
    """Between which roots of rate each area's lies; from the lowest, they are counted from nought down."""
    low, high = rates.span(areas)
    return (low, high) if above else (-high, -low)


def _not_ahead(rates: Posterior, areas: Ints, roots: Floats, above: bool) -> Floats:
    return rates.at_most(areas, roots) if above else 1 - rates.at_most(areas, -roots)


def _ranges(
    rates: Posterior, areas: Ints, values: Floats, own_seeds: NDArray[np.uint64], interval: float
) -> tuple[Ints, Ints]:
    """The best and the worst rank of each area, from the highest, with so much of the draws between them."""
    size = areas.size
    # no two draws are equal, so that it is never the processor's way of sorting that ranks them
    apart = 1 - 1e-12 * np.arange(size)
    drawn = values[rates.row[areas], draws(own_seeds[areas])] * (apart / rates.scale[areas])
    order = np.argsort(-drawn, axis=1)
    placed = np.empty(order.shape, np.int32)
    placed[np.arange(DRAWS)[:, None], order] = np.arange(1, size + 1)
    best = min(int((1 - interval) / 2 * DRAWS + 1e-9), (DRAWS - 1) // 2)
    worst = DRAWS - 1 - best
    placed.partition((best, worst), axis=0)
    return placed[best].astype(np.int64), placed[worst].astype(np.int64)
