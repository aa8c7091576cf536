"""A line drawn through a patch: what `above` and `below` have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from newsgen.angles.as_set import check_threshold
from newsgen.angles.certain import beyond_count, none_beyond
from newsgen.angles.extreme_facets import LIST_IS
from newsgen.angles.extremes import elsewhere, joint_first
from newsgen.angles.rule import finding
from newsgen.model.derivation import Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

SITUATIONS = {
    "none": "no area lies beyond the threshold",
    "one": "one area does",
    "some": "several do, but not more than half of those with a figure",
    "most": "more than half of those with a figure do",
    "all": "all that have a figure do",
    "many": "more do than a list should show",
}
FACTS = {
    "threshold": "the threshold",
    "count": "how many areas lie beyond it: at least so many, where a withheld figure may",
    "top": "the first of them",
    "joint": "all that share the first place",
    "second": "the area ranked second alone, where there is one",
    "elsewhere": "the first area of each other place that neither `joint` nor `second` lies in",
    "list_sure": "whether no area whose figure is withheld or missing may belong among them",
}
EMPTY = {"second": ("one",), "elsewhere": ("one",)}


FAMILY = "threshold"


def _end(found: Finding, _: Scene) -> str:
    return "highest" if found.angle == "above" else "lowest"


def _counted(found: Finding, _: Scene) -> str:
    count: Any = found.facts["count"]
    return yes(count.value == len(found.areas))


def _every(found: Finding, scene: Scene) -> str:
    return yes(len(found.areas) == len(scene.table.rankings))


FACETS = {
    "every": Facet("whether all areas that have a figure do, in an extract too", YES_NO, _every),
    "listed_all": Facet(
        "whether its list has all areas that are counted: a withheld figure may be sure to lie beyond",
        YES_NO,
        _counted,
    ),
    "end": Facet("which end of the ranking its areas are at", ("highest", "lowest"), _end),
    "list_is": LIST_IS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    threshold: float | dict[str, float]
    """The threshold: a number, or one for each kind of patch ({ region = 500, council = 400 })."""
    at_most: int = 40
    """The longest list that a story should show; beyond it the situation is "many"."""

    def __post_init__(self) -> None:
        check_threshold(self.threshold)

    def for_patch(self, kind: str) -> float | None:
        """The threshold for a patch of this kind, None where the project states none."""
        return self.threshold.get(kind) if isinstance(self.threshold, Mapping) else self.threshold


def beyond(
    angle: str, table: PatchTable, options: Options, ordered: tuple[AreaRanking, ...], op: Literal["<", ">"]
) -> Finding:
    """The finding for the areas of `ordered`, all of them beyond the threshold in the sense of `op`."""
    value = options.for_patch(table.patch.kind)
    if value is None or not ordered:
        return finding(angle, "none")
    setting = Setting(f"{angle.rpartition('.')[2]}.threshold", value)
    unit = table.measure.kind
    # An extract is the areas above a line and nothing else, so its share of the patch is not known.
    known = len(table.rankings) if table.whole else 0
    if len(ordered) == 1:
        situation = "one"
    elif len(ordered) == known:
        situation = "all" if known <= options.at_most else "many"
    elif len(ordered) > options.at_most:
        situation = "many"
    else:
        situation = "most" if 2 * len(ordered) > known > 0 else "some"
    joint = joint_first(ordered)
    after = joint_first(ordered[len(joint) :])
    second = after[0] if len(joint) == 1 and len(after) == 1 else None
    told = joint if second is None else (*joint, second)
    return finding(
        angle,
        situation,
        ordered,
        threshold=Figure(value, unit, setting, table.measure, period=table.period),
        count=beyond_count(table, ordered, value, op, setting),
        top=joint[0],
        joint=joint,
        second=second,
        elsewhere=elsewhere(ordered, told),
        list_sure=none_beyond(table, value, high=op == ">"),
    )
