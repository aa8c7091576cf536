"""Areas that crossed a threshold since the period before, up or down; above is strictly above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.angles.run import those_meant
from newsgen.model.derivation import Derivation, Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
SITUATIONS = {
    "none": "no area crossed it",
    "up": "some were not above it, and now are; none went the other way",
    "down": "some were above it, and now are not; none went the other way",
    "both": "some went each way",
}
FACTS = {
    "threshold": "the threshold",
    "up": "the areas that are above it now and were not, the highest first",
    "down": "the areas that were above it and are not now, the lowest first",
    "up_count": "how many went above it",
    "down_count": "how many came down to it or below",
    "top": "the first that went up, or else the first that came down",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    threshold: float | dict[str, float]
    """The threshold: a number, or one for each kind of patch ({ region = 500, council = 400 })."""

    def for_patch(self, kind: str) -> float | None:
        """The threshold for a patch of this kind, None where the project states none."""
        return self.threshold.get(kind) if isinstance(self.threshold, Mapping) else self.threshold


def find(table: PatchTable, options: Options) -> Finding:
    """The areas with a figure for both periods that lie on another side than before."""
    line = options.for_patch(table.patch.kind)
    if line is None:
        return finding(__name__, "none")
    meant = those_meant(table)
    up = tuple(s for s in meant if s.previous and s.value.value > line >= s.previous.value)
    down = tuple(s for s in reversed(meant) if s.previous and s.value.value <= line < s.previous.value)
    if not up and not down:
        return finding(__name__, "none")
    setting = Setting("crossed.threshold", line)

    def count(areas: tuple[AreaRanking, ...], op: str) -> Figure:
        values = tuple(s.value.origin for s in areas)
        return table.count(areas, Derivation("count", values, (("test", {"op": op, "than": setting}),)))

    return finding(
        __name__,
        "both" if up and down else "up" if up else "down",
        up + down,
        threshold=Figure(line, table.measure.kind, setting, table.measure, period=table.period),
        up=up,
        down=down,
        up_count=count(up, ">"),
        down_count=count(down, "<="),
        top=(up or down)[0],
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 300.0),
        ("Plumstead", "Barchester", 300.0, 310.0),
        ("Puddingdale", "Barchester", 320.0, 310.0),
        ("Framley", "Silverbridge", 301.0, None),
    ),
    options={"threshold": 300},
    situation="both",
    areas=("Hogglestock", "Plumstead"),
    facts={"up": ("Hogglestock",), "down": ("Plumstead",), "up_count": 1, "down_count": 1, "threshold": 300},
)
