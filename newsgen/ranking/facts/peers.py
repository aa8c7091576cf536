"""Which patches hold a patch, which are its peers, and how it ranks among these."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsgen.model.area import Patch
from newsgen.model.bounds import Bounds
from newsgen.ranking.facts.totals import Pair


def wider_of(patches: Sequence[Patch]) -> list[list[int]]:
    """For each patch those that hold all of it and more, the smallest first, by number."""
    held = [frozenset(patch.areas) for patch in patches]
    smallest_first = sorted(range(len(held)), key=lambda i: (len(held[i]), patches[i].slug))
    return [[i for i in smallest_first if areas < held[i]] for areas in held]


def peers_of(patches: Sequence[Patch], wider: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each patch those of its kind in the smallest place around it, itself among them.

    A newsroom's own list is no such place, and has no peers. Patches of one kind that share an area are
    no peers of one another.
    """
    groups: dict[tuple[str, int], list[int]] = {}
    for number, patch in enumerate(patches):
        if patch.kind != "list":
            around = next((i for i in wider[number] if patches[i].kind != "list"), -1)
            groups.setdefault((patch.kind, around), []).append(number)
    found: list[list[int]] = [[] for _ in patches]
    for group in groups.values():
        areas = [code for number in group for code in patches[number].areas]
        if len(areas) == len({*areas}):
            for number in group:
                found[number] = group
    return found


def ranks_among(pairs: Sequence[Pair | None]) -> list[tuple[Bounds, Bounds] | None]:
    """For each its rank from the highest and from the lowest, from best to worst that it may be; ties share the better.

    None for all of them where one is not known at all.
    """
    if not pairs or any(pair is None for pair in pairs):
        return [None] * len(pairs)
    low, high = (np.array([float(pair[i]) for pair in pairs if pair]) for i in (0, 1))
    lows, highs, uncertain = np.sort(low), np.sort(high), low != high
    size = len(pairs)
    best_high = size - np.searchsorted(lows, high, "right")
    worst_high = size - np.searchsorted(highs, low, "right") - uncertain
    best_low = np.searchsorted(highs, low, "left")
    worst_low = np.searchsorted(lows, high, "left") - uncertain
    ends = (best_high, worst_high, best_low, worst_low)
    rows = zip(*((1 + end).tolist() for end in ends), strict=True)
    return [(Bounds(a, b), Bounds(c, d)) for a, b, c, d in rows]
