"""An area whose number at least doubled, or halved, on the period before: its count, where the measure is a rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.angles.worked_out import times
from newsgen.model.figure import Figure
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
SITUATIONS = {
    "none": "no area's number doubled or halved from so many, or nothing is counted",
    "doubled": "that of the area whose number moved most, of those whose did, at least doubled",
    "halved": "that area's at least halved",
}
FACTS = {
    "top": "the area, of those whose number doubled or halved the one where it moved most",
    "now": "its number",
    "before": "its number in the period before",
    "change": "the one minus the other",
    "times": "the one over the other; None where it is nought now",
    "others": "the further areas of which the same is so, the largest change first",
}


FEW = 20
"""Of fewer no multiple is told: it says more than they can bear."""


def _base(found: Finding, _: Scene) -> str:
    before: Any = found.facts["before"]
    return "few" if before.value < FEW else "some"


FACETS = {
    "base": Facet(f"how many it moved from: few are fewer than {FEW}", ("few", "some"), _base),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    at_least: int = 15
    """From how many: the lower of the two numbers of a rise, for a fall the number before."""
    peak: int = 30
    """How many there were at the higher point."""


def find(table: PatchTable, options: Options) -> Finding:
    """The areas whose number doubled or halved, the largest change first."""
    found = [
        (one, ends)
        for one in table.rankings
        if (ends := _numbers(one)) is not None and _leapt(*ends, options)
    ]
    if not found:
        return finding(__name__, "none")
    found.sort(key=lambda pair: (-abs(pair[1][0].value - pair[1][1].value), pair[0].area.code))
    (top, (now, before)), *_ = found
    change = top.count_change if top.count is not None else top.change
    return finding(
        __name__,
        "doubled" if now.value > before.value else "halved",
        (top,),
        top=top,
        now=now,
        before=before,
        change=change,
        times=times(now, before) if now.value else None,
        others=tuple(one for one, _ in found[1:]),
    )


def _numbers(one: AreaRanking) -> tuple[Figure, Figure] | None:
    """How many now, and before."""
    now, before = (one.value, one.previous) if one.count is None else (one.count, one.count_previous)
    return (now, before) if before is not None and now.unit == "count" else None


def _leapt(now: Figure, before: Figure, options: Options) -> bool:
    low, high = sorted((now.value, before.value))
    return before.value >= options.at_least and high >= options.peak and high >= 2 * low


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 62.0, 21.0),
        ("Plumstead", "Barchester", 30.0, 25.0),
        ("Puddingdale", "Barchester", 10.0, 40.0),
    ),
    options={},
    situation="doubled",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "now": 62, "before": 21, "change": 41, "others": ("Puddingdale",)},
    counts=True,
)
