"""Sums of areas' figures, for all patches at once, and what becomes of them: exact, as pairs of ends."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import inf, isfinite

import numpy as np
from numpy.typing import NDArray

from newsgen.model.bounds import Bounds
from newsgen.model.exact import MOST_DECIMALS, written
from newsgen.model.facts import Compared
from newsgen.ranking.average import EXACT, total_of
from newsgen.ranking.bounds import Ends

Numbers = NDArray[np.float64]
Exact = Fraction | float
"""A fraction, or an infinite float."""
Pair = tuple[Exact, Exact]
"""The least and the most that something may be."""


def sums(
    values: Numbers, member: NDArray[np.int64], start: NDArray[np.int64], beyond: float = inf
) -> list[Exact]:
    """For each patch the exact sum of its areas' values; `beyond` where one of them is infinite or NaN.

    The areas of patch k are member[start[k]:start[k + 1]].
    """
    if start.size < 2:
        return []
    finite = np.isfinite(values)
    lacking = np.add.reduceat(~finite[member], start[:-1]) > 0
    usable = np.where(finite, values, 0.0)
    found: list[Exact] = []
    for scale in (10**decimals for decimals in range(MOST_DECIMALS + 1)):
        units = np.rint(usable * scale)
        if np.abs(units).sum() >= EXACT:
            break
        if (units / scale == usable).all():
            whole = np.add.reduceat(units.astype(np.int64)[member], start[:-1])
            found = [Fraction(one, scale) for one in whole.tolist()]
            break
    if not found:
        found = [total_of(usable[member[a:b]]) for a, b in pairwise(start.tolist())]
    return [beyond if lacks else one for one, lacks in zip(found, lacking.tolist(), strict=True)]


def total_ends(ends: Ends, member: NDArray[np.int64], start: NDArray[np.int64]) -> list[Pair]:
    """The least and the most of each patch's sum."""
    return list(zip(sums(ends[0], member, start, -inf), sums(ends[1], member, start), strict=True))


def rate_ends(totals: list[Pair], exposures: list[Exact], per: float) -> list[Pair | None]:
    """Each total over its exposure, x per: the pooled rate. None where an exposure is not known, or not above zero."""
    factor = written(per)
    return [
        (low * factor / under, high * factor / under) if isinstance(under, Fraction) and under > 0 else None
        for (low, high), under in zip(totals, exposures, strict=True)
    ]


def compared(now: Pair | None, before: Pair | None) -> Compared:
    """Both with their change, whose ends are those of any figure now with any before."""
    if now is None or before is None:
        return Compared(bounds(now), bounds(before))
    change = now[0] - before[1], now[1] - before[0]
    per_cent = None
    if before[0] > 0 and now[0] >= 0:
        least = _per_cent(now[0], before[1])
        per_cent = least, _per_cent(now[1], before[0])
    return Compared(bounds(now), bounds(before), bounds(change), bounds(per_cent))


def bounds(pair: Pair | None) -> Bounds | None:
    """The pair as figures: None where nothing is known."""
    return None if pair is None or pair == (-inf, inf) else Bounds(float(pair[0]), float(pair[1]))


def counted(sure: NDArray[np.bool_], possible: NDArray[np.bool_]) -> Bounds:
    """How many areas are so for sure, and how many may be."""
    return Bounds(int(sure.sum()), int(possible.sum()))


def _per_cent(new: Exact, old: Exact) -> Exact:
    if not isfinite(new):
        return new
    return (new / old - 1) * 100 if isfinite(old) else Fraction(-100)
