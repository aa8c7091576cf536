"""The fewest areas that hold half of the patch's total: of a measure that adds up, with nothing withheld."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
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
    "none": "there is no total, it takes too many areas, or the last of them cannot be told from the next",
    "one": "one area holds half of it or more",
    "some": "a few hold half of it or more, and no fewer do",
}
FACTS = {
    "top": "the first of these areas",
    "count": "how many they are",
    "sum": "their sum",
    "total": "the total of the patch",
    "share": "the one over the other: half or more",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    within: float = 0.25
    """It is news where that takes no larger share of the areas than this."""
    share: float = 0.5
    """The share of the total: half."""


def find(table: PatchTable, options: Options) -> Finding:
    """The first areas until their sum is half of the total. A patch without values below zero."""
    total = whole_total(table)
    order = table.rankings
    if total is None or total.value <= 0 or order[-1].value.value < 0:
        return finding(__name__, "none")
    values = [Fraction(repr(s.value.value)) for s in order]
    wanted = Fraction(repr(options.share)) * sum(values)
    needed = next(i for i, held in enumerate(accumulate(values), start=1) if held >= wanted)
    if needed > options.within * len(order) or needed == len(order) or values[needed - 1] == values[needed]:
        return finding(__name__, "none")
    areas = order[:needed]
    held = Derivation("sum", tuple(s.value.origin for s in areas))
    summed = sum_of(s.value.value for s in areas)
    measure, period = table.measure, table.period
    return finding(
        __name__,
        "one" if needed == 1 else "some",
        areas,
        top=areas[0],
        count=table.count(areas),
        sum=Figure(summed, measure.kind, held, measure, period=period),
        total=total,
        share=Figure(
            ratio(summed, total.value),
            "share",
            Derivation("share", (held, total.origin)),
            measure,
            period=period,
            place=total.place,
        ),
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 55.0, 40.0),
        ("Plumstead", "Barchester", 20.0, 60.0),
        ("Puddingdale", "Barchester", 15.0, None),
        ("Framley", "Silverbridge", 10.0, None),
    ),
    options={},
    situation="one",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "share": 0.55, "total": 100.0, "count": 1},
    adds_up=True,
)
