"""The ranked dataset: every patch, every measure, newest period, with rank, ties, average, ratio and change."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset
from newsgen.model.area import Patch
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.rank_test import USUAL, RankTest
from newsgen.ranking.chance import weighed
from newsgen.ranking.columns import Columns
from newsgen.ranking.firmness import Firmness, firmness
from newsgen.ranking.order import Ranks, competition_ranks
from newsgen.ranking.places import Places


@dataclass(frozen=True, slots=True)
class RankedDataset:
    """A dataset with the ranks of its newest period, for every patch.

    `grounds` are the patches that areas are ranked in. They overlap (a neighbourhood is in its council and in its
    region), so areas stand once a ground: `member` holds dataset indices of areas, ground after ground; those of ground
    k are member[start[k]:start[k + 1]]. `ranks` has, by measure, arrays in step with `member`. `number` is the ground
    of that slug, `outer` for each ground the smallest other that holds all of it. `shared` is what all tables of a
    measure are made from, made once.
    """

    dataset: Dataset
    patches: tuple[Patch, ...]
    ranking_areas: tuple[Patch, ...]
    member: NDArray[np.int64]
    start: NDArray[np.int64]
    ranks: dict[str, Ranks]
    number: Mapping[str, int]
    outer: tuple[int | None, ...]
    test: RankTest = USUAL
    shared: dict[str, tuple[Columns, Firmness | None, Places]] = field(default_factory=dict, repr=False)

    def tables(self, measure: str, wanted: Container[str] | None = None) -> Iterator[PatchTable]:
        """Each patch in one measure, ranked, as plain values; `wanted` are the slugs to give, by default all."""
        tables: dict[str, PatchTable] = {}
        rankings: dict[str, dict[str, AreaRanking]] = {}
        for patch in self.patches:
            if wanted is not None and patch.slug not in wanted:
                continue
            ranking_area = patch.ranking_area.slug
            if ranking_area not in tables:
                tables[ranking_area] = self._ground(measure, ranking_area)
            table = tables[ranking_area]
            if patch.among is None:
                # of two patches with one ground, each keeps its own position
                yield replace(table, patch=patch)
                continue
            found = rankings.setdefault(ranking_area, {s.area.code: s for s in table.rankings})
            yield replace(table, patch=patch, own=found.get(patch.areas[0]))

    def _ground(self, measure: str, slug: str) -> PatchTable:
        """The table of a place that areas are ranked in."""
        shared = self.shared
        if measure not in shared:
            shared[measure] = (
                Columns(self.dataset, measure, self.ranking_areas),
                firmness(self.dataset, measure, self.test),
                Places(self.dataset, measure, self.ranking_areas, self.member, self.start),
            )
        columns, firm, places = shared[measure]
        number = self.number[slug]
        areas, ranks = self._inside(number), self.ranks[measure]
        inside = slice(*self.start[number : number + 2])
        tested = firm.of(areas, ranks.high[inside], ranks.low[inside]) if firm else None
        table = columns.table(self.ranking_areas[number], areas, ranks, inside, tested)
        if tested is not None:
            table = weighed(table, self.test)
        outer = self.outer[number]
        around = (
            None if outer is None else columns.quoted_average(self.ranking_areas[outer], self._inside(outer))
        )
        return replace(
            table,
            around=around,
            rank_test=self.test if tested is not None else None,
            places=places.of(number, table.rankings),
        )

    def _inside(self, number: int) -> NDArray[np.int64]:
        """The dataset indices of a ground's areas."""
        return self.member[self.start[number] : self.start[number + 1]]


def rank(dataset: Dataset, patches: tuple[Patch, ...], test: RankTest = USUAL) -> RankedDataset:
    """Rank the newest period of every measure within every patch, from values as they are, never rounded.

    `test` is how sure the newsroom wants to be of a rank.
    """
    index = {area.code: i for i, area in enumerate(dataset.areas)}
    ranking_areas = tuple({patch.ranking_area.slug: patch.ranking_area for patch in patches}.values())
    inside = [np.array([index[code] for code in patch.areas], np.int64) for patch in ranking_areas]
    member = np.concatenate(inside) if inside else np.zeros(0, np.int64)
    sizes = np.array([len(areas) for areas in inside], np.int64)
    start = np.r_[0, np.cumsum(sizes)]
    group = np.repeat(np.arange(len(ranking_areas)), sizes)
    ranks = {name: competition_ranks(grid.values[member, -1], group) for name, grid in dataset.grids.items()}
    number = {ranking_area.slug: i for i, ranking_area in enumerate(ranking_areas)}
    return RankedDataset(
        dataset, patches, ranking_areas, member, start, ranks, number, tuple(_outer(ranking_areas)), test
    )


def _outer(ranking_areas: tuple[Patch, ...]) -> Iterator[int | None]:
    """For each ground the smallest of those that hold all of it and more, by its number."""
    held = [frozenset(ranking_area.areas) for ranking_area in ranking_areas]
    smallest_first = sorted(range(len(held)), key=lambda i: len(held[i]))
    for areas in held:
        yield next((i for i in smallest_first if areas < held[i]), None)
