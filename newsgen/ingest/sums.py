"""Which figures of a table are sums of others, found by looking: columns, rows, and what grew since the period before.

A figure is a sum of others where it is so in every place, a withheld part being anything that it may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Grid, Status
from newsgen.ingest.groups import groups, levels
from newsgen.model.area import Area
from newsgen.model.no_place import is_total
from newsgen.model.patch_rule import PatchRule

MOST_PARTS = 8
"""The most other columns that a column is looked for among the sums of."""
SAMPLE = 256
"""How many places are looked at first: most columns are unrelated, and show it there."""
FEW_PERIODS = 8
"""In how many periods areas are looked at first: most are not a total of others, and show it there."""
FEWEST = 3
"""How many places show that columns are related, if no place shows that they are not."""
DISTINCT = 2
"""They must not be all alike, either: columns of zeros are not sums."""
MANY = 10
"""Among this many areas none has as many as all others together, unless it is their total."""


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Sums of one kind: `whole[i]` are cells that all hold the sum of the cells `parts[i]`. Cells go by number."""

    whole: NDArray[np.int64]
    parts: NDArray[np.int64]
    why: str
    """What a whole is, after "they are": "the sum of cases under 60 and cases over 60"."""
    small: bool = True
    """Whether no part is larger than its whole: not so where a whole is a difference."""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """All measures side by side, by measure, area and period: values from `low` to `high`, the same unless withheld.

    A missing value may be anything at all, and so may a withheld one that is no count.
    """

    names: tuple[str, ...]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def cells(self, measure: int) -> NDArray[np.int64]:
        """The numbers of a measure's cells, areas by periods."""
        areas, periods = self.low.shape[1:]
        first = measure * areas * periods
        return np.arange(first, first + areas * periods, dtype=np.int64).reshape(areas, periods)


def open_book(grids: Mapping[str, Grid], at_most: int) -> Book:
    """The book of a dataset's measures."""
    low = np.stack([grid.values for grid in grids.values()])
    high = low.copy()
    for i, grid in enumerate(grids.values()):
        count = grid.measure.kind == "count"
        withheld, missing = grid.status == Status.SUPPRESSED, grid.status == Status.MISSING
        low[i, withheld | missing] = 0.0 if count else -np.inf
        high[i, missing] = np.inf
        high[i, withheld] = at_most if count else np.inf
    return Book(tuple(grids), low, high)


def find_sums(
    grids: Mapping[str, Grid], areas: Sequence[Area], book: Book, patches: Sequence[PatchRule] = ()
) -> Iterator[Sums]:
    """Every sum that holds throughout the table; of areas, those of a place, of a list of the project, or all."""
    adds = [i for i, name in enumerate(book.names) if _adds_up(grids[name])]
    counts = [i for i in adds if grids[book.names[i]].measure.kind == "count"]
    yield from _columns(book, counts)
    yield from _growth(book, adds, counts)
    yield from _levels(book, counts, areas)
    totals: set[int] = set()
    for group, name in groups(areas, patches):
        single = np.array([i for i in group if i not in totals], np.int64)
        found = _total_rows(book, counts, single, name, areas)
        parts = np.setdiff1d(single, found)
        totals.update(found)
        for i in range(len(book.names) if found else 0):
            cells = book.cells(i)
            yield Sums(cells[found].T, cells[parts].T, f"the total of {parts.size:,} areas")


def _adds_up(grid: Grid) -> bool:
    return grid.measure.kind in ("count", "number") and grid.numerator is None


def _columns(book: Book, counts: Sequence[int]) -> Iterator[Sums]:
    """Measures that are the sum of others, or the same as another."""
    places = book.low[0].size
    low, high = (bound.reshape(len(book.names), places) for bound in (book.low, book.high))
    few = np.linspace(0, places - 1, min(places, SAMPLE)).astype(np.int64)
    for whole in counts:
        found: list[frozenset[int]] = []
        others = [i for i in counts if i != whole][:MOST_PARTS]
        for parts in (list(p) for size in range(1, len(others) + 1) for p in combinations(others, size)):
            if any(smaller <= set(parts) for smaller in found):
                continue
            least, most = (end[parts][:, few].sum(0) for end in (low, high))
            if not ((low[whole, few] <= most) & (least <= high[whole, few])).all():
                continue
            if _hold(low[whole], high[whole], low[parts].sum(0), high[parts].sum(0)):
                found.append(frozenset(parts))
                why = f"the sum of {' and '.join(book.names[i] for i in parts)}"
                cells = np.stack([book.cells(i).ravel() for i in parts], 1)
                yield Sums(book.cells(whole).reshape(-1, 1), cells, why if len(parts) > 1 else f"{why} alone")


def _growth(book: Book, adds: Sequence[int], counts: Sequence[int]) -> Iterator[Sums]:
    """Measures that grow from one period to the next by just what another counts, or changes that a table prints."""
    if book.low.shape[2] < 2:
        return
    changes = set(adds) - set(counts)  # a count never falls below zero, as a change does
    for level in counts:
        for step in (i for i in adds if i != level):
            low, high = (b[level, :, :-1] + b[step, :, 1:] for b in (book.low, book.high))
            if _hold(book.low[level, :, 1:], book.high[level, :, 1:], low, high):
                new, old = (book.cells(level)[:, side].ravel() for side in (slice(1, None), slice(-1)))
                grown = book.cells(step)[:, 1:].ravel()
                if step in changes:
                    why = f"the change of {book.names[level]}"
                    yield Sums(grown[:, None], np.stack([new, old], 1), why, small=False)
                else:
                    why = f"the sum of {book.names[step]} up to then"
                    yield Sums(new[:, None], np.stack([old, grown], 1), why)


def _hold(
    low: NDArray[np.float64], high: NDArray[np.float64], least: NDArray[np.float64], most: NDArray[np.float64]
) -> bool:
    """Whether wholes are the sums of their parts wherever there are any, and that in enough places to be no chance."""
    if not ((low <= most) & (least <= high)).all():
        return False
    told = (low == high) & (low > 0) & np.isfinite(most)
    if 0 < told.sum() < FEWEST:  # where nearly all is withheld, that they are related cannot be excluded
        return True
    sure = (low == high) & (least > 0) & np.isfinite(most)
    return int(sure.sum()) >= FEWEST and np.unique(low[sure]).size >= DISTINCT


def _levels(book: Book, counts: Sequence[int], areas: Sequence[Area]) -> Iterator[Sums]:
    """Measures that say, for each area, the sum of another over its place, or over the table.

    They are the same for all areas of a place, and the sum in one place and period at least: elsewhere, a total may be
    of another day than its parts.
    """
    for places in levels(areas):
        for whole in counts:
            if not all(_one_figure(book, whole, group) for group in places.values()):
                continue
            for part in (i for i in counts if i != whole):
                fits = [_is_sum(book, whole, part, group) for group in places.values()]
                if any(fit == "sum" for fit in fits) or all(fits):
                    for name, group in places.items():
                        why = f"the sum of {book.names[part]} over {name}"
                        yield Sums(book.cells(whole)[group].T, book.cells(part)[group].T, why)


def _one_figure(book: Book, measure: int, group: NDArray[np.int64]) -> bool:
    low, high = _taken(book.low[measure], group), _taken(book.high[measure], group)
    known = (low == high).all(0)
    # two areas show mostly that they share none
    return bool(known.any() and (low[:2] == low[0])[:, known].all() and (low == low[0])[:, known].all())


def _is_sum(book: Book, whole: int, part: int, group: NDArray[np.int64]) -> str:
    """Whether a figure that the areas share is the "sum" of another measure over them, in one period at least.

    "perhaps", where all parts may be zero; "" where it cannot be.
    """
    low, high = _taken(book.low[whole], group), _taken(book.high[whole], group)
    least, most = _taken(book.low[part], group).sum(0), _taken(book.high[part], group).sum(0)
    fits = (low == high).all(0) & (least <= low[0]) & (low[0] <= most)
    return "sum" if (fits & (least > 0)).any() else "perhaps" if fits.any() else ""


def _total_rows(
    book: Book, counts: Sequence[int], group: NDArray[np.int64], name: str, areas: Sequence[Area]
) -> list[int]:
    """The area of a group that holds the total of all others in it, in every count and period, if there is one.

    It bears the name of the place, or is called "total"; without such a name, it is one among more than MANY only.
    """
    called = np.array(
        [bool(name and areas[i].name == name) or is_total(areas[i].name) for i in group], np.bool_
    )
    if group.size < 3 or (group.size <= MANY and not called.any()):
        return []
    sums = called
    if counts:
        every = np.arange(book.low.shape[2])
        few = np.linspace(0, every.size - 1, min(every.size, FEW_PERIODS)).astype(np.int64)
        left = np.flatnonzero(_totals(book, counts, group, group, few)[0])
        fits, shown = _totals(book, counts, group, group[left], every) if left.size else (left, left)
        sums = np.zeros(group.size, np.bool_)
        sums[left] = fits & shown
    wanted = called & sums if (called & sums).any() else sums & (group.size > MANY)
    found: list[int] = group[wanted].tolist()
    return found[:1]


def _totals(
    book: Book,
    counts: Sequence[int],
    group: NDArray[np.int64],
    areas: NDArray[np.int64],
    periods: NDArray[np.int64],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each of these areas of a group, whether it can be all others' total in these periods, and one shows it."""
    fits, shown = np.ones(areas.size, np.bool_), np.zeros(areas.size, np.bool_)
    for count in counts:
        low, high = _taken(book.low[count], areas, periods), _taken(book.high[count], areas, periods)
        highest = _taken(book.high[count], group, periods)
        bounded = np.isfinite(highest)
        known = (low == high) & (low > 0) & bounded.all(0)
        least = _taken(book.low[count], group, periods).sum(0) - low
        most = highest.sum(0, where=bounded) - high
        fits &= (~known | ((least <= low) & (low <= most))).all(1)
        shown |= (known & (least > 0)).any(1)
    return fits, shown


def _taken(
    bound: NDArray[np.float64], areas: NDArray[np.int64], periods: NDArray[np.int64] | None = None
) -> NDArray[np.float64]:
    """These areas, ascending, in these periods, or in all; where that is the whole, it is not copied."""
    some = bound if areas.size == bound.shape[0] else bound[areas]
    return some if periods is None or periods.size == bound.shape[1] else some[:, periods]
