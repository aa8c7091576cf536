"""Competition rank within groups, all groups at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ranks:
    """For each value of a flat array: its ranks within its group, and whether another value there equals it.

    NaN values have rank 0 and are never tied.
    """

    high: NDArray[np.int64]
    low: NDArray[np.int64]
    tied: NDArray[np.bool_]


def competition_ranks(values: NDArray[np.float64], group: NDArray[np.int64]) -> Ranks:
    """Standard competition ranks ("1224"), from the highest and from the lowest, of exact values.

    `values` and `group` have one shape (n,); groups need not be sorted. An area's rank is one more than the number of
    areas of its group with a better value, so ties share the better rank. NaN (no value) is left out.
    """
    high = np.zeros(values.shape, np.int64)
    low = np.zeros(values.shape, np.int64)
    tied = np.zeros(values.shape, np.bool_)
    present = np.flatnonzero(~np.isnan(values))
    order = present[np.lexsort((values[present], group[present]))]
    if not order.size:
        return Ranks(high, low, tied)
    v, g = values[order], group[order]
    place = np.arange(v.size)
    new_group = np.r_[True, g[1:] != g[:-1]]
    new_value = new_group | np.r_[True, v[1:] != v[:-1]]
    first_of_value = place[new_value][np.cumsum(new_value) - 1]
    first_of_group = place[new_group][np.cumsum(new_group) - 1]
    end_of_value = np.r_[place[new_value][1:], v.size][np.cumsum(new_value) - 1]
    end_of_group = np.r_[place[new_group][1:], v.size][np.cumsum(new_group) - 1]
    low[order] = first_of_value - first_of_group + 1
    high[order] = end_of_group - end_of_value + 1
    tied[order] = end_of_value - first_of_value > 1
    return Ranks(high, low, tied)
