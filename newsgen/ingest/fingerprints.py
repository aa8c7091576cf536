"""Digests of a dataset, area by area: where one is the same as before, so is all that was read of the area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np

from newsgen.ingest.cells import Cells
from newsgen.ingest.dataset import Dataset, Grid

SIZE = 16
"""Bytes of a digest: two of them are alike by chance once in 2 to the power of 64 pairs."""


def fingerprints(dataset: Dataset) -> tuple[bytes, ...]:
    """For each area: what it is, its values and whether they are there, and its cells, with their rows and texts."""
    digests = [blake2b(repr(area).encode(), digest_size=SIZE) for area in dataset.areas]
    for _, grid in sorted(dataset.grids.items()):
        for array in (grid.values, grid.status):
            for digest, row in zip(digests, np.ascontiguousarray(array), strict=True):
                digest.update(row)
        for cells in _own_cells(grid):
            for digest, piece in zip(digests, _by_area(cells, len(digests)), strict=True):
                digest.update(piece)
    return tuple(digest.digest() for digest in digests)


def frame(dataset: Dataset) -> bytes:
    """All that a dataset says beside its areas and their figures; of the older tables joined to it, their cells too."""
    left_out = {"areas", "grids", "sources"}
    digest = blake2b(digest_size=SIZE)
    for field in fields(dataset):
        if field.name not in left_out:
            digest.update(repr((field.name, getattr(dataset, field.name))).encode())
    for source in dataset.sources:
        about = (
            f.name for f in fields(source) if f.name != "sha256"
        )  # that of a table is in its areas' marks
        digest.update(repr([getattr(source, name) for name in about]).encode())
    for name, grid in sorted(dataset.grids.items()):
        for one in (grid, *_parts(grid)):
            about = (f.name for f in fields(one) if f.name not in _FIGURES)
            digest.update(repr((name, [getattr(one, field) for field in about])).encode())
            digest.update(getattr(one.cells, "packed", b""))
    return digest.digest()


_FIGURES = {"values", "status", "cells", "numerator", "denominator", "parts"}


def _parts(grid: Grid) -> list[Grid]:
    """The grids that a joined one is of, each once."""
    return list({id(part.grid): part.grid for part in grid.parts}.values())


def _own_cells(grid: Grid) -> Iterator[Cells]:
    """Cells that were read now: those of older tables came out of a store, packed."""
    for one in _parts(grid) or [grid]:
        cells: Any = one.cells
        if isinstance(cells, Cells) and one.numerator is None:
            yield cells


def _by_area(cells: Cells, areas: int) -> Iterator[bytes]:
    entries, order = cells.entries, cells.order
    texts = np.array(
        [blake2b(word.encode(), digest_size=8).digest() for word in entries.texts.list_words()] or [b""], "S8"
    )
    rows = entries.row[order].astype(np.int64)
    columns = np.zeros(order.size, np.int64) if entries.column_of is None else entries.column_of[order]
    said = (
        np.frombuffer(texts.tobytes(), np.int64)
        if texts.size and texts.itemsize == 8
        else np.zeros(1, np.int64)
    )
    all_of_them = np.column_stack((rows, columns, said[entries.texts.which[order]]))
    for first, last in pairwise(cells.start[:: cells.periods][: areas + 1].tolist()):
        yield all_of_them[first:last].tobytes()
