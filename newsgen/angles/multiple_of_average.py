"""The areas above a given multiple of the average of their patch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles import chance
from newsgen.angles.as_set import check_multiple
from newsgen.angles.certain import none_beyond
from newsgen.angles.extreme_facets import LIST_IS
from newsgen.angles.extremes import joint_first
from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Derivation, Select, Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
SITUATIONS = {
    "none": "no area is above that multiple, or the patch has no average",
    "one": "one area is",
    "some": "several are",
    "many": "more are than a list should show",
}
FACTS = {
    "times": "the multiple",
    "count": "how many areas are above it",
    "top": "the first of them",
    "joint": "all that share the first place",
    "sharing": "how many they are",
    "list_sure": "whether no area whose figure is withheld or missing may belong among them",
    **chance.FACTS,
}
MOST_NAMED = 3
"""How many areas that share the first place a sentence can name."""


def _furthest(found: Finding, _: Scene) -> str:
    sharing: Any = found.facts["sharing"]
    count: Any = found.facts["count"]
    if sharing.value == count.value > 1 and found.facts["list_sure"]:
        return "all"
    return _sharing_are(found, _)


def _sharing_are(found: Finding, _: Scene) -> str:
    sharing: Any = found.facts["sharing"]
    return "one" if sharing.value == 1 else "few" if sharing.value <= MOST_NAMED else "many"


def _chance(found: Finding, _: Scene) -> str:
    return chance.chance_of(found)


FACETS = {
    "chance": Facet(chance.ASKS, chance.ANSWERS, _chance),
    "furthest": Facet(
        "how many share the first place: few can be named; all where no other is above the multiple",
        ("one", "few", "many", "all"),
        _furthest,
    ),
    "sharing_are": Facet(
        "the same, whether or not others are above the multiple: few can be named",
        ("one", "few", "many"),
        _sharing_are,
    ),
    "list_is": LIST_IS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    times: float = 2
    """The multiple: above 1."""
    at_most: int = 40
    """The longest list that a story should show; beyond it the situation is "many"."""

    def __post_init__(self) -> None:
        check_multiple(self.times)


def find(table: PatchTable, options: Options) -> Finding:
    """The areas above the multiple, the highest first: strictly above, as "more than twice" says."""
    found = tuple(s for s in table.rankings if s.ratio is not None and s.ratio.value > options.times)
    if table.average is None or not found:
        return finding(__name__, "none")
    list_sure = none_beyond(table, options.times * table.average.figure.value)
    setting = Setting("multiple_of_average.times", options.times)
    ratios = Derivation("ratio", (table.selection, table.average.figure.origin))
    selection = Select("", "", table.patch.name, compute=ratios)
    test = {"op": ">", "than": setting}
    return finding(
        __name__,
        "one" if len(found) == 1 else "some" if len(found) <= options.at_most else "many",
        found,
        times=Figure(options.times, "ratio", setting, table.measure, base=table.average.figure),
        count=table.count(
            found,
            Derivation("count", (selection,), (("test", test),)),
            sure=list_sure,
        ),
        top=found[0],
        joint=joint_first(found),
        sharing=table.count(joint_first(found)),
        list_sure=list_sure,
        weak=len(joint_first(found)) < len(found) and not found[0].firm_high,
        swap=table.swap_high,
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 440.0, 380.0),
        ("Plumstead", "Barchester", 80.0, 310.0),
        ("Puddingdale", "Barchester", 60.0, 150.0),
        ("Framley", "Silverbridge", 20.0, None),
    ),
    options={"times": 2},
    situation="one",
    areas=("Hogglestock",),
    facts={"count": 1, "times": 2, "top": "Hogglestock"},
)
