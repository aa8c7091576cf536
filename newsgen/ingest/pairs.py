"""Which indices a column has, and which pairs two columns of indices have, without sorting where that can be."""

from __future__ import annotations

import numpy as np

from newsgen.ingest.rows import Indices


def firsts(which: Indices) -> tuple[Indices, Indices]:
    """The different indices, ascending, and the place where each first stands."""
    at = np.full(int(which.max(initial=-1)) + 1, -1, np.int32)
    # of those at one place, the last stays
    at[which[::-1]] = np.arange(which.size - 1, -1, -1, dtype=np.int32)
    used = np.flatnonzero(at >= 0).astype(np.int32)
    return used, at[used]


def unique_pairs(first: Indices, second: Indices) -> tuple[list[tuple[int, int]], Indices, Indices]:
    """The different pairs, ascending; the place where each first stands; the pair of each place."""
    used, at = firsts(first)
    of = np.zeros(int(used.max(initial=0)) + 1, np.int32)
    of[used] = np.arange(used.size)
    which = of[first]
    # as nearly always: what is said of a place is the same in each row
    if (second == second[at][which]).all():
        return list(zip(used.tolist(), second[at].tolist(), strict=True)), at, which
    width = int(second.max(initial=0)) + 1
    # one number a pair: numpy's unique rows are twenty times slower
    numbers = first.astype(np.int64) * width + second
    codes, places, pairs = np.unique(numbers, return_index=True, return_inverse=True)
    found = [divmod(code, width) for code in codes.tolist()]
    return found, places.astype(np.int32), pairs.astype(np.int32)
