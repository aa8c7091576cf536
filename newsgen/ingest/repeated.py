"""Rates of a place that a table repeats in each of its rows: with all areas of the place but one, they give that one.

They are the pooled rate of two counts, or the mean of a rate, plain or by a count. It is enough that one fits closely
and most do, as of totals (sums.py): the rate of a place may be of other days than those of its areas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.groups import levels
from newsgen.ingest.sums import Book, Sums
from newsgen.ingest.ties import Column, Numbers
from newsgen.model.area import Area

CLOSE = 0.01
"""How closely two figures of places show that they are of the same: by a hundredth, and another one by half as much."""
ODDS = 2.5
"""The odds that they are no chance, in powers of ten."""
MOST_FITS = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class _Worked:
    """What the rates of places, by group and period, may be by the figures of their areas; `parts` are these."""

    low: Numbers
    high: Numbers
    parts: Column
    why: str


def find_repeated(columns: Sequence[Column], areas: Sequence[Area], book: Book) -> Iterator[Sums]:
    """Every rate of places, with the figures that it is of."""
    rates = [c for c in columns if c.kind not in ("count", "money")]
    if not rates:
        return
    for places in levels(areas):
        repeated = [(rate, own) for rate in rates if (own := _own(rate, places)) is not None]
        if not repeated:
            continue
        for worked in _worked(columns, places, book):
            for rate, own in repeated:
                if rate is not worked.parts and _fits(own, rate.half, worked):
                    for name, group in places.items():
                        whole, parts = rate.cells[group].T, worked.parts.cells[group].T
                        yield Sums(whole, parts, f"{worked.why} of {name}", small=False)


def _own(rate: Column, places: dict[str, NDArray[np.int64]]) -> Numbers | None:
    """The one figure of each place, by period; None where areas of a place differ."""
    rows = []
    for group in places.values():
        first = rate.values[group[0]]
        if not (rate.values[group[1]] == first)[
            ~np.isnan(first)
        ].all():  # two show mostly that they share none
            return None
        same = (rate.values[group] == first).all(0)
        if not (same | np.isnan(first)).all() or not same.any():
            return None
        rows.append(np.where(same, first, np.nan))
    return np.stack(rows)


def _worked(columns: Sequence[Column], places: dict[str, NDArray[np.int64]], book: Book) -> Iterator[_Worked]:
    counts = [c for c in columns if c.kind == "count"]
    groups = list(places.values())
    ends = {c.name: _sums(book, c.name, groups) for c in counts}
    with np.errstate(divide="ignore", invalid="ignore"):
        for under in counts:
            people = ends[under.name][0]
            for over in (c for c in counts if c is not under):
                low, high = (np.where(people > 0, end / people, np.nan) for end in ends[over.name])
                yield _Worked(low, high, over, f"the rate of {over.name} by {under.name}")
        for rate in (c for c in columns if c.kind != "count"):
            mean = np.stack([rate.values[group].mean(0) for group in groups])
            yield _Worked(mean, mean, rate, f"the mean of {rate.name}")
            for by in counts:
                weighed = np.stack([(rate.values[g] * by.values[g]).sum(0) for g in groups])
                value = weighed / np.stack([by.values[g].sum(0) for g in groups])
                yield _Worked(value, value, rate, f"the mean of {rate.name} by {by.name}")


def _sums(book: Book, name: str, groups: Sequence[NDArray[np.int64]]) -> tuple[Numbers, Numbers]:
    at = book.names.index(name)
    low, high = (np.stack([bound[at, group].sum(0) for group in groups]) for bound in (book.low, book.high))
    return low, high


def _fits(own: Numbers, half: float, worked: _Worked) -> bool:
    """Whether the figures of places are those worked out, in most of the places where they can be held together."""
    known = np.isfinite(worked.low) & np.isfinite(worked.high) & (worked.low > 0) & (own > 0)
    if not known.any():
        return False
    figure, low, high = own[known], worked.low[known], worked.high[known]
    times = 10.0 ** np.rint(np.log10(np.median(figure / ((low + high) / 2))))
    low, high = low * times - half, high * times + half
    fits = (low <= figure) & (figure <= high)
    width = np.clip((high - low) / figure, 1e-9, 1.0)[fits]
    close = width[width <= CLOSE]
    shown = -np.log10(np.unique(np.stack([figure[fits], width]), axis=1)[1]) if fits.any() else width
    return bool(close.size and fits.mean() >= MOST_FITS and shown.sum() >= ODDS)
