"""How far the two ends of a patch lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Derivation
from newsgen.model.exact import difference, ratio
from newsgen.model.figure import Figure, difference_unit
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import PatchTable

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "fewer than two areas have a figure, or all have the same",
    "some": "one area is first and another is last",
    "tied": "several share the first place, or the last",
}
FACTS = {
    "top": "the first area (the first by council and name, where several are tied)",
    "bottom": "the last area (in the same manner)",
    "difference": "the first figure minus the last",
    "times": "the first figure over the last; None where the last is not above zero",
    "sure": "whether no area whose figure is withheld or missing may lie at either end, or beyond it",
}
FAR = 20
"""So many times the last figure is more than a reader can picture."""


def _reach(found: Finding, _: Scene) -> str:
    times: Any = found.facts["times"]
    if times is None:
        return "unknown"
    return "near" if times.value <= FAR else "far"


FACETS = {
    "reach": Facet(
        f"how many times the last figure the first is: far is more than {FAR}; unknown where `times` is None",
        ("unknown", "near", "far"),
        _reach,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


def find(table: PatchTable, options: Options) -> Finding:
    """The first and the last area, and the gap between their figures; withheld figures are at neither end."""
    ranked = table.rankings
    if len(ranked) < 2 or ranked[0].value.value == ranked[-1].value.value:
        return finding(__name__, "none")
    top = ranked[0]
    bottom = next(s for s in ranked if s.value.value == ranked[-1].value.value)
    ends = (top.value.origin, bottom.value.origin)
    high, low = top.value, bottom.value
    apart = Figure(
        difference(high.value, low.value),
        difference_unit(high.unit),
        Derivation("difference", ends),
        table.measure,
        period=table.period,
        base=low,
        over=high,
    )
    times = None
    if low.value > 0:
        origin = Derivation("ratio", ends)
        over = ratio(high.value, low.value)
        times = Figure(over, "ratio", origin, table.measure, period=table.period, base=low, over=high)
    tied = top.tied or bottom.tied
    return finding(
        __name__,
        "tied" if tied else "some",
        (top, bottom),
        top=top,
        bottom=bottom,
        difference=apart,
        times=times,
        sure=top.sure_high and bottom.sure_low,
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Plumstead", "Barchester", 300.0, 310.0),
        ("Framley", "Silverbridge", 102.5, None),
        ("Crabtree", "Hamersham", None, 90.0),
    ),
    options={},
    situation="some",
    areas=("Hogglestock", "Framley"),
    facts={"top": "Hogglestock", "bottom": "Framley", "difference": 307.5, "times": 4.0},
)
