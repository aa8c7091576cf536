"""Areas that entered or left the top of the ranking since the period before; those with a figure for both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.movement import rank_before, ranks_before
from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "no area did, the top is most of the patch, there is no period to compare with, or a withheld or missing "
    "figure may belong in the top",
    "entered": "some entered it, and none that still has a figure left",
    "left": "some left it, and none that had a figure before entered",
    "both": "some entered it and some left",
}
FACTS = {
    "entered": "the areas that are in the top now and were not, the highest first",
    "left": "the areas that were in it and are not now, in the order of their ranks before",
    "entered_count": "how many entered",
    "left_count": "how many left",
    "length": "how long the top is",
    "top": "the first that entered, or else the first that left",
    "before": "the rank of `top` in the period before",
}
EMPTY = {"entered": ("left",), "left": ("entered",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    top: int = 10
    """How long the top is, ties at its end aside."""


def find(table: PatchTable, options: Options) -> Finding:
    """The areas in the top of one of the two periods only."""
    old = ranks_before(table)
    if 2 * options.top > min(len(table.rankings), len(old)) or not _sure(table, old, options.top):
        return finding(__name__, "none")
    both = [s for s in table.rankings if s.area.code in old]
    now = {s.area.code: int(s.rank.value) for s in both}
    entered = tuple(s for s in both if now[s.area.code] <= options.top < old[s.area.code])
    left = tuple(
        sorted(
            (s for s in both if old[s.area.code] <= options.top < now[s.area.code]),
            key=lambda s: (old[s.area.code], s.area.parent, s.area.name, s.area.code),
        )
    )
    if not entered and not left:
        return finding(__name__, "none")
    first = (entered or left)[0]
    return finding(
        __name__,
        "both" if entered and left else "entered" if entered else "left",
        entered + left,
        entered=entered,
        left=left,
        entered_count=table.count(entered),
        left_count=table.count(left),
        length=Figure(options.top, "count", Setting("entered_top.top", options.top)),
        top=first,
        before=rank_before(table, first, old[first.area.code]),
    )


def _sure(table: PatchTable, old: Mapping[str, int], top: int) -> bool:
    """Whether no figure that is withheld or missing may belong in the top, now or before."""
    last = [s for s in table.rankings if s.rank.value <= top][-1]
    assert table.compared_with is not None  # there are ranks before
    before = table.earlier.unknown(table.earlier.periods.index(table.compared_with))
    in_it = [s.previous.value for s in table.rankings if s.previous and old.get(s.area.code, top + 1) <= top]
    left = [u for u in table.unknown.areas if old.get(u.area.code, top + 1) <= top]
    return (
        last.sure_high
        and not left
        and (not in_it or min(in_it) > before)
        and all(s.previous is not None or s.rank.value > top for s in table.rankings)
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 300.0),
        ("Plumstead", "Barchester", 305.0, 310.0),
        ("Puddingdale", "Barchester", 320.0, 320.0),
        ("Framley", "Silverbridge", 301.0, 100.0),
        ("Crabtree", "Hamersham", 400.0, 90.0),
    ),
    options={"top": 2},
    situation="both",
    areas=("Hogglestock", "Crabtree", "Puddingdale", "Plumstead"),
    facts={
        "entered": ("Hogglestock", "Crabtree"),
        "left": ("Puddingdale", "Plumstead"),
        "length": 2,
        "before": 3,
    },
)
