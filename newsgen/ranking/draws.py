"""Draws that depend on an area's code and on nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

DRAWS = 500
"""How many draws are made for each area, and from so many equally likely values."""

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


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
