"""How far the highest area of a patch is above the typical one: the median of its published figures."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.angles.worked_out import times
from newsgen.model.derivation import Derivation
from newsgen.model.exact import written
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "none is the highest alone or so far above, or a figure is withheld, missing or below zero",
    "apart": "it is",
}
FACTS = {
    "top": "the highest area",
    "typical": "the median of all areas",
    "ratio": "the figure of `top` over it",
    "of": "how many areas there are",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    times: float = 2
    """How many times the median is news."""
    areas: int = 5
    """The fewest areas that have a typical one."""


def find(table: PatchTable, options: Options) -> Finding:
    """The highest area, and the median."""
    values = [written(one.value.value) for one in table.rankings]
    signed = table.measure.kind == "share_points" or any(value < 0 for value in values)
    if signed or len(values) < max(options.areas, int(table.areas.value)) or table.rankings[0].tied:
        return finding(__name__, "none")
    middle, top, measure = median(values), table.rankings[0], table.measure
    if not middle > 0 or values[0] < written(options.times) * middle:
        return finding(__name__, "none")
    origin = Derivation("median", (table.selection,))
    place = table.patch.ranking_area.name
    typical = Figure(float(middle), measure.kind, origin, measure, period=table.period, place=place)
    return finding(
        __name__, "apart", (top,), top=top, typical=typical, ratio=times(top.value, typical), of=table.areas
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 620.0, 210.0),
        ("Plumstead", "Barchester", 300.0, 250.0),
        ("Puddingdale", "Barchester", 200.0, 400.0),
        ("Framley", "Silverbridge", 120.0, None),
        ("Crabtree", "Hamersham", 90.0, 90.0),
    ),
    options={},
    situation="apart",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "typical": 200, "ratio": 3.1, "of": 5},
)
