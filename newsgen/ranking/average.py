"""The average of a patch, by the kind that its measure declares."""

from __future__ import annotations

import math

import numpy as np

from newsgen.ingest.dataset import Grid
from newsgen.model.area import Patch
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Setting
from newsgen.model.figure import Figure, Unit
from newsgen.model.measure import Measure, PublishedAverage
from newsgen.model.patch_table import Average


def average(
    measure: Measure, grids: dict[str, Grid], patch: Patch, areas: np.ndarray, period: int, whole: bool
) -> Average | None:
    """The average of the patch's unsuppressed areas in one period, or None where it has none.

    "mean of areas" and "median" weigh each area alike. "pooled" is the sum of numerators over the sum of denominators
    (x per), over the areas that have both. A published one is quoted, whatever the patch: it keeps its own place.
    None where the table is an extract, or holds no value.
    """
    kind = measure.average_kind
    unit: Unit = measure.kind
    if isinstance(kind, PublishedAverage):
        setting = Setting(f"measures.{measure.name}.average.published", kind.published)
        figure = Figure(kind.published, unit, setting, measure)
        return Average(
            "published",
            Definition(kind.place),
            kind.place == patch.name,
            figure,
            None,
            Definition(kind.source),
        )
    grid = grids[measure.name]
    values = grid.values[areas, period]
    present = values[~np.isnan(values)]
    if kind == "none" or not whole or not present.size:
        return None
    selection = grid.select(patch.name, period)
    if kind == "pooled":
        top, bottom = grids[measure.numerator], grids[measure.denominator]
        over, under = top.values[areas, period], bottom.values[areas, period]
        both = ~np.isnan(over) & ~np.isnan(under)
        total = math.fsum(under[both])
        if not total:
            return None
        value = math.fsum(over[both]) / total * measure.per
        parts = top.select(patch.name, period), bottom.select(patch.name, period)
        origin = Derivation("pooled", parts, (("per", measure.per),))
        present = over[both]
        selection = parts[0]
    elif kind == "median":
        value, origin = float(np.median(present)), Derivation("median", (selection,))
    else:
        # fsum is exact, so that the order of rows cannot change the last bit of a mean
        value, origin = math.fsum(present) / present.size, Derivation("mean", (selection,))
    counted = Figure(int(present.size), "count", Derivation("count", (selection,)))
    name = {"mean of areas": "mean", "median": "median"}.get(kind, kind)
    return Average(
        name, patch, True, Figure(value, unit, origin, measure), counted, of_all=present.size == len(areas)
    )
