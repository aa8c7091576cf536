"""One measure of a dataset in its newest period, as tables of places hold it: what all of them share is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.ingest.season import held_against
from newsgen.model.area import Area, Patch
from newsgen.model.bounds import ALL_KNOWN, AreaBounds, Bounds, Unknown, slack_of
from newsgen.model.derivation import Derivation, Select, Setting
from newsgen.model.exact import difference
from newsgen.model.figure import Figure, difference_unit
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking, Average, PatchTable
from newsgen.ranking.average import average, in_any_case, ratio_to
from newsgen.ranking.average_disclosure import tells_more
from newsgen.ranking.bounds import at_the_ends, ends
from newsgen.ranking.earlier import earlier_of, pasts, series_of, together
from newsgen.ranking.firmness import UNTESTED, Firm
from newsgen.ranking.order import Ranks

WITHHELD = {"op": "withheld", "than": None}
"""The test of a count of withheld cells: none of them is quoted, for what it holds may not be known."""


class Columns:
    """One measure's columns with the figures that all patches share made once."""

    def __init__(self, dataset: Dataset, measure: str, ranking_areas: tuple[Patch, ...]) -> None:
        self.dataset = dataset
        self.grid = dataset.grids[measure]
        self.measure: Measure = self.grid.measure
        self.whole = dataset.extract is None
        count = dataset.grids.get(self.measure.numerator)
        now, before = len(dataset.periods) - 1, held_against(dataset, measure)
        self.now, self.before = now, before
        self.count_measure = count.measure if count else None
        self.value = self._figures(self.grid, now)
        self.previous = self._figures(self.grid, before)
        self.count = self._figures(count, now)
        self.count_previous = self._figures(count, before)
        # an area stands in several places, and has moved alike in all of them
        self.change = cache(lambda area: _difference(self.value(area), self.previous(area)))
        self.count_change = cache(lambda area: _difference(self.count(area), self.count_previous(area)))
        self.denominator = self._figures(dataset.grids.get(self.measure.denominator), now)
        self.past = pasts(self.grid, dataset.periods, before)
        self.series = series_of(dataset, self.grid)
        self.together = together(self.grid, dataset.periods, before)
        self.ends = ends(dataset, measure, now)
        self.ends_before = None if before is None else ends(dataset, measure, before)
        self.uncertain = self._uncertain()
        self.quoted = not tells_more(dataset, measure, ranking_areas)
        absent = [self.grid.status[:, i] == Status.MISSING for i in (now, before) if i is not None]
        # where the table holds no figure at all of the period before, nothing is new
        compared = len(absent) == 2 and not absent[1].all()
        self.entered = absent[1] & ~absent[0] if compared else np.zeros(len(dataset.areas), np.bool_)
        self.left = absent[0] & ~absent[1] if compared else self.entered

    def table(
        self,
        patch: Patch,
        areas: NDArray[np.int64],
        ranks: Ranks,
        inside: slice,
        tested: Sequence[Firm] | None,
    ) -> PatchTable:
        """The table of a place; `tested` is how firm the ranks of its areas are, in the order of those with one."""
        select = self.grid.select(patch.name, self.now)
        mean = self.quoted_average(patch, areas)
        # a mean of gains and losses may lie anywhere near nought: nothing is a multiple of it
        values = self.grid.values[areas, self.now]
        base = None if (values < 0).any() else mean
        rows = zip(
            areas.tolist(),
            ranks.high[inside].tolist(),
            ranks.low[inside].tolist(),
            ranks.tied[inside].tolist(),
            strict=True,
        )
        ranked = [row for row in rows if row[1]]
        firm = tested or [UNTESTED] * len(ranked)
        beyond = self._unranked_ends(areas)
        rankings = [
            self._ranking(*row, select, base, one, beyond) for row, one in zip(ranked, firm, strict=True)
        ]
        # Equal values stand by place and name, never by their row in the file.
        rankings.sort(key=lambda s: (-s.value.value, s.area.parent, s.area.name, s.area.code))
        status = self.grid.status[areas, self.now]
        suppressed = self._without(areas[status == Status.SUPPRESSED])
        missing = self._without(areas[status == Status.MISSING])
        period = self.dataset.period
        return PatchTable(
            patch=patch,
            measure=self.measure,
            period=period,
            compared_with=None if self.before is None else self.dataset.periods[self.before],
            rankings=tuple(rankings),
            suppressed=suppressed,
            missing=missing,
            average=mean,
            areas=Figure(len(areas), "count", Derivation("count", (self._rows(patch),)), period=period),
            ranked=Figure(len(rankings), "count", Derivation("count", (select,)), period=period),
            suppressed_count=Figure(
                len(suppressed), "count", Derivation("count", (select,), (("test", WITHHELD),)), period=period
            ),
            selection=select,
            compared_selection=None if self.before is None else self.grid.select(patch.name, self.before),
            whole=self.whole,
            count_measure=self.count_measure,
            entered=self._without(areas[self.entered[areas]]),
            left=self._without(areas[self.left[areas]]),
            together=self.together,
            unknown=self._unknown(patch, areas),
            kept_back=tuple(self._kept_back(patch)),
            earlier=earlier_of(
                self.dataset,
                self.grid,
                patch,
                areas,
                None if mean is None else partial(self._average_then, patch, areas),
            ),
            extract_line=self._extract_line(),
        )

    def _extract_line(self) -> Figure | None:
        extract = self.dataset.extract
        if extract is None or extract.measure != self.measure.name:
            return None
        setting = Setting("data.extract.above", extract.above)
        return Figure(extract.above, self.measure.kind, setting, self.measure, period=self.dataset.period)

    def quoted_average(self, patch: Patch, areas: NDArray[np.int64]) -> Average | None:
        """The average, with that of the period before where both are of all areas: others cannot be compared.

        None where it may not be quoted: also where an area's figure is withheld now, and stood in an older table.
        """
        if not self.quoted or self._withdrawn(areas):
            return None
        now = self._average(patch, areas, self.now)
        if now is None or now.areas is None or not now.of_all or self.before is None:
            return now
        before = self._average(patch, areas, self.before)
        if before is None or not before.of_all:
            return now
        return replace(now, previous=before.figure, change=_difference(now.figure, before.figure))

    def _average_then(self, patch: Patch, areas: NDArray[np.int64], period: int) -> Figure | None:
        """The average of an earlier period, where it is of all areas."""
        found = self._average(patch, areas, period)
        return found.figure if found is not None and found.areas is not None and found.of_all else None

    def _withdrawn(self, areas: NDArray[np.int64]) -> bool:
        parts = (self.measure.name, self.measure.numerator, self.measure.denominator)
        lost = frozenset().union(*(self.dataset.withdrawn.get(part, frozenset()) for part in parts))
        return bool(lost) and any(self.dataset.areas[i].code in lost for i in areas.tolist())

    def _average(self, patch: Patch, areas: NDArray[np.int64], period: int) -> Average | None:
        found = average(self.measure, self.dataset.grids, patch, areas, period, self.whole)
        return found and in_any_case(found, self.dataset, self.measure, patch, areas, period)

    def _ranking(
        self,
        area: int,
        high: int,
        low: int,
        tied: bool,
        select: Select,
        mean: Average | None,
        firm: Firm,
        beyond: tuple[float, float],
    ) -> AreaRanking:
        value = self.value(area)
        assert value is not None  # only areas with a value have a rank
        place = value.area
        assert place is not None
        return AreaRanking(
            area=place,
            value=value,
            rank=self._rank(value, high, select, "descending"),
            rank_low=self._rank(value, low, select, "ascending"),
            tied=tied,
            ratio=self._ratio(value, mean),
            previous=self.previous(area),
            change=self.change(area),
            count=self.count(area),
            count_previous=self.count_previous(area),
            count_change=self.count_change(area),
            denominator=self.denominator(area),
            past=self.past[area],
            history=self.series[area],
            rank_range=firm.rank_range,
            chance_high=firm.chance_high,
            chance_low=firm.chance_low,
            sure_high=value.value > beyond[1],
            sure_low=value.value < beyond[0],
        )

    def _rank(self, value: Figure, rank: int, select: Select, order: str) -> Figure:
        origin = Derivation("rank", (value.origin, select), (("order", order),))
        return Figure(rank, "rank", origin, self.measure, value.area, value.period, over=value)

    def _ratio(self, value: Figure, mean: Average | None) -> Figure | None:
        if mean is None or not mean.figure.value > 0 or value.value < 0:
            return None
        origin = Derivation("ratio", (value.origin, mean.figure.origin))
        ratio = ratio_to(value.value, mean)
        base = mean.figure
        return Figure(
            ratio,
            "ratio",
            origin,
            self.measure,
            value.area,
            value.period,
            base=base,
            over=value,
            place=base.place,
        )

    def _kept_back(self, patch: Patch) -> Iterator[str]:
        """What is kept back of the patch's figures, for the editor."""
        inside = set(patch.areas)
        names = {self.measure.name, self.measure.numerator, self.measure.denominator}
        for one in self.dataset.kept_back:
            count = len(inside.intersection(one.areas))
            if count and one.measure in names:
                yield one.in_words(count)
        if not self.quoted:
            yield f"{self.measure.name}: the published average is kept back: it would tell more of withheld figures"

    def _uncertain(self) -> NDArray[np.bool_]:
        """Which areas have no figure now or before."""
        now: NDArray[np.bool_] = self.ends[0] != self.ends[1]
        return now if self.ends_before is None else now | (self.ends_before[0] != self.ends_before[1])

    def _unknown(self, patch: Patch, areas: NDArray[np.int64]) -> Unknown:
        found = areas[self.uncertain[areas]].tolist()
        if not found:
            return ALL_KNOWN
        every, suppression = tuple(self._bounds(i) for i in found), self.dataset.suppression
        if suppression is None:
            return Unknown(every)
        return Unknown(
            every,
            at_the_ends(self.dataset, self.grid, patch.name, self.now),
            None if self.before is None else at_the_ends(self.dataset, self.grid, patch.name, self.before),
            Setting("data.suppressed.at_most", suppression.at_most),
        )

    def _unranked_ends(self, areas: NDArray[np.int64]) -> tuple[float, float]:
        """The lowest and the highest that any of these areas without a figure may be."""
        low, high = self.ends
        unranked = areas[low[areas] != high[areas]]
        slack = slack_of(self.measure)
        return (
            float(low[unranked].min(initial=np.inf)) - slack,
            float(high[unranked].max(initial=-np.inf)) + slack,
        )

    def _bounds(self, area: int) -> AreaBounds:
        now = Bounds(float(self.ends[0][area]), float(self.ends[1][area]))
        if self.ends_before is None:
            return AreaBounds(self.dataset.areas[area], now)
        before = Bounds(float(self.ends_before[0][area]), float(self.ends_before[1][area]))
        return AreaBounds(self.dataset.areas[area], now, before, now.less(before))

    def _rows(self, patch: Patch) -> Select:
        source = self.dataset.sources[0]
        now = self.grid.written[self.now] if not source.areas_across else ""
        return Select(
            source.path, source.area_column, patch.name, now, where=self.grid.where, add_up=self.grid.add_up
        )

    def _without(self, areas: NDArray[np.int64]) -> tuple[Area, ...]:
        return tuple(
            sorted((self.dataset.areas[i] for i in areas.tolist()), key=lambda a: (a.name, a.parent, a.code))
        )

    def _figures(self, grid: Grid | None, period: int | None) -> Callable[[int], Figure | None]:
        """The figure of an area in one period, made once and where it is asked for; None where there is none."""
        if grid is None or period is None:
            return lambda area: None
        when, measure, areas = self.dataset.periods[period], grid.measure, self.dataset.areas
        values = grid.values[:, period].tolist()

        @cache
        def figure(area: int) -> Figure | None:
            if (value := values[area]) != value:
                return None
            return Figure(value, measure.kind, grid.origin(area, period), measure, areas[area], when)

        return figure


def _difference(new: Figure | None, old: Figure | None) -> Figure | None:
    """New minus old, in percentage points where both are percentages."""
    if new is None or old is None:
        return None
    origin = Derivation("difference", (new.origin, old.origin))
    value, unit = difference(new.value, old.value), difference_unit(new.unit)
    return Figure(value, unit, origin, new.measure, new.area, new.period, base=old, over=new, place=new.place)
