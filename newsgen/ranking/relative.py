"""The areas of a patch by their change in per cent, and where each stands by that in a larger place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid
from newsgen.model.area import Patch
from newsgen.model.derivation import Derivation, Select
from newsgen.model.exact import percent_change
from newsgen.model.figure import Figure
from newsgen.model.patch_table import AreaRanking
from newsgen.model.place_figures import Relative

Changes = tuple[list[float], Select]
"""The changes of a place's areas, in ascending order, and where they come from."""


class Relatives:
    """One measure's changes from the period `before`; places are called by their number among the grounds."""

    def __init__(
        self,
        dataset: Dataset,
        grid: Grid,
        before: int,
        grounds: Sequence[Patch],
        member: NDArray[np.int64],
        start: NDArray[np.int64],
    ) -> None:
        self.dataset, self.grid, self.before, self.grounds = dataset, grid, before, grounds
        self.member, self.start = member, start
        self.known: dict[int, Changes | None] = {}

    def of(self, number: int, wider: int | None, rankings: Sequence[AreaRanking]) -> Iterator[Relative]:
        """The areas of a place, the largest rise first; none where one has no figure now or before.

        `wider` is the place that they are ranked in, too, where all of its areas have both.
        """
        inside = self._changes_in(number)
        if inside is None:
            return
        of_all = None if wider is None else self._changes_in(wider)
        changes = [
            (percent_change(one.value.value, old.value), one, old)
            for one in rankings
            if (old := one.previous) is not None
        ]
        finer = replace(self.grid.measure, decimals=1)
        for change, one, old in sorted(
            changes, key=lambda row: (-row[0], row[1].area.name, row[1].area.code)
        ):
            origin = Derivation("percent_change", (one.value.origin, old.origin))
            per_cent = Figure(
                change, "per_cent", origin, finer, one.area, one.value.period, base=old, over=one.value
            )
            found = Relative(one.area, per_cent, self._rank_in(per_cent, inside))
            if of_all is not None:
                counted = Derivation("count", (of_all[1],))
                of = Figure(len(of_all[0]), "count", counted, period=self.dataset.period)
                found = replace(found, rank_of_all=self._rank_in(per_cent, of_all), of=of)
            yield found

    def _rank_in(self, change: Figure, among: Changes) -> Figure:
        """The rank of a change from the largest rise."""
        values, select = among
        origin = Derivation("rank", (change.origin, select), (("order", "descending"),))
        rank = 1 + len(values) - bisect_right(values, change.value)
        return Figure(rank, "rank", origin, self.grid.measure, change.area, change.period, over=change)

    def _changes_in(self, number: int) -> Changes | None:
        """Those of all areas of a place; None where one has no figure now, or none above zero before."""
        if number not in self.known:
            areas, name = self.member[slice(*self.start[number : number + 2])], self.grounds[number].name
            new, old = (self.grid.values[areas, period].tolist() for period in (-1, self.before))
            values = [
                percent_change(now, was) for now, was in zip(new, old, strict=True) if now == now and was > 0
            ]
            now, was = (
                self.grid.select(name, period) for period in (len(self.dataset.periods) - 1, self.before)
            )
            select = Select("", "", name, compute=Derivation("percent_change", (now, was)))
            self.known[number] = (sorted(values), select) if len(values) == areas.size else None
        return self.known[number]
