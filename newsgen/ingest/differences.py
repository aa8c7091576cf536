"""Columns of whatever kind that are the sum, the difference or the mean of others, or make a whole between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.sums import MOST_PARTS, SAMPLE
from newsgen.ingest.ties import Column, Numbers, Tie, believed, spread

MOST = 4
"""The most parts of one sum that is looked for."""
WHOLES = {"share": 1.0, "per_cent": 100.0}
"""What the parts of a whole make between them."""


def find_differences(columns: Sequence[Column]) -> Iterator[Tie]:
    """Every tie of columns that is a sum; sums of counts alone are found elsewhere (sums.py)."""
    tried = len(columns) ** 3
    for whole in columns:
        found: list[frozenset[str]] = []
        others = [c for c in columns if c is not whole][:MOST_PARTS]
        for parts in (p for size in range(2, MOST + 1) for p in combinations(others, size)):
            names = frozenset(part.name for part in parts)
            if any(smaller <= names for smaller in found):
                continue
            all_counts = {c.kind for c in (whole, *parts)} == {"count"}
            for times in (len(parts), 1) if not all_counts else (len(parts),):
                if _adds([*parts, whole], [1.0] * len(parts) + [-float(times)], 0.0, tried):
                    found.append(names)
                    listed = " and ".join(sorted(names))
                    why = f"the mean of {listed}" if times > 1 else f"{listed} added up"
                    first = [c for c in (whole, *parts) if c.kind != "count"] if times == 1 else [whole]
                    yield _tie([*first, *(c for c in (whole, *parts) if c not in first)], why)
                    break
    for kind, whole_is in WHOLES.items():
        some = [c for c in columns if c.kind == kind][:MOST_PARTS]
        for parts in (p for size in range(2, len(some) + 1) for p in combinations(some, size)):
            if _adds(parts, [1.0] * len(parts), whole_is, tried):
                yield _tie(parts, f"what is left of a whole by {' and '.join(p.name for p in parts[1:])}")


def _tie(columns: Sequence[Column], why: str) -> Tie:
    return Tie(np.stack([c.cells.ravel() for c in columns], 1), why)


def _adds(columns: Sequence[Column], times: Sequence[float], makes: float, tried: int) -> bool:
    known = np.flatnonzero(~np.isnan(np.stack([c.values.ravel() for c in columns])).any(0))
    few = known if known.size <= SAMPLE else known[np.linspace(0, known.size - 1, SAMPLE).astype(int)]
    return _makes(columns, times, makes, few, tried) and (
        few is known or _makes(columns, times, makes, known, tried)
    )


def _makes(
    columns: Sequence[Column], times: Sequence[float], makes: float, places: NDArray[np.int64], tried: int
) -> bool:
    """Whether columns, each so many times, come to a number in nearly all of these places."""
    rows: list[Numbers] = [c.values.ravel()[places] for c in columns]
    slack = sum(abs(t) * c.half for t, c in zip(times, columns, strict=True))
    off = np.abs(sum(t * row for t, row in zip(times, rows, strict=True)) - makes)
    largest = np.max(np.abs(np.stack(rows)), axis=0)
    fits = off <= slack + 1e-9 * np.maximum(largest, 1.0)
    if not fits.size or fits.mean() < 0.9:
        return False
    shows = largest > 0
    narrowest = min(abs(t) * spread(row[shows]) for t, row in zip(times, rows, strict=True))
    chance = min(1.0, (2 * slack or 1.0) / narrowest) if narrowest > 0 else 1.0
    return believed(fits[shows], np.full(int(shows.sum()), chance), [row[shows] for row in rows], 0, tried)
