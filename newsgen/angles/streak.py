"""Rises in a row, or falls: an unchanged figure ends a streak, and so does a withheld or a missing one."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial
from typing import Any, ClassVar, Literal

from newsgen.angles.rule import Example, finding
from newsgen.angles.run import alike, streak, streak_of, those_meant, values
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
STEP_BY_STEP = True
SITUATIONS = {
    "none": "no area has moved one way often enough in a row",
    "rise": "the longest streak is one of rises",
    "fall": "it is one of falls",
}
FACTS = {
    "top": "the area with the longest streak (the one that moved furthest in it, where several are as long)",
    "joint": "all areas with a streak of that length that goes the same way",
    "length": "how many times in a row it moved that way",
    "start": "its figure before the first of them",
    "begun": "the period of that figure",
    "count": "how many areas moved that way often enough in a row",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    way: Literal["rise", "fall", "either"] = "either"
    """Which way is news."""
    at_least: int = 3
    """How many in a row make a streak."""


def find(table: PatchTable, options: Options) -> Finding:
    """The longest streaks."""
    lengths: dict[str, int] = {}
    moved: dict[str, float] = {}
    found = []
    for ranking in those_meant(table):
        series = values(ranking)
        length = streak(series)
        way = "rise" if length and series[0] > series[1] else "fall"
        if length >= max(options.at_least, 1) and options.way in (way, "either"):
            code = ranking.area.code
            lengths[code], moved[code] = length, float(series[0] - series[length])
            found.append(ranking)
    if not found:
        return finding(__name__, "none")
    found.sort(
        key=lambda s: (
            -lengths[s.area.code],
            -abs(moved[s.area.code]),
            s.area.parent,
            s.area.name,
            s.area.code,
        )
    )
    top = found[0]
    rose = moved[top.area.code] > 0
    same_way = [s for s in found if (moved[s.area.code] > 0) is rose]
    length = lengths[top.area.code]
    return finding(
        __name__,
        "rise" if rose else "fall",
        tuple(same_way),
        chance_probability=2
        / factorial(length + 1),  # of all orders of so many figures, one rises throughout and one falls
        top=top,
        joint=alike(same_way, lambda s: lengths[s.area.code]),
        length=streak_of(top, length, len(values(top))),
        start=top.history.figure(length - 1),
        begun=top.history.periods[length - 1],
        count=table.count(tuple(same_way)),
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0, 370.0, 300.0, 310.0),
        ("Plumstead", "Barchester", 300.0, 290.0, 280.0, 280.0, 270.0),
        ("Puddingdale", "Barchester", 320.0, 310.0, 300.0, 290.0, None),
        ("Framley", "Silverbridge", 320.0, 310.0, None, 290.0, 280.0),
    ),
    options={},
    situation="rise",
    areas=("Hogglestock", "Puddingdale"),
    facts={
        "top": "Hogglestock",
        "joint": ("Hogglestock", "Puddingdale"),
        "length": 3,
        "start": 300.0,
        "count": 2,
    },
)
