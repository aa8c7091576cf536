"""How firm ranks are: what chance alone could have done to them, in every place that areas are ranked in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset
from newsgen.model.rank_test import RankTest
from newsgen.ranking.counted import Counted, counted
from newsgen.ranking.posterior import DRAWS, Posterior, draws, posterior, seeds

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

POINTS = 201
"""Over how many points the integral over the first area's rate is a sum."""
DECIMALS = 6
"""Chances are rounded, so that the last bit of a sum can decide nothing."""


class Firm(NamedTuple):
    """How firm an area's ranks are, as AreaRanking has it."""

    rank_range: tuple[int, int] | None = None
    chance_high: float | None = None
    chance_low: float | None = None


UNTESTED = Firm()


@dataclass(frozen=True, slots=True)
class Firmness:
    """What the firmness of a measure's ranks is worked out from, for one place that areas are ranked in at a time.

    `values` are the quantiles of the areas' rates (Posterior.quantiles), `own_seeds` those of each area's draws.
    """

    test: RankTest
    behind: Counted
    rates: Posterior
    values: Floats
    own_seeds: NDArray[np.uint64]

    def of(self, areas: Ints, high: Ints, low: Ints) -> list[Firm] | None:
        """The firmness of the ranks of a place, for each area that has one; None where it gets no test.

        `areas` are its areas in the dataset, `high` and `low` their ranks from the highest and the lowest, 0 for none.
        """
        ranked = high > 0
        if not ranked.any() or not (self.behind.counts[areas[ranked]] >= 0).all():
            return None
        best, worst = _ranges(self.rates, areas[ranked], self.values, self.own_seeds, self.test.interval)
        ends = []
        for rank, above in ((high, True), (low, False)):
            first = rank == 1
            others = areas[~first & (ranked | self.behind.withheld[areas])]
            chance = _chance(self.rates, areas[first], others, above)
            ends.append([chance if is_first else None for is_first in first[ranked].tolist()])
        return [
            Firm(ranks, highest, lowest)
            for ranks, highest, lowest in zip(
                zip(best.tolist(), worst.tolist(), strict=True), *ends, strict=True
            )
        ]


def firmness(dataset: Dataset, measure: str, test: RankTest) -> Firmness | None:
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
    return Firmness(test, behind, rates, values, seeds(area.code for area in dataset.areas))


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
    """Between which roots of rate each area's lies; from the lowest, they are counted from zero down."""
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
