"""Which indices a column has, and which pairs two columns of indices have, without sorting where that can be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def firsts(which: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different indices, ascending, and the place where each first stands."""
    at = np.full(int(which.max(initial=-1)) + 1, -1, np.int64)
    at[which[::-1]] = np.arange(which.size - 1, -1, -1)  # of those at one place, the last stays
    used = np.flatnonzero(at >= 0)
    return used, at[used]


def unique_pairs(
    first: NDArray[np.int64], second: NDArray[np.int64]
) -> tuple[list[tuple[int, int]], NDArray[np.int64], NDArray[np.int64]]:
    """The different pairs, ascending; the place where each first stands; the pair of each place."""
    used, at = firsts(first)
    of = np.zeros(int(used.max(initial=0)) + 1, np.int64)
    of[used] = np.arange(used.size)
    which = of[first]
    if (
        second == second[at][which]
    ).all():  # as nearly always: what is said of a place is the same in each row
        return list(zip(used.tolist(), second[at].tolist(), strict=True)), at, which
    width = int(second.max(initial=0)) + 1
    # one number a pair: numpy's unique rows are twenty times slower
    codes, at, which = np.unique(first * width + second, return_index=True, return_inverse=True)
    return [divmod(code, width) for code in codes.tolist()], at, which
