"""Every area of a patch that has a figure, from the highest: where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.extremes import joint_first
from newsgen.angles.rule import Example, finding
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "fewer than two areas have a figure",
    "some": "several do",
    "many": "more do than a list should show",
}
FACTS = {
    "count": "how many areas have a figure",
    "top": "the first of them",
    "bottom": "the last of them",
    "sharing_top": "how many areas have the highest figure",
    "sharing_bottom": "how many have the lowest",
    "complete": "whether every area of the patch has a figure",
    "compared": "how many of them have a figure of the period before, too; None where there is no such period",
}


def _at_top(found: Finding, _: Scene) -> str:
    return _how_many(found.facts["sharing_top"])


def _at_bottom(found: Finding, _: Scene) -> str:
    return _how_many(found.facts["sharing_bottom"])


def _how_many(sharing: Any) -> str:
    return "several" if sharing.value > 1 else "one"


FACETS = {
    "at_top": Facet("whether several areas share the highest figure", ("one", "several"), _at_top),
    "at_bottom": Facet("whether several share the lowest", ("one", "several"), _at_bottom),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    at_most: int = 70
    """The longest list that a story should show; beyond it the situation is "many"."""


def find(table: PatchTable, options: Options) -> Finding:
    """All that are ranked, in that order."""
    areas = table.rankings
    if len(areas) < 2:
        return finding(__name__, "none")
    before = tuple(s for s in areas if s.previous is not None)
    return finding(
        __name__,
        "some" if len(areas) <= options.at_most else "many",
        areas,
        count=table.ranked,
        top=areas[0],
        bottom=areas[-1],
        sharing_top=table.count(joint_first(areas)),
        sharing_bottom=table.count(joint_first(areas[::-1])),
        complete=len(areas) == int(table.areas.value),
        compared=table.count(before) if table.compared_with and before else None,
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
    areas=("Hogglestock", "Plumstead", "Framley"),
    facts={"count": 3, "top": "Hogglestock", "bottom": "Framley", "compared": 2},
)
