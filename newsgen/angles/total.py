"""The total of a patch: only of a measure that adds up."""

from __future__ import annotations

from newsgen.model.derivation import Derivation, Select
from newsgen.model.exact import total
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.patch_table import PatchTable


def adds_up(measure: Measure) -> bool:
    """Whether areas may be added together: as declared, or else where it counts things."""
    return measure.kind == "count" if measure.adds_up is None else measure.adds_up


def total_of(table: PatchTable, values: list[float], selection: Select) -> Figure | None:
    """The sum of a selection, which holds these values; None where they do not add up."""
    if not adds_up(table.measure):
        return None
    origin = Derivation("sum", (selection,))
    place = table.patch.ranking_area.name
    return Figure(total(values), table.measure.kind, origin, table.measure, period=table.period, place=place)


def whole_total(table: PatchTable) -> Figure | None:
    """The patch's total; None where the measure does not add up, or any area's figure is withheld or missing.

    No total is worked out of some of the areas, nor one that a withheld figure could be found from.
    """
    every = len(table.rankings) == int(table.areas.value)
    return total_of(table, [s.value.value for s in table.rankings], table.selection) if every else None
