"""Where one area stands among its neighbours: for patches that are a single area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles import chance
from newsgen.angles.rule import Example, finding
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import PatchTable

NEEDS_WHOLE = True
OF_ONE_AREA = True
SITUATIONS = {
    "none": "the patch is not one area, or that area has no figure",
    "highest": "it has the highest figure of its place, alone or with others",
    "lowest": "it has the lowest",
    "above": "it lies above the average of its place",
    "below": "it lies below it",
    "between": "it is at neither end, and there is no average, or it has just that figure",
}
FACTS = {
    "own": "the area",
    "place": "the place it is ranked in",
    "of": "how many areas of the place have a figure",
    "ahead": "the area ranked straight before it, None where it is the first or several share that rank",
    "behind": "the area ranked straight after it, None where it is the last or several share that rank",
    **chance.FACTS,
}
EMPTY = {"ahead": ("highest",), "behind": ("lowest",)}


def _reach(found: Finding, _: Scene) -> str:
    own: Any = found.facts["own"]
    # nought is 100 per cent below any average
    return "known" if own.ratio is not None and own.value.value else "unknown"


def _beside(found: Finding, _: Scene) -> str:
    ahead, behind = found.facts["ahead"], found.facts["behind"]
    if ahead and behind:
        return "both"
    return "ahead" if ahead else "behind" if behind else "nobody"


def _chance(found: Finding, _: Scene) -> str:
    return chance.chance_of(found)


FACETS = {
    "chance": Facet(chance.ASKS, chance.ANSWERS, _chance),
    "reach": Facet(
        "whether it may be held against the average; unknown where there is none, or its figure is nought",
        ("unknown", "known"),
        _reach,
    ),
    "beside": Facet(
        "which of the areas ranked straight before and after it may be named",
        ("nobody", "ahead", "behind", "both"),
        _beside,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


def find(table: PatchTable, options: Options) -> Finding:
    """The area, its place and its neighbours in the ranking."""
    own = table.own
    if own is None or len(table.rankings) < 2:
        return finding(__name__, "none")
    rank = int(own.rank.value)
    last = int(table.rankings[-1].rank.value)
    at = next(i for i, s in enumerate(table.rankings) if s.area.code == own.area.code)
    before = table.rankings[at - 1] if at else None
    after = table.rankings[at + 1] if at + 1 < len(table.rankings) else None
    alone = not own.tied
    if rank == 1 or rank == last:
        situation = "highest" if rank == 1 else "lowest"
    elif own.ratio is None or own.ratio.value == 1:
        situation = "between"
    else:
        situation = "above" if own.ratio.value > 1 else "below"
    return finding(
        __name__,
        situation,
        (own,),
        own=own,
        place=table.patch.ranking_area,
        of=table.ranked,
        ahead=before if alone and before is not None and not before.tied else None,
        swap={"highest": table.swap_high, "lowest": table.swap_low}.get(situation),
        weak=(situation == "highest" and not own.firm_high) or (situation == "lowest" and not own.firm_low),
        behind=after if alone and after is not None and not after.tied else None,
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Plumstead", "Silverbridge", 300.0, 310.0),
        ("Framley", "Silverbridge", 102.5, None),
        ("Crabtree", "Silverbridge", None, 90.0),
    ),
    options={},
    situation="above",
    areas=("Plumstead",),
    facts={"own": "Plumstead", "of": 3, "ahead": "Hogglestock", "behind": "Framley"},
    own="Plumstead",
)
