"""The ranked dataset as a pandas DataFrame: a row for each patch, measure and area (docs/python.md)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Grid, Status
from newsgen.model.area import Patch
from newsgen.model.figure import PERCENTAGES, difference_unit
from newsgen.model.patch_table import Average
from newsgen.ranking.average import ratio_to
from newsgen.ranking.columns import Columns
from newsgen.ranking.ranked import RankedDataset

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]
COLUMNS = (
    *("patch", "patch_slug", "area_code", "area", "parent", "kind"),
    *("measure", "noun", "unit", "measure_kind", "period_start", "period_end"),
    *("value", "previous", "change", "change_unit", "change_percent"),
    *("rank_from_highest", "rank_from_lowest", "tied", "areas_ranked", "areas"),
    *("average", "average_kind", "average_place", "ratio_to_average", "numerator", "denominator"),
    *("withheld", "kept_back", "missing", "why"),
)
"""The columns, in their order."""
_WHOLE = ("rank_from_highest", "rank_from_lowest", "areas_ranked", "areas")
_NO_FIGURE = "the table has no figure"


def ranked_frame(ranked: RankedDataset) -> pd.DataFrame:
    """Every area of every patch in every measure, in the newest period, as docs/python.md describes the columns.

    Patches and measures are in the project's order; in each, the highest value first, equal ones by place and name,
    areas without a figure last. Ranks are whole numbers or <NA>, figures floats or NaN, texts never missing but "".
    A figure that is withheld, or that newsgen keeps back, is in no column of the frame.
    """
    import pandas as pd

    measures = {name: _Measure(ranked, name) for name in ranked.dataset.grids}
    pieces = [piece for patch in ranked.patches for one in measures.values() for piece in one.rows(patch)]
    columns: dict[str, Any] = {
        name: np.concatenate([piece[name] for piece in pieces]) if pieces else [] for name in COLUMNS
    }
    frame = pd.DataFrame(columns)
    for name in ("period_start", "period_end"):
        frame[name] = pd.to_datetime(frame[name])
    for name in _WHOLE:
        # a rank of 0 is none
        frame[name] = frame[name].astype("Int64").mask(frame[name] == 0)
    return frame


class _Measure:
    """The rows of one measure: what all patches share is made once, by area."""

    def __init__(self, ranked: RankedDataset, name: str) -> None:
        self.ranked, self.dataset, self.name = ranked, ranked.dataset, name
        self.columns = Columns(self.dataset, name, ranked.ranking_areas)
        self.measure, grid = self.columns.measure, self.columns.grid
        now, before = self.columns.now, self.columns.before
        self.value = grid.values[:, now]
        self.previous = _nothing(self.value) if before is None else grid.values[:, before]
        self.change = changes(self.value, self.previous)
        self.per_cent = self._per_cent()
        self.over = self._other(self.measure.numerator)
        self.under = self._other(self.measure.denominator)
        status = grid.status[:, now]
        self.withheld = status == Status.SUPPRESSED
        self.kept_back, self.why = self._reasons(grid, status)
        self.missing = (status == Status.MISSING) & ~self.kept_back
        self.averages: dict[str, Average | None] = {}
        areas = self.dataset.areas
        self.text = {
            "area_code": _texts(area.code for area in areas),
            "area": _texts(area.name for area in areas),
            "parent": _texts(area.parent for area in areas),
            "kind": _texts(area.kind for area in areas),
        }
        by_name = sorted(range(len(areas)), key=lambda i: (areas[i].parent, areas[i].name, areas[i].code))
        self.position = np.argsort(np.array(by_name, np.int64))

    def rows(self, patch: Patch) -> Iterator[dict[str, Any]]:
        """The columns of a patch, its areas in their order."""
        ranked, ground = self.ranked, patch.ranking_area
        number = ranked.number[ground.slug]
        inside = slice(*ranked.start[number : number + 2])
        member, ranks = ranked.member[inside], ranked.ranks[self.name]
        if ground.slug not in self.averages:
            self.averages[ground.slug] = self.columns.quoted_average(ground, member)
        average = self.averages[ground.slug]
        own = np.isin(self.text["area_code"][member], patch.areas)
        at = np.flatnonzero(own)
        # NaN sorts last
        at = at[np.lexsort((self.position[member[at]], -self.value[member[at]]))]
        areas = member[at]

        def same(value: Any) -> NDArray[Any]:
            return np.full(at.size, value, object if isinstance(value, str) else None)

        low = ranks.low[inside][at] if self.columns.whole else same(0)
        yield {
            "patch": same(patch.name),
            "patch_slug": same(patch.slug),
            **{name: texts[areas] for name, texts in self.text.items()},
            "measure": same(self.name),
            "noun": same(self.measure.noun),
            "unit": same(self.measure.unit or (self.measure.noun if self.measure.kind == "count" else "")),
            "measure_kind": same(self.measure.kind),
            "period_start": same(self.dataset.period.start.isoformat()),
            "period_end": same(self.dataset.period.end.isoformat()),
            "value": self.value[areas],
            "previous": self.previous[areas],
            "change": self.change[areas],
            "change_unit": same(str(difference_unit(self.measure.kind))),
            "change_percent": self.per_cent[areas],
            "rank_from_highest": ranks.high[inside][at],
            "rank_from_lowest": low,
            "tied": ranks.tied[inside][at],
            "areas_ranked": same(int((~np.isnan(self.value[member])).sum())),
            "areas": same(member.size),
            "average": same(average.figure.value if average else np.nan),
            "average_kind": same(average.kind if average else ""),
            "average_place": same(_place(average)),
            "ratio_to_average": self._ratio(areas, average),
            "numerator": self.over[areas],
            "denominator": self.under[areas],
            "withheld": self.withheld[areas],
            "kept_back": self.kept_back[areas],
            "missing": self.missing[areas],
            "why": self.why[areas],
        }

    def _per_cent(self) -> Numbers:
        """The change in per cent of the value before; none of a percentage, nor of nothing."""
        if self.measure.kind in PERCENTAGES:
            return _nothing(self.value)
        base = np.where(self.previous > 0, self.previous, np.nan)
        return self.change / base * 100

    def _ratio(self, areas: NDArray[np.int64], average: Average | None) -> Numbers:
        values = self.value[areas]
        if average is None or not average.figure.value > 0:
            return _nothing(values)
        return np.array(
            [ratio_to(value, average) if value >= 0 else np.nan for value in values.tolist()], float
        )

    def _other(self, name: str) -> Numbers:
        """Another measure in the same period, by area; NaN where there is none."""
        grid = self.dataset.grids.get(name)
        return _nothing(self.value) if grid is None else grid.values[:, self.columns.now]

    def _reasons(self, grid: Grid, status: NDArray[np.int8]) -> tuple[NDArray[np.bool_], NDArray[np.object_]]:
        """Which figures newsgen keeps back, and for each area why it has no figure, "" where it has one."""
        suppression, areas = self.dataset.suppression, self.dataset.areas
        why = np.full(len(areas), "", object)
        why[status == Status.SUPPRESSED] = suppression.means if suppression else "withheld by its publisher"
        why[status == Status.MISSING] = _NO_FIGURE
        codes = set(grid.select("", self.columns.now).without)
        back = np.array([area.code in codes for area in areas], np.bool_) & (status == Status.MISSING)
        for one in self.dataset.kept_back:
            if one.measure == self.name:
                its = set(one.areas)
                why[back & np.array([area.code in its for area in areas], np.bool_)] = f"kept back: {one.why}"
        return back, why


def changes(new: Numbers, old: Numbers) -> Numbers:
    """New minus old, as decimals: the same as a draft prints (452.2 - 350.1 is 102.1). NaN where either is missing."""
    pairs = zip(new.tolist(), old.tolist(), strict=True)
    return np.array(
        [np.nan if a != a or b != b else float(Decimal(repr(a)) - Decimal(repr(b))) for a, b in pairs],
        np.float64,
    )


def _place(average: Average | None) -> str:
    if average is None:
        return ""
    return average.place.name if isinstance(average.place, Patch) else average.place.text


def _nothing(values: Numbers) -> Numbers:
    return np.full(values.shape, np.nan)


def _texts(texts: Iterator[str]) -> NDArray[np.object_]:
    return np.array(list(texts), object)
