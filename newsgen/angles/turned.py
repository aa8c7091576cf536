"""The first fall after rises in a row, or the first rise after falls: unchanged, withheld or missing end a row."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import factorial
from typing import Any, ClassVar, Literal

from newsgen.angles.rule import Example, finding
from newsgen.angles.run import alike, steps, streak, streak_of, those_meant, values
from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.finding import SEVERAL, Facet, Finding, Scene, several
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
STEP_BY_STEP = True
SITUATIONS = {
    "none": "no area turned after moving the other way often enough in a row",
    "fall": "the longest row that ended is one of rises: this is the first fall",
    "rise": "it is one of falls: this is the first rise",
}
FACTS = {
    "top": "the area whose row was longest (the one that turned furthest, where several were as long)",
    "joint": "all areas that turned the same way after a row of that length",
    "after": "how many times in a row it had moved the other way",
    "periods": "in how many periods it is the first to move this way: the last such move lies at least so far back",
    "count": "how many areas turned that way",
}


def _after_are(found: Finding, _: Scene) -> str:
    return several(found.facts["after"])


FACETS = {"after_are": Facet("how many times in a row it had moved the other way", SEVERAL, _after_are)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    way: Literal["fall", "rise", "either"] = "either"
    """Which turn is news: to a first fall, to a first rise, or both."""
    at_least: int = 3
    """How many moves in a row the other way must come before."""


def find(table: PatchTable, options: Options) -> Finding:
    """The areas that turned after the longest rows."""
    series: dict[str, list[Decimal]] = {}
    after: dict[str, int] = {}
    found = []
    for ranking in those_meant(table):
        own = values(ranking)
        length = streak(own[1:])
        if not length or length < options.at_least or _sign(own, 0) != -_sign(own, 1):
            continue
        if options.way not in ("rise" if _sign(own, 0) > 0 else "fall", "either"):
            continue
        series[ranking.area.code], after[ranking.area.code] = own, length
        found.append(ranking)
    if not found:
        return finding(__name__, "none")

    def order(ranking: AreaRanking) -> tuple[Any, ...]:
        area, own = ranking.area, series[ranking.area.code]
        return -after[area.code], -abs(own[0] - own[1]), area.parent, area.name, area.code

    found.sort(key=order)
    top = found[0]
    own, length = series[top.area.code], after[top.area.code]
    sign = _sign(own, 0)
    same_way = [s for s in found if _sign(series[s.area.code], 0) == sign]
    return finding(
        __name__,
        "rise" if sign > 0 else "fall",
        tuple(same_way),
        chance_probability=2 * (length + 1) / factorial(length + 2),  # a streak, and no longer one
        top=top,
        joint=alike(same_way, lambda s: after[s.area.code]),
        after=streak_of(top, length, len(own), skip=1),
        periods=_periods(top, own, sign),
        count=table.count(tuple(same_way)),
    )


def _periods(top: AreaRanking, own: list[Decimal], sign: int) -> Figure:
    """How many moves back the last one this way lies; where none is known, how many are known."""
    known = len(own) - 1
    length = next((i for i in range(1, known) if _sign(own, i) == sign), known)
    test = {"op": ">", "than": 0}
    origin = Derivation("since", steps(top, min(known, length + 1), sign), (("test", test),))
    value = top.value
    return Figure(
        length, "count", origin, value.measure, top.area, value.period, base=top.previous, over=value
    )


def _sign(own: list[Decimal], i: int) -> int:
    return (own[i] > own[i + 1]) - (own[i] < own[i + 1])


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 480.0, 370.0, 300.0, 200.0, 310.0),
        ("Plumstead", "Barchester", 270.0, 290.0, 280.0, 280.0, 270.0, 260.0),
        ("Puddingdale", "Barchester", 310.0, 320.0, 310.0, 300.0, None, 90.0),
        ("Framley", "Silverbridge", 400.0, 390.0, 380.0, 370.0, 360.0, 350.0),
    ),
    options={},
    situation="fall",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "after": 3, "periods": 4, "count": 1},
)
