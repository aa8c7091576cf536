"""What share of the patch's total its first areas hold: of a measure that adds up, with nothing withheld."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.angles.total import whole_total
from newsgen.model.derivation import Derivation
from newsgen.model.exact import ratio
from newsgen.model.exact import total as sum_of
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "there is no total to have a share of, or the first areas cannot be told from the next",
    "one": "the share is that of the first area alone",
    "some": "it is that of several",
}
FACTS = {
    "top": "the first area",
    "count": "how many areas hold the share",
    "sum": "their sum",
    "total": "the total of the patch",
    "share": "the one over the other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    top: int = 1
    """How many areas, from the highest."""


def find(table: PatchTable, options: Options) -> Finding:
    """The first areas and their share. A patch without values below zero, and with more areas than these."""
    total, top = whole_total(table), max(options.top, 1)
    order = table.rankings
    if total is None or total.value <= 0 or len(order) <= top or order[-1].value.value < 0:
        return finding(__name__, "none")
    if order[top - 1].value.value == order[top].value.value:
        return finding(__name__, "none")
    areas = order[:top]
    held = Derivation("sum", tuple(s.value.origin for s in areas))
    summed = sum_of(s.value.value for s in areas)
    measure, period = table.measure, table.period
    one = areas[0].area if top == 1 else None
    return finding(
        __name__,
        "one" if top == 1 else "some",
        areas,
        top=areas[0],
        count=table.count(areas),
        sum=Figure(summed, measure.kind, held, measure, one, period),
        total=total,
        share=Figure(
            ratio(summed, total.value),
            "share",
            Derivation("share", (held, total.origin)),
            measure,
            one,
            period,
            place=total.place,
        ),
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 50.0, 40.0),
        ("Plumstead", "Barchester", 30.0, 60.0),
        ("Puddingdale", "Barchester", 20.0, None),
    ),
    options={},
    situation="one",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "share": 0.5, "total": 100.0, "count": 1},
    adds_up=True,
)
