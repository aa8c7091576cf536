"""Figures from which a withheld one could be found are kept back, before anything is worked out from them.

A withheld cell is never read, so nothing that newsgen works out holds it. What may give it away are other cells of the
table: the rate of a withheld count, the count of a withheld rate, a total whose other parts are known. These are kept
back by area and period, as if the table had no figure there (docs/disclosure.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Grid, Status
from newsgen.ingest.differences import find_differences
from newsgen.ingest.grids import cells_of
from newsgen.ingest.ratios import find_ratios
from newsgen.ingest.repeated import find_repeated
from newsgen.ingest.sums import Sums, find_sums, open_book
from newsgen.ingest.ties import Tie, columns_of
from newsgen.model.area import Area
from newsgen.model.kept_back import KeptBack
from newsgen.model.patch_rule import PatchRule

Flags = NDArray[np.bool_]


def keep_back(
    grids: Mapping[str, Grid], areas: Sequence[Area], at_most: int, patches: Sequence[PatchRule] = ()
) -> tuple[dict[str, Grid], tuple[KeptBack, ...]]:
    """The grids without what would reveal a withheld figure, and what that was.

    A rate is withheld where its numerator is, being as small. All else that is kept back counts as missing.
    """
    if not any((grid.status == Status.SUPPRESSED).any() for grid in grids.values()):
        return dict(grids), ()
    closing = _Closing(grids)
    book = open_book(grids, at_most)
    columns = columns_of(list(grids.values()), book)
    sums = [*find_sums(grids, areas, book, patches), *find_repeated(columns, areas, book)]
    ties = [*find_ratios(columns, areas), *find_differences(columns)]
    while closing.rates() | closing.sums(sums) | closing.ties(ties):
        pass
    kept: dict[str, Grid] = {}
    for name in _parts_first(grids):
        kept[name] = _without(grids[name], closing.back(name), kept, areas)
    return {name: kept[name] for name in grids}, closing.kept_back(areas)


def _parts_first(grids: Mapping[str, Grid]) -> list[str]:
    """The measures, those that others are worked out from before these."""
    return sorted(grids, key=lambda n: (grids[n].numerator is not None, grids[n].measure.numerator in grids))


class _Closing:
    """Which cells a reader is not to know (`hidden`), and why: grows until no rule hides any more.

    Cells go by measure, area and period; flat views of the same arrays serve the sums, which go by number.
    """

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self.grids, self.names = grids, tuple(grids)
        status = np.stack([grids[name].status for name in self.names])
        self.present: Flags = status == Status.PRESENT
        self.withheld: Flags = status == Status.SUPPRESSED
        self.hidden: Flags = self.withheld.copy()
        counts = [grids[name].measure.kind == "count" for name in self.names]
        self.bounded: Flags = self.withheld & np.array(counts, np.bool_)[:, None, None]
        self.reason = np.zeros(status.shape, np.int32)
        self.reasons = {"": 0}

    def rates(self) -> bool:
        """A rate goes with its numerator and its denominator; a numerator with a rate that is withheld by itself."""
        changed = False
        for rate, name in enumerate(self.names):
            measure = self.grids[name].measure
            parts = [self.names.index(n) for n in (measure.numerator, measure.denominator) if n in self.names]
            for part in parts:
                why = f"{self.names[part]} withheld there could be found from them"
                changed |= self._hide(self._cells(rate, self.hidden[part]), why)
            if measure.numerator in self.names and not measure.is_computed:
                over, *under = parts
                alone = self.withheld[rate] & ~(self.withheld[under[0]] if under else np.False_)
                why = f"the {name} withheld there could be found from them"
                changed |= self._hide(self._cells(over, alone), why)
        return changed

    def _cells(self, measure: int, these: Flags) -> NDArray[np.int64]:
        """The numbers of these cells of a measure."""
        return np.flatnonzero(these) + measure * these.size

    def sums(self, sums: Sequence[Sums]) -> bool:
        """No sum is known of which a part is hidden; no part of a sum that is hidden, unless another part is too.

        A withheld sum is small, and so are all of its parts: they go too. Of two sums in one cell, only the first may
        keep parts that are known, once the cell is hidden.
        """
        changed = False
        if not sums:
            return changed
        hidden, withheld, present = self.hidden.ravel(), self.withheld.ravel(), self.present.ravel()
        first = np.full(hidden.size, -1)
        for number, one in enumerate(sums):
            part, whole = hidden[one.parts].any(1), hidden[one.whole].any(1)
            changed |= self._hide(
                one.whole[part | whole].ravel(), f"they are {one.why}, of which some are withheld"
            )
            fresh = (first[one.whole] < 0).all(1)
            first[one.whole[fresh].ravel()] = number
            known = (present & ~hidden)[one.parts].all(1)
            again = (first[one.whole] != number).any(1)
            lost = hidden[one.whole].any(1) & (known | again) | (withheld[one.whole].any(1) & one.small)
            changed |= self._hide(one.parts[lost].ravel(), "a withheld total could be found from them")
        return changed

    def ties(self, ties: Sequence[Tie]) -> bool:
        """Of each tie with a hidden figure another one is hidden too, and one at least whose bounds nobody knows."""
        changed = False
        hidden, present = self.hidden.ravel(), self.present.ravel()
        bounded = self.bounded.ravel()
        for one in ties:
            lost = hidden[one.cells]
            enough = (lost.sum(1) > 1) & (lost & ~bounded[one.cells]).any(1)
            rows = np.flatnonzero(lost.any(1) & ~enough)
            left = (present & ~hidden)[one.cells[rows]]
            rows, left = rows[left.any(1)], left[left.any(1)]
            cells = one.cells[rows, left.argmax(1)]
            changed |= self._hide(cells, f"they are {one.why}, of which some are withheld")
        return changed

    def _hide(self, cells: NDArray[np.int64], why: str) -> bool:
        """Hides cells that are not hidden yet; whether there were any that hold a figure."""
        fresh = cells[~self.hidden.ravel()[cells]]
        if not fresh.size:
            return False
        self.hidden.ravel()[fresh] = True
        self.reason.ravel()[fresh] = self.reasons.setdefault(why, len(self.reasons))
        return True

    def back(self, name: str) -> Flags:
        """The cells of a measure that hold a figure and are kept back."""
        at = self.names.index(name)
        flags: Flags = self.hidden[at] & self.present[at]
        return flags

    def kept_back(self, areas: Sequence[Area]) -> tuple[KeptBack, ...]:
        """What is kept back, by measure and reason."""
        found = []
        for name in self.names:
            back, reason = self.back(name), self.reason[self.names.index(name)]
            for why, number in self.reasons.items():
                rows = np.flatnonzero((back & (reason == number)).any(1)).tolist()
                if rows:
                    found.append(KeptBack(name, tuple(areas[i].code for i in rows), why))
        return tuple(found)


def _without(grid: Grid, back: Flags, kept: Mapping[str, Grid], areas: Sequence[Area]) -> Grid:
    """A grid without what is kept back: withheld where its numerator is, else missing."""
    measure = grid.measure
    if grid.numerator is not None:
        grid = replace(grid, numerator=kept[measure.numerator], denominator=kept[measure.denominator])
    elif cells_of(grid).periods == 1:
        back = np.broadcast_to(back.any(1, keepdims=True), back.shape)  # one cell stands for all periods
    if not back.any():
        return grid
    over = kept.get(measure.numerator)
    beside = over is not None and over.source == grid.source and over.numerator is None
    small = back & (over.status == Status.SUPPRESSED) if over is not None and beside else np.zeros_like(back)
    other = back & ~small
    return replace(
        grid,
        values=np.where(back, np.nan, grid.values),
        status=np.where(small, Status.SUPPRESSED, np.where(other, Status.MISSING, grid.status)).astype(
            np.int8
        ),
        unless_withheld=over.columns if over is not None and small.any() else (),
        without=tuple(
            tuple(areas[i].code for i in np.flatnonzero(other[:, period]).tolist())
            for period in range(other.shape[1])
        )
        if other.any()
        else (),
    )
