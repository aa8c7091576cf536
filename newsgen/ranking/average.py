"""The average of a patch, by the kind that its measure declares."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from newsgen.ingest.dataset import Dataset, Grid
from newsgen.model.area import Patch
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Setting
from newsgen.model.exact import MOST_DECIMALS, to_places, written
from newsgen.model.figure import IN_ONES, Figure, Unit
from newsgen.model.measure import Measure, PublishedAverage
from newsgen.model.patch_table import Average
from newsgen.ranking.bounds import ends

EXACT = 10**15
"""Whole numbers up to this are exact as floats, and so is a decimal of as many digits when it is read back."""


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
        figure = Figure(kind.published, unit, setting, measure, place=kind.place)
        return Average(
            "published",
            Definition(kind.place),
            kind.place == patch.name,
            figure,
            None,
            Definition(kind.source),
            exact=written(kind.published),
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
        whole_of = total_of(under[both])
        if not whole_of:
            return None
        value = total_of(over[both]) / whole_of * written(measure.per)
        parts = top.select(patch.name, period), bottom.select(patch.name, period)
        origin = Derivation("pooled", parts, (("per", measure.per),))
        present = over[both]
        selection = parts[0]
    elif kind == "median":
        middle = np.sort(present)[(present.size - 1) // 2 : present.size // 2 + 1]
        value, origin = total_of(middle) / middle.size, Derivation("median", (selection,))
    else:
        value, origin = total_of(present) / present.size, Derivation("mean", (selection,))
    counted = Figure(int(present.size), "count", Derivation("count", (selection,)))
    name = {"mean of areas": "mean", "median": "median"}.get(kind, kind)
    return Average(
        name,
        patch,
        True,
        Figure(float(value), unit, origin, measure, place=patch.name),
        counted,
        of_all=present.size == len(areas),
        exact=value,
    )


def in_any_case(
    found: Average, dataset: Dataset, measure: Measure, patch: Patch, areas: np.ndarray, period: int
) -> Average:
    """A pooled average as the rate of all areas, where it prints alike whatever their withheld numerators are.

    As it was where it may print otherwise, where a denominator is not known, or a numerator is missing or kept back.
    """
    if found.kind != "pooled" or found.of_all or dataset.suppression is None:
        return found
    over, under = dataset.grids[measure.numerator], dataset.grids[measure.denominator]
    parts = over.select(patch.name, period), under.select(patch.name, period)
    people = under.values[areas, period]
    odd = over.add_up or parts[0].compute or parts[0].unless_withheld or parts[0].without or parts[1].without
    if odd or not (people > 0).all():
        return found
    low, high = (end[areas] for end in ends(dataset, measure.numerator, period))
    if not np.isfinite(low).all() or not np.isfinite(high).all():
        return found
    least, most = (total_of(end) / total_of(people) * written(measure.per) for end in (low, high))
    if least < 0 or not prints_alike(least, most, measure):
        return found
    pooled = Derivation("pooled", parts, (("per", measure.per),))
    at_most = Setting("data.suppressed.at_most", dataset.suppression.at_most)
    origin = Derivation("low", (pooled,), (("at_most", at_most),))
    counted = Figure(len(areas), "count", Derivation("count", (parts[1],)))
    figure = replace(found.figure, value=float(least), origin=origin)
    return replace(found, figure=figure, areas=counted, of_all=True, exact=least)


def prints_alike(least: Fraction, most: Fraction, measure: Measure) -> bool:
    """Whether both ends of a figure of the measure have one form in print."""
    decimals = measure.decimals + (2 if measure.kind in IN_ONES else 0)
    return to_places(least, decimals) == to_places(most, decimals)


def total_of(values: np.ndarray) -> Fraction:
    """The sum of the values as they were written, exactly: their order cannot change it."""
    largest = float(np.abs(values).max(initial=0))
    for scale in (10**decimals for decimals in range(MOST_DECIMALS + 1)):
        if largest * scale >= EXACT:
            break
        units = np.rint(values * scale)
        if (units / scale == values).all():
            return Fraction(sum(map(int, units.tolist())), scale)
    return sum(map(written, values.tolist()), Fraction())


def ratio_to(value: float, average: Average) -> float:
    """The value over the average, which is not zero: exact until it becomes a float, so that 1.25 times is 1.25."""
    assert average.exact is not None  # every average of a table has it
    return float(written(value) / average.exact)
