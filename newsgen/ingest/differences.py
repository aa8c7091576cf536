"""Columns of whatever kind that are the sum, the difference or the mean of others, or make a whole between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from newsgen.ingest.sums import MOST_PARTS, SAMPLE
from newsgen.ingest.ties import NEARLY_ALL, Column, Numbers, Tie, believed, spread

MOST = 4
"""The most parts of one sum that is looked for."""
FEW = 64
"""In how many places a sum is looked for first."""
WHOLES = {"share": 1.0, "per_cent": 100.0}
"""What the parts of a whole make between them."""


def find_differences(columns: Sequence[Column]) -> Iterator[Tie]:
    """Every tie of columns that is a sum; sums of counts alone are found elsewhere (sums.py)."""
    if not columns:
        return
    tried = len(columns) ** 3
    some = _sample(columns)
    halves = np.array([c.half for c in columns])
    for at, whole in enumerate(columns):
        found: list[frozenset[int]] = []
        others = [i for i in range(len(columns)) if i != at]
        for size in range(2, MOST + 1):
            sets = np.array(list(combinations(others if size == 2 else others[:MOST_PARTS], size)), np.int64)
            for times in (float(size), 1.0) if sets.size else ():
                off = np.abs(some[sets].sum(1) - times * some[at])
                slack = halves[sets].sum(1) + times * halves[at]
                likely = (off > slack[:, None] + 1e-9 * np.maximum(np.abs(some[at]), 1.0)).mean(
                    1
                ) <= 1 - NEARLY_ALL
                for numbers in sets[likely].tolist():
                    parts = [columns[i] for i in numbers]
                    if any(smaller <= set(numbers) for smaller in found):
                        continue
                    if times == 1 and {c.kind for c in (whole, *parts)} == {"count"}:
                        continue
                    if _makes([*parts, whole], [1.0] * size + [-times], 0.0, tried):
                        found.append(frozenset(numbers))
                        yield _sum(whole, parts, mean=times > 1)
    for kind, makes in WHOLES.items():
        alike = [c for c in columns if c.kind == kind][:MOST_PARTS]
        for parts in (list(p) for size in range(2, len(alike) + 1) for p in combinations(alike, size)):
            if _makes(parts, [1.0] * len(parts), makes, tried):
                yield _tie(parts, f"what {_names(parts[1:])} leave of a whole")


def _sample(columns: Sequence[Column]) -> Numbers:
    """The columns in a few places, those first in which most of them have a figure."""
    values = np.stack([c.values.ravel() for c in columns])
    places = values.shape[1]
    few = values[:, np.linspace(0, places - 1, min(places, SAMPLE)).astype(int)]
    return few[:, np.argsort(np.isnan(few).sum(0), kind="stable")[:FEW]]


def _sum(whole: Column, parts: Sequence[Column], *, mean: bool) -> Tie:
    """The tie of a sum or a mean; of counts and another column, the other is their difference, and goes first."""
    other = [c for c in parts if c.kind != "count"]
    if mean:
        return _tie([whole, *parts], f"the mean of {_names(parts)}")
    if whole.kind == "count" and other:
        rest = [whole, *(c for c in parts if c is not other[0])]
        return _tie([other[0], *rest], f"the difference of {_names(rest)}")
    return _tie([whole, *parts], f"the sum of {_names(parts)}")


def _names(columns: Sequence[Column]) -> str:
    return " and ".join(c.name for c in columns)


def _tie(columns: Sequence[Column], why: str) -> Tie:
    return Tie(np.stack([c.cells.ravel() for c in columns], 1), why)


def _makes(columns: Sequence[Column], times: Sequence[float], makes: float, tried: int) -> bool:
    """Whether columns, each so many times, come to a number in nearly all places."""
    values = [c.values.ravel() for c in columns]
    known = ~np.isnan(np.stack(values)).any(0)
    rows: list[Numbers] = [row[known] for row in values]
    slack = sum(abs(t) * c.half for t, c in zip(times, columns, strict=True))
    off = np.abs(sum(t * row for t, row in zip(times, rows, strict=True)) - makes)
    largest = np.max(np.abs(np.stack(rows)), axis=0)
    fits = off <= slack + 1e-9 * np.maximum(largest, 1.0)
    if not fits.size or fits.mean() < NEARLY_ALL:
        return False
    shows = largest > 0
    narrowest = min(abs(t) * spread(row[shows]) for t, row in zip(times, rows, strict=True))
    chance = min(1.0, (2 * slack or 1.0) / narrowest) if narrowest > 0 else 1.0
    return believed(fits[shows], np.full(int(shows.sum()), chance), [row[shows] for row in rows], 0, tried)
