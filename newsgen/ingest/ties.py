"""What ties columns to one another, found by arithmetic: each figure of a tie follows from all the others.

A tie is believed where it holds in nearly all places in which its figures are there, and would hardly hold in these by
chance: small or coarse figures fit one another often, and show little by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Grid
from newsgen.ingest.sums import Book

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
NEARLY_ALL = 0.85
"""In how many of the places a tie holds at least: a publisher's own slips hide none."""
CHANCE = 4.0
"""The odds that a tie is no chance, in powers of ten, beyond those of having looked at many."""
FEWEST = 3
"""How many places show a tie, at the least."""
MOST_DECIMALS = 6
MANY = 2_000
"""As many figures of a column show how many decimals it has."""
_SLIGHT = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """Cells that give one another away: each row of `cells` is one place, first the cell to keep back first.

    `why` is what the first is, after "they are": "cases by population".
    """

    cells: NDArray[np.int64]
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A measure in every area and period: NaN where there is no figure; `half` is what each may be rounded by.

    A count is exact, and so are whole numbers that are no rates.
    """

    name: str
    kind: str
    values: Numbers
    half: float
    cells: NDArray[np.int64]
    of: tuple[str, str] = ("", "")
    """The numerator and denominator that are declared."""

    def later(self, lag: int) -> Column:
        """The column without its first periods."""
        return Column(self.name, self.kind, self.values[:, lag:], self.half, self.cells[:, lag:])

    def earlier(self, lag: int) -> Column:
        """The column as it was so many periods before, beside `later`."""
        values, cells = self.values[:, :-lag], self.cells[:, :-lag]
        return Column(f"{self.name} before", self.kind, values, self.half, cells)


def columns_of(grids: Sequence[Grid], book: Book) -> list[Column]:
    """The columns of a table, but for those that newsgen works out itself."""
    return [
        Column(
            book.names[i],
            grid.measure.kind,
            grid.values,
            _half(grid),
            book.cells(i),
            (grid.measure.numerator, grid.measure.denominator),
        )
        for i, grid in enumerate(grids)
        if grid.numerator is None
    ]


def _half(grid: Grid) -> float:
    """Half a unit of the last decimal that figures are printed with: 0.05 where they are 3.5 and 4.0."""
    if grid.measure.kind == "count":
        return 0.0
    known = grid.values[np.isfinite(grid.values)]
    some = known if known.size <= MANY else known[np.linspace(0, known.size - 1, MANY).astype(int)]
    decimals = 0
    while (
        decimals < MOST_DECIMALS
        and (np.abs((scaled := some * 10.0**decimals) - np.rint(scaled)) > 1e-6).any()
    ):
        decimals += 1
    return 0.0 if not decimals and grid.measure.kind == "number" else 0.5 * 10.0**-decimals


def believed(fits: Flags, chance: Numbers, rows: Sequence[Numbers], free: int, tried: int) -> bool:
    """Whether places that `fits` show a tie.

    `chance` is how likely each would fit without one; places that are alike in all `rows` show it once. `free` figures
    of the tie were chosen to fit, so that as many places show nothing. `tried` ties were looked at.
    """
    if not fits.size or fits.mean() < NEARLY_ALL:
        return False
    _, first = np.unique(np.stack([row[fits] for row in rows]), axis=1, return_index=True)
    odds = np.sort(-np.log10(np.clip(chance[fits][first], _SLIGHT, 1.0)))
    shown = odds[: max(0, odds.size - free)]
    return int((shown > 0).sum()) >= FEWEST and float(shown.sum()) >= CHANCE + float(np.log10(max(1, tried)))


def spread(values: Numbers) -> float:
    """How far apart values lie, as the width of an even spread of the same deviation."""
    return float(np.std(values) * np.sqrt(12.0)) if values.size else 0.0
