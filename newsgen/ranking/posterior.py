"""What a count says of the rate behind it: the posterior of a Poisson rate under Jeffreys' prior, and draws of it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

DRAWS = 500
"""How many draws are made for each area, and how many equally likely values they are drawn from."""
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
Floats = NDArray[np.float64]
POINTS = 401
"""At how many points a distribution is tabulated, each a twenty-fifth of its spread from the next, or less."""
BELOW, ABOVE = 3.5, 4.5
"""How far it is tabulated on either side, in square roots of events: seven spreads and more."""


def seeds(codes: Iterable[str]) -> NDArray[np.uint64]:
    """A number for each code, the same on every machine."""
    found = (int.from_bytes(blake2b(code.encode(), digest_size=8).digest(), "big") for code in codes)
    return np.fromiter(found, np.uint64)


def draws(seeds: NDArray[np.uint64]) -> NDArray[np.int64]:
    """For each seed (columns) its own draws (rows) of the whole numbers below DRAWS, each equally likely.

    The generator is SplitMix64 (Steele, Lea and Flood 2014): whole numbers only, so that no library or processor can
    change a draw.
    """
    with np.errstate(over="ignore"):
        state = seeds[None, :] + np.arange(1, DRAWS + 1, dtype=np.uint64)[:, None] * _GOLDEN
        state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        state ^= state >> np.uint64(31)
    found: NDArray[np.int64] = ((state >> np.uint64(32)) * np.uint64(DRAWS) >> np.uint64(32)).astype(np.int64)
    return found


@dataclass(frozen=True, slots=True)
class Posterior:
    """The distribution of each area's underlying rate, given its count.

    x events out of an exposure E (people; 1 where the counts themselves are ranked) come of a rate r, x being Poisson
    with the mean r E. Jeffreys' prior for r is proportional to r^(-1/2), so that r E is Gamma(x + 1/2, 1). Of a
    withheld count no more is known than that it is N or less: its likelihood is the sum of the chances of 0 to N.

    All is held in roots: y = sqrt(r E), whose spread is about a half whatever the count. `table` has, by distinct
    count, the chance that y is at most `low` + k `step`, for k from 0; `row` is each area's row there, `scale` the root
    of its exposure.
    """

    table: Floats
    low: Floats
    step: Floats
    row: NDArray[np.int64]
    scale: Floats

    def span(self, areas: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """The roots of rate between which each area's lies for certain, as far as is tabulated."""
        row, scale = self.row[areas], self.scale[areas]
        return self.low[row] / scale, (self.low[row] + self.step[row] * (POINTS - 1)) / scale

    def at_most(self, areas: NDArray[np.int64], roots: Floats) -> Floats:
        """The chance of each area (rows) that the root of its rate is at most each of `roots` (columns)."""
        row = self.row[areas, None]
        place = (roots * self.scale[areas, None] - self.low[row]) / self.step[row]
        place = np.clip(place, 0, POINTS - 1)
        before = np.minimum(place.astype(np.int64), POINTS - 2)
        flat, at = self.table.ravel(), row * POINTS + before
        found: Floats = flat[at] + (place - before) * (flat[at + 1] - flat[at])
        return found

    def quantiles(self, chances: Floats) -> Floats:
        """The roots y (not yet divided by `scale`) that each row's is at most with these chances."""
        k = np.arange(POINTS)
        rows = zip(self.table, self.low, self.step, strict=True)
        return np.array([np.interp(chances, table, low + step * k) for table, low, step in rows])


def posterior(counts: Floats, exposures: Floats, withheld: NDArray[np.bool_], at_most: int) -> Posterior:
    """The posterior of each area; where `withheld`, its count is not looked at, and is `at_most` or less.

    `counts` are zero or more and `exposures` above zero, except for areas that are not asked for: those may be NaN.
    """
    # a count of -1 stands for one withheld, since the table has one row for each distinct count
    known = np.where(withheld, -1.0, np.where(counts >= 0, counts, 0.0))
    distinct, row = np.unique(known, return_inverse=True)
    top = np.sqrt(np.where(distinct < 0, at_most, distinct))
    low = np.where(distinct < 0, 0.0, np.maximum(top - BELOW, 0.0))
    step = (top + ABOVE - low) / (POINTS - 1)
    y = low[:, None] + step[:, None] * np.arange(POINTS)
    root = np.log(np.maximum(y, 1e-300))
    # the density of y: r^(x - 1/2) exp(-r) dr, with r = y^2
    log = 2 * distinct[:, None] * root - y**2
    for i in np.flatnonzero(distinct < 0):
        events = np.arange(at_most + 1)[:, None]
        factorial = np.array([math.lgamma(k + 1) for k in range(at_most + 1)])[:, None]
        log[i] = np.logaddexp.reduce(2 * events * root[i] - factorial, axis=0) - y[i] ** 2
    density = np.exp(log - log.max(axis=1, keepdims=True))
    table = np.zeros_like(density)
    np.cumsum(density[:, 1:] + density[:, :-1], axis=1, out=table[:, 1:])
    table /= table[:, -1:]
    return Posterior(table, low, step, row.astype(np.int64), np.sqrt(exposures))
