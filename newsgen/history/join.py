"""A dataset and older ones -> the dataset with earlier periods, in the shape that a table of many periods gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.dataset import Dataset, Grid, GridPart, Status
from newsgen.model.derivation import Cell
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.step import adjoin, in_step


@dataclass(frozen=True, slots=True)
class Older:
    """A period of an older dataset, by its index there."""

    dataset: Dataset
    position: int

    @property
    def period(self) -> Period:
        """The period itself, as the older table writes it."""
        return self.dataset.periods[self.position]


class JoinedCells:
    """`cells[area, period]` of a joined grid: those of the grid that each period was taken from."""

    def __init__(self, parts: Sequence[GridPart]) -> None:
        self.parts = parts

    def __getitem__(self, place: tuple[int, int]) -> tuple[Cell, ...]:
        part = self.parts[place[1]]
        area = int(part.of[place[0]])
        found: tuple[Cell, ...] = part.grid.cells[area, part.period] if area >= 0 else ()
        return found


def wanted(own: Sequence[Period], held: Sequence[Period]) -> list[int]:
    """Which of the held periods to join, by index: those in step with the newest that `own` does not have.

    The first of several wins: they come with the newest table first, so that a revised figure stands for the one
    before. One that overlaps a period in step already is left out.
    """
    newest = own[-1]
    taken = [p for p in own if p == newest or in_step(newest, p)]
    found: list[int] = []
    for i, period in enumerate(held):
        overlaps = any(period.start <= p.end and p.start <= period.end for p in taken)
        if not overlaps and in_step(newest, period):
            taken.append(period)
            found.append(i)
    return found


def join(dataset: Dataset, older: Sequence[Older], without: frozenset[str] = frozenset()) -> Dataset:
    """The dataset with the periods of older ones before and between its own.

    Areas are the dataset's own; an older table's are joined by code, and an area that it lacks has no figure there.
    A measure of `without`, or one that is of another kind there (kind, per, currency), has none at all. Where the
    dataset compares with no period, but an older one adjoins the newest, that is compared with.
    """
    if not older:
        return dataset
    places: list[Older] = [Older(dataset, i) for i in range(len(dataset.periods))]
    places = sorted([*older, *places], key=lambda place: place.period)
    index = {id(place.dataset): _index(dataset, place.dataset) for place in places}
    grids: dict[str, Grid] = {}
    for name, grid in sorted(dataset.grids.items(), key=lambda item: item[1].numerator is not None):
        parts = tuple(
            GridPart(
                grid if place.dataset is dataset else _same(grid, place.dataset, without),
                place.position,
                index[id(place.dataset)],
            )
            for place in places
        )
        grids[name] = _joined(grid, parts, grids)
    periods = tuple(place.period for place in places)
    own = {source.path for source in dataset.sources}
    past = {s.path: s for place in older for s in place.dataset.sources if s.path not in own}
    return replace(
        dataset,
        sources=(*dataset.sources, *past.values()),
        periods=periods,
        grids={name: grids[name] for name in dataset.grids},
        compared=_compared(dataset, periods),
    )


def comparable(now: Measure, then: Measure) -> bool:
    """Whether a measure of an older table counts the same thing in the same unit."""
    return (now.kind, now.per, now.currency) == (then.kind, then.per, then.currency)


def _index(dataset: Dataset, other: Dataset) -> NDArray[np.int64]:
    if other is dataset:
        return np.arange(len(dataset.areas), dtype=np.int64)
    at = {area.code: i for i, area in enumerate(other.areas)}
    return np.array([at.get(area.code, -1) for area in dataset.areas], np.int64)


def _same(grid: Grid, other: Dataset, without: frozenset[str]) -> Grid:
    """The other dataset's grid of the measure; where it has none to join, one without any figure."""
    found = other.grids.get(grid.measure.name)
    if found is not None and comparable(grid.measure, found.measure) and grid.measure.name not in without:
        return found
    shape = len(other.areas), len(other.periods)
    none = np.empty(shape, object)
    none.fill(())
    return Grid(
        measure=grid.measure,
        values=np.full(shape, np.nan),
        status=np.full(shape, Status.MISSING, np.int8),
        source=other.sources[0].path,
        columns=("",) * len(other.periods),
        cells=none,
        written=tuple(period.written for period in other.periods),
    )


def _joined(grid: Grid, parts: tuple[GridPart, ...], done: Mapping[str, Grid]) -> Grid:
    values = np.empty((len(grid.values), len(parts)))
    status = np.empty(values.shape, np.int8)
    for i, part in enumerate(parts):
        known = part.of >= 0
        at = part.of[known]
        values[:, i], status[:, i] = np.nan, Status.MISSING
        values[known, i] = part.grid.values[at, part.period]
        status[known, i] = part.grid.status[at, part.period]
    return replace(
        grid,
        values=values,
        status=status,
        columns=tuple(part.grid.columns[part.period] for part in parts),
        written=tuple(part.grid.written[part.period] for part in parts),
        cells=cast("NDArray[np.object_]", cast("Any", JoinedCells(parts))),
        numerator=done.get(grid.measure.numerator) if grid.numerator is not None else None,
        denominator=done.get(grid.measure.denominator) if grid.denominator is not None else None,
        unless_withheld=(),  # each part says so of its own periods
        without=(),
        parts=parts,
    )


def _compared(dataset: Dataset, periods: tuple[Period, ...]) -> int | None:
    if dataset.compared is not None:
        return periods.index(dataset.periods[dataset.compared])
    newest = periods[-1]
    return next((i for i in reversed(range(len(periods) - 1)) if adjoin(newest, periods[i])), None)
