"""A figure far outside the area's own past, by its robust z: (value - median) / (1.4826 x median absolute deviation).

Median and deviation are of the area's earlier figures, as far back as they adjoin; where one of them is withheld, or
where more than half are the same, so that the deviation is zero, nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any, ClassVar, Literal

from newsgen.angles.rule import Example, finding
from newsgen.angles.run import origins, those_meant, values
from newsgen.model.derivation import Derivation
from newsgen.model.exact import difference
from newsgen.model.figure import Figure, difference_unit
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
SITUATIONS = {
    "none": "no area is far outside its own past",
    "high": "the one furthest outside is above it",
    "low": "the one furthest outside is below it",
}
FACTS = {
    "top": "the area furthest outside",
    "usual": "the median of its earlier figures",
    "difference": "its figure minus that median",
    "length": "how many earlier figures there are",
    "oldest": "the period of the earliest of them",
    "count": "how many areas are that far outside, on the same side",
}
NORMAL = 1.4826
"""What the deviation is multiplied by so that it estimates the standard deviation of a normal variable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    side: Literal["high", "low", "either"] = "either"
    """Which side is news."""
    times: float = 3.5
    """The robust z from which on a figure is an outlier (Iglewicz and Hoaglin, 1993)."""
    at_least: int = 12
    """How many earlier figures a past must have."""


def find(table: PatchTable, options: Options) -> Finding:
    """The areas furthest outside their own past, the furthest first."""
    found: list[tuple[float, AreaRanking]] = []
    for ranking in those_meant(table):
        z = _z(ranking, options.at_least)
        if abs(z) >= options.times and options.side in ("high" if z > 0 else "low", "either"):
            found.append((z, ranking))
    if not found:
        return finding(__name__, "none")
    found.sort(key=lambda pair: (-abs(pair[0]), pair[1].area.parent, pair[1].area.name, pair[1].area.code))
    furthest, top = found[0]
    areas = tuple(s for z, s in found if (z > 0) is (furthest > 0))
    past = values(top)[1:]
    middle = float(median(past))
    origin = Derivation("median", origins(top, len(past) + 1)[1:])
    now = top.value
    usual = Figure(middle, now.unit, origin, now.measure, top.area)
    beyond = Derivation("difference", (now.origin, origin))
    return finding(
        __name__,
        "high" if furthest > 0 else "low",
        areas,
        top=top,
        usual=usual,
        difference=Figure(
            difference(now.value, middle),
            difference_unit(now.unit),
            beyond,
            now.measure,
            top.area,
            now.period,
            base=usual,
            over=now,
        ),
        length=Figure(len(past), "count", Derivation("count", origin.inputs), period=now.period),
        oldest=top.history.periods[len(past) - 1],
        count=table.count(areas),
    )


def _z(ranking: AreaRanking, at_least: int) -> float:
    """Its robust z, zero where the past does not give one."""
    past = values(ranking)[1:]
    history = ranking.history
    withheld = any(history.hidden[: history.unbroken])
    if len(past) < max(at_least, 1) or withheld:
        return 0.0
    middle = median(past)
    spread = float(median(abs(value - middle) for value in past))
    return (ranking.value.value - float(middle)) / (NORMAL * spread) if spread else 0.0


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 98.0, 100.0, 102.0, 100.0, 101.0),
        ("Plumstead", "Barchester", 380.0, 350.0, 340.0, 330.0, 340.0, 330.0),
        ("Puddingdale", "Barchester", 900.0, 310.0, None, 290.0, 300.0, 310.0),
    ),
    options={"at_least": 5},
    situation="high",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "usual": 100.0, "length": 5, "count": 1, "difference": 310.0},
)
