"""Which pairs of two columns of indices there are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def unique_pairs(
    first: NDArray[np.int64], second: NDArray[np.int64]
) -> tuple[list[tuple[int, int]], NDArray[np.int64], NDArray[np.int64]]:
    """The different pairs, ascending; the place where each first stands; the pair of each place."""
    width = int(second.max(initial=0)) + 1
    # one number a pair: numpy's unique rows are twenty times slower
    codes, at, which = np.unique(first * width + second, return_index=True, return_inverse=True)
    return [divmod(code, width) for code in codes.tolist()], at, which
