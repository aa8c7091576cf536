"""The tidy table: areas by periods, one grid a measure, each value with its reason and its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from newsgen.model.area import Area
from newsgen.model.derivation import Cell, Derivation, Input, Select
from newsgen.model.kept_back import KeptBack
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.source import Extract, SourceRecord, Suppression


class Status(IntEnum):
    """Whether a value is there, and if not, why."""

    PRESENT = 0
    SUPPRESSED = 1
    MISSING = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """One measure over all areas (rows) and periods (columns), in the dataset's order of both.

    A column without periods (a population) stands broadcast over all of them.
    `values` is NaN wherever `status` is not PRESENT. `cells` holds, for each place, the cells that it was read from:
    none where the table has no row for it, several where rows are added up. `numerator` and `denominator` stand in for
    cells where the measure is computed. `columns` is the name of the table's column for each period. `unless_withheld`,
    where given, is for each period the column of the numerator, whose withheld cells withhold this measure's too;
    `without` are for each period the codes of areas whose figure is kept back. `parts`, where there are any, say for
    each period which table's grid it was taken from: earlier periods are of older tables.
    """

    measure: Measure
    values: NDArray[np.float64]
    status: NDArray[np.int8]
    source: str
    columns: tuple[str, ...]
    cells: NDArray[np.object_]
    written: tuple[str, ...]
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    add_up: bool = False
    numerator: Grid | None = None
    denominator: Grid | None = None
    unless_withheld: tuple[str, ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    parts: tuple[GridPart, ...] = ()

    def origin(self, area: int, period: int) -> Input:
        """Where the value of one area and period came from."""
        if self.parts:
            part = self.parts[period]
            return part.grid.origin(int(part.of[area]), part.period)
        if self.numerator is not None and self.denominator is not None:
            parts = self.numerator.origin(area, period), self.denominator.origin(area, period)
            return self._computed(*parts)
        cells: tuple[Cell, ...] = self.cells[area, period]
        return cells[0] if len(cells) == 1 else Derivation("sum", cells)

    def select(self, patch: str, period: int) -> Select:
        """The selection of a patch's values in one period."""
        if self.parts:
            part = self.parts[period]
            return part.grid.select(patch, part.period)
        if self.numerator is not None and self.denominator is not None:
            parts = self.numerator.select(patch, period), self.denominator.select(patch, period)
            return Select("", "", patch, compute=self._computed(*parts), without=self._kept_back(period))
        column = self.columns[period]
        return Select(
            self.source,
            column,
            patch,
            self.written[period],
            where=self.where,
            add_up=self.add_up,
            unless_withheld=self.unless_withheld[period] if self.unless_withheld else "",
            without=self._kept_back(period),
        )

    def _kept_back(self, period: int) -> tuple[str, ...]:
        return self.without[period] if self.without else ()

    def _computed(self, numerator: Input, denominator: Input) -> Derivation:
        return Derivation("rate", (numerator, denominator), (("per", self.measure.per),))


@dataclass(frozen=True, slots=True, eq=False)
class GridPart:
    """A period of another grid: `of[i]` is the index there of area i here, -1 where that grid does not have it."""

    grid: Grid
    period: int
    of: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table, read and checked. Areas ascend by code, periods by date: the order of its file is forgotten.

    `grids` has one grid a measure, by name. `compared` is the index of the period that the newest is held against: the
    one that adjoins it, or that the table itself names; None where there is none. `notes` are for the editor, of areas
    that were called otherwise before, or had another code; `old_codes` stand for no area now, and belong to no patch.
    `withdrawn` has, by measure, the areas whose newest figure is withheld now and was published in an older table.
    """

    sources: tuple[SourceRecord, ...]
    areas: tuple[Area, ...]
    periods: tuple[Period, ...]
    grids: dict[str, Grid]
    compared: int | None
    suppression: Suppression | None = None
    extract: Extract | None = None
    kept_back: tuple[KeptBack, ...] = ()
    notes: tuple[str, ...] = ()
    old_codes: frozenset[str] = frozenset()
    withdrawn: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """The newest period: the one that stories are about."""
        return self.periods[-1]

    def without_figure(self, name: str, period: int) -> tuple[str, ...]:
        """The codes of the areas that have no figure of a measure in a period, or none of what it is divided from."""
        measure = self.grids[name].measure
        parts = (self.grids[n] for n in (name, measure.numerator, measure.denominator) if n in self.grids)
        lacking = np.logical_or.reduce([grid.status[:, period] != Status.PRESENT for grid in parts])
        return tuple(self.areas[i].code for i in np.flatnonzero(lacking).tolist())
