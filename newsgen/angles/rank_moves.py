"""The largest movement in rank on the period before, of areas with a figure for both; rank 1 is the highest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from newsgen.angles.movement import rank_before, ranks_before
from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "no area moved far enough, there is no period to compare with, or a figure is withheld or missing in "
    "one of the two: its area may have moved further",
    "up": "one area moved furthest, towards the highest",
    "down": "one area moved furthest, towards the lowest",
    "tied": "several moved equally far",
}
FACTS = {
    "top": "the area that moved furthest (the first in name order, where several did)",
    "joint": "all areas that moved as far, whichever way",
    "before": "its rank in the period before",
    "now": "its rank now",
    "places": "its rank before minus its rank now: above zero where it moved towards the highest",
    "of": "how many areas have a figure for both periods",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    way: Literal["up", "down", "either"] = "either"
    """Which way is news: up is towards the highest figure."""
    at_least: int = 3
    """How many places are news."""
    top: int = 5
    """How many areas to find, ties at the end aside."""


def find(table: PatchTable, options: Options) -> Finding:
    """The areas that moved furthest, the furthest first."""
    old = ranks_before(table)
    if table.unknown.areas:
        return finding(__name__, "none")
    both = tuple(s for s in table.rankings if s.area.code in old)
    places = {s.area.code: old[s.area.code] - int(s.rank.value) for s in both}
    sign = {"up": 1, "down": -1}.get(options.way, 0)
    found = [
        s
        for s in both
        if abs(places[s.area.code]) >= max(options.at_least, 1) and places[s.area.code] * sign >= 0
    ]
    if not found:
        return finding(__name__, "none")
    found.sort(key=lambda s: (-abs(places[s.area.code]), s.area.parent, s.area.name, s.area.code))
    edge = abs(places[found[min(options.top, len(found)) - 1].area.code])
    first = found[0]
    moved = places[first.area.code]
    joint = tuple(s for s in found if abs(places[s.area.code]) == abs(moved))
    before = rank_before(table, first, old[first.area.code])
    origin = Derivation("difference", (before.origin, first.rank.origin))
    return finding(
        __name__,
        "tied" if len(joint) > 1 else "up" if moved > 0 else "down",
        tuple(s for s in found if abs(places[s.area.code]) >= edge),
        top=first,
        joint=joint,
        before=before,
        now=first.rank,
        places=Figure(moved, "count", origin, None, first.area, table.period, base=first.rank, over=before),
        of=table.count(both),
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 100.0),
        ("Plumstead", "Barchester", 305.0, 310.0),
        ("Puddingdale", "Barchester", 320.0, 320.0),
        ("Framley", "Silverbridge", 301.0, 200.0),
    ),
    options={},
    situation="up",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "before": 4, "now": 1, "places": 3, "of": 4},
)
