"""How a patch divides around its average."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from newsgen.angles.certain import beyond_count
from newsgen.angles.rule import Example, finding
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "no area is above the average, or the patch has none",
    "few": "fewer than a third of the areas with a figure are: a few high ones raise the average",
    "some": "between a third and two-thirds are",
    "most": "more than two-thirds are",
}
FACTS = {
    "count": "how many areas are above the average: at least so many, where a withheld figure may be",
    "below": "how many are below it, likewise",
    "top": "the highest of them",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


def find(table: PatchTable, options: Options) -> Finding:
    """The areas strictly above the average, the highest first."""
    if table.average is None:
        return finding(__name__, "none")
    mean = table.average.figure
    found = tuple(s for s in table.rankings if s.value.value > mean.value)
    below = tuple(s for s in table.rankings if s.value.value < mean.value)
    if not found:
        return finding(__name__, "none")
    thirds = 3 * len(found) / len(table.rankings)

    def count(areas: tuple[AreaRanking, ...], op: Literal["<", ">"]) -> Figure:
        return beyond_count(table, areas, mean.value, op, mean.origin)

    return finding(
        __name__,
        "few" if thirds < 1 else "most" if thirds > 2 else "some",
        found,
        count=count(found, ">"),
        below=count(below, "<"),
        top=found[0],
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 440.0, 380.0),
        ("Plumstead", "Barchester", 80.0, 310.0),
        ("Puddingdale", "Barchester", 60.0, 150.0),
        ("Framley", "Silverbridge", 20.0, None),
    ),
    options={},
    situation="few",
    areas=("Hogglestock",),
    facts={"count": 1, "below": 3, "top": "Hogglestock"},
)
