"""What one area hides: the change of the patch's total without the area whose number moved most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.angles.worked_out import per_cent_change, share_of
from newsgen.model.figure import Figure
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "no area moved more than all others for sure, or the rest is not known",
    "turns": "without it the total went the other way",
    "halves": "without it the change is less than half of what it is",
    "some": "without it the total went the same way, by half as much or more",
}
FACTS = {
    "top": "the area whose number moved most",
    "now": "its number: its count, where the measure is a rate",
    "before": "its number in the period before",
    "change": "the one minus the other",
    "per_cent": "its change in per cent; None where there was nothing before",
    "rest": "the total of all others: the least that it can be, where withheld figures leave it open",
    "rest_before": "the same in the period before",
    "rest_change": "the one minus the other",
    "rest_per_cent": "the change of the rest in per cent",
    "share": "its part of the patch's total now; None where that is open",
    "share_before": "its part of the total before; None where that is open",
}


def _way(found: Finding, _: Scene) -> str:
    change: Any = found.facts["change"]
    return "up" if change.value > 0 else "down"


def _rest_way(found: Finding, _: Scene) -> str:
    change: Any = found.facts["rest_change"]
    return (
        "unclear"
        if change is None
        else "up"
        if change.value > 0
        else "down"
        if change.value < 0
        else "unchanged"
    )


def _base(found: Finding, _: Scene) -> str:
    before: Any = found.facts["before"]
    return "few" if found.facts["per_cent"] is None or before.value < FEW else "many"


FEW = 20
"""Below this no change is given in per cent."""
FACETS = {
    "base": Facet("whether its change may be given in per cent: not from few", ("few", "many"), _base),
    "way": Facet("which way the area's number went", ("up", "down"), _way),
    "rest": Facet("which way all others went together", ("unclear", "up", "down", "unchanged"), _rest_way),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT


def find(table: PatchTable, options: Options) -> Finding:
    """The area, and the rest."""
    places = table.places
    without = None if places is None else places.without
    top = None if without is None else _of(table, without.area.code)
    if places is None or without is None or top is None:
        return finding(__name__, "none")
    now, before, change = (
        top.count or top.value,
        top.count_previous or top.previous,
        top.count_change or top.change,
    )
    rest, total = without.total, places.own.total
    if before is None or change is None or rest.now is None or rest.before is None or total.change is None:
        return finding(__name__, "none")
    return finding(
        __name__,
        _situation(total.change, rest.change),
        (top,),
        top=top,
        now=now,
        before=before,
        change=change,
        per_cent=per_cent_change(now, before),
        rest=rest.now,
        rest_before=rest.before,
        rest_change=rest.change,
        rest_per_cent=rest.per_cent,
        share=share_of(now, total.now),
        share_before=share_of(before, total.before),
    )


def _situation(whole: Figure, rest: Figure | None) -> str:
    if rest is None:
        return "some"
    if whole.value * rest.value < 0:
        return "turns"
    return "halves" if abs(rest.value) * 2 < abs(whole.value) else "some"


def _of(table: PatchTable, code: str) -> AreaRanking | None:
    return next((one for one in table.rankings if one.area.code == code), None)


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 20.0, 60.0),
        ("Plumstead", "Barchester", 30.0, 25.0),
        ("Puddingdale", "Barchester", 20.0, 15.0),
    ),
    options={},
    situation="turns",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "now": 20, "before": 60, "change": -40, "rest": 50, "rest_before": 40},
    counts=True,
)
