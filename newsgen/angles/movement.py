"""Change on the period before, in the figure and in rank: what the angles about it have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from newsgen.angles.certain import (
    high,
    least,
    low,
    none_moved,
    possible_movers,
    sure_movers,
    uncertain_changes,
)
from newsgen.angles.rule import finding
from newsgen.angles.told import told_by_lead
from newsgen.model.bounds import AreaBounds
from newsgen.model.derivation import Derivation, Select
from newsgen.model.figure import Figure, difference_unit
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

SITUATIONS = {
    "none": "no area moved that way, or there is no period to compare with",
    "one": "one area did",
    "some": "several did, one of them most",
    "tied": "several did, and share the largest change",
}
FACTS = {
    "top": "the area that changed most",
    "place": "its place by the size of that change: the first",
    "joint": "all areas that share the largest change",
    "sharing": "how many they are",
    "next": "the area that changed most after `top`, None where several share a place or there is none",
    "count": "how many areas moved that way, those included of which a withheld figure leaves no doubt: at least so "
    "many, where another may have",
    "of": "how many areas have a figure for both periods",
    "sure": "whether what is said of `top` holds of all areas, whatever figures that are withheld or missing may be",
    "list_sure": "whether no such area may belong in the list",
    "further": "the area whose figure is withheld in one of the periods, and that moved further than `top` in any case "
    "(the furthest of these); None where there is none",
    "by_at_least": "how far it moved at the least; None where there is none",
}
EMPTY = {"next": ("one", "tied")}
HARDLY = 5
"""From so many on a count has moved enough to be told of."""
FAMILY = "movement"


def _alone(found: Finding, _: Scene) -> str:
    if found.situation != "one":
        return "no"
    count: Any = found.facts["count"]
    return "with_hidden" if count.value > 1 else "of_all" if found.facts["sure"] else "of_compared"


def _top_is(found: Finding, _: Scene) -> str:
    return "of_all" if found.facts["sure"] else "of_compared"


def _list_is(found: Finding, _: Scene) -> str:
    return "of_all" if found.facts["list_sure"] else "of_compared"


def _joint_are(found: Finding, _: Scene) -> str:
    sharing: Any = found.facts["sharing"]
    return "one" if sharing.value == 1 else "few" if sharing.value <= MOST_NAMED else "many"


def _after(found: Finding, _: Scene) -> str:
    return "one" if found.facts["next"] else "nobody"


def _beyond(found: Finding, _: Scene) -> str:
    return "one" if found.facts["further"] else "nobody"


def _told(found: Finding, scene: Scene) -> str:
    top: Any = found.facts["top"]
    named: list[Any] = []
    for name in ("highest", "lowest"):
        end = scene.findings.get(name)
        if end is None or not end.found or (name == "lowest" and end is not scene.lead):
            continue
        follow: Any = end.facts["next"]
        named += [end.facts["top"], *follow[: 2 if end is scene.lead else 1]]
    return yes(top in named or told_by_lead(found, scene, top) == "yes")


def _counted(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    if top.count is None or top.count.unit != "count" or top.count_previous is None:
        return "no"
    return "hardly" if abs(top.count.value - top.count_previous.value) < HARDLY else "yes"


def _against(found: Finding, scene: Scene) -> str:
    whole, direction = scene.findings.get("whole"), scene.findings.get("direction")
    mine, other = ("up", "down") if found.angle == "biggest_rise" else ("down", "up")
    ways = whole is not None and whole.situation == other
    return yes(ways and direction is not None and direction.situation == f"mostly_{other}" and mine)


FACETS = {
    "against": Facet(
        "whether most of the patch, and its total, went the other way",
        YES_NO,
        _against,
        looks_at=("whole", "direction"),
    ),
    "told": Facet(
        "whether the story names the first elsewhere: in its lead, as its highest or the next",
        YES_NO,
        _told,
        looks_at=("highest", "lowest"),
    ),
    "counted": Facet(
        f"whether the first has a count behind it, now and before; hardly where that moved by less than {HARDLY}",
        (*YES_NO, "hardly"),
        _counted,
    ),
    "alone": Facet(
        "whether one area alone moved that way: of all, or of those that can be compared; with_hidden where others "
        "did, too, whose figures are withheld",
        ("no", "of_all", "of_compared", "with_hidden"),
        _alone,
    ),
    "top_is": Facet(
        "whether what is said of the first holds of all areas, or of those that can be compared",
        ("of_all", "of_compared"),
        _top_is,
    ),
    "list_is": Facet("whether the list does", ("of_all", "of_compared"), _list_is),
    "joint_are": Facet(
        "how many share the largest change: few can be named", ("one", "few", "many"), _joint_are
    ),
    "after": Facet("whether an area may be named after the first", ("nobody", "one"), _after),
    "beyond": Facet(
        "whether an area whose figure is withheld moved further in any case", ("nobody", "one"), _beyond
    ),
}
MOST_NAMED = 3
"""How many areas that share the largest change are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    top: int = 5
    """How many areas to find, ties at the end aside."""


def changes(table: PatchTable) -> Select:
    """The change of each area of the patch that has a figure for both periods, as a selection."""
    assert table.compared_selection is not None
    difference = Derivation("difference", (table.selection, table.compared_selection))
    return Select("", "", table.patch.ranking_area.name, compute=difference)


def moved(angle: str, table: PatchTable, options: Options, sign: int) -> Finding:
    """The areas that rose (sign 1) or fell (sign -1), the largest change first."""
    compared = tuple(s for s in table.rankings if s.change is not None)
    every = tuple(s for s in compared if s.change and s.change.value * sign > 0)
    if table.compared_selection is None or not every:
        return finding(angle, "none")
    found = sorted(every, key=lambda s: (-_size(s), s.area.parent, s.area.name))
    edge = _size(found[min(options.top, len(found)) - 1])
    areas = tuple(s for s in found if _size(s) >= edge)
    joint = tuple(s for s in found if _size(s) == _size(found[0]))
    after = tuple(s for s in found[len(joint) :] if _size(s) == _size(found[len(joint)]))
    selection = changes(table)
    first = areas[0]
    assert first.previous is not None
    ends = (first.value, first.previous) if sign > 0 else (first.previous, first.value)
    of_all = (table.selection, table.compared_selection)
    sizes = Derivation("difference", of_all if sign > 0 else of_all[::-1])
    size = Derivation("difference", tuple(end.origin for end in ends))
    ranked = Derivation(
        "rank",
        (size, Select("", "", table.patch.ranking_area.name, compute=sizes)),
        (("order", "descending"),),
    )
    hidden, perhaps = sure_movers(table, sign), possible_movers(table, sign)
    further = max(
        (u for u in hidden if least(u, sign) > _size(first)), key=lambda u: least(u, sign), default=None
    )
    alone = len(found) == 1
    told = finding(
        angle,
        "one" if alone else "tied" if len(joint) > 1 else "some",
        areas,
        top=first,
        place=Figure(1, "rank", ranked, table.measure, first.area, table.period),
        joint=joint,
        sharing=table.count(joint),
        next=after[0] if len(joint) == len(after) == 1 and len(areas) > 1 else None,
        count=moved_count(table, every, sign),
        of=table.count(compared, Derivation("count", (selection,))),
        sure=not (hidden or perhaps) if alone else none_moved(table, _size(first), sign),
        list_sure=none_moved(table, edge, sign),
        further=further.area if further else None,
        by_at_least=_by_at_least(table, further, sign) if further else None,
    )
    return replace(told, about="change")


def moved_count(table: PatchTable, known: tuple[AreaRanking, ...], sign: int) -> Figure:
    """How many areas moved that way (1: up, -1: down, 0: not at all): those known to, and those that did in any case.

    The least that they can be, where a withheld or missing figure may hide one more.
    """
    test = (("test", {"op": {1: ">", -1: "<"}.get(sign, "="), "than": 0}),)
    hidden = sure_movers(table, sign) if sign else ()
    if not hidden:
        may = bool(
            possible_movers(table, sign) if sign else possible_movers(table, 1) or possible_movers(table, -1)
        )
        return table.count(known, Derivation("count", (changes(table),), test), sure=not may)
    origin = low(table, Derivation("count", (uncertain_changes(table),), test))
    bound: Literal["", "least"] = "least" if possible_movers(table, sign) else ""
    return Figure(len(known) + len(hidden), "count", origin, period=table.period, bound=bound)


def _by_at_least(table: PatchTable, moved: AreaBounds, sign: int) -> Figure:
    """How far the area moved at the least, in the measure's unit: of a fall, its size below zero."""
    change = Derivation("sum", (uncertain_changes(table, (moved.area.code,)),))
    origin = low(table, change) if sign > 0 else high(table, change)
    unit = difference_unit(table.measure.kind)
    return Figure(
        sign * least(moved, sign), unit, origin, table.measure, moved.area, table.period, bound="least"
    )


def ranks_before(table: PatchTable) -> Mapping[str, int]:
    """By code, the rank of each area that had a figure in the period compared with; none where there is none."""
    earlier = table.earlier
    if table.compared_with is None or table.compared_with not in earlier.periods:
        return {}
    return earlier.ranks(earlier.periods.index(table.compared_with))


def rank_before(table: PatchTable, ranking: AreaRanking, rank: int) -> Figure:
    """That rank as a figure: the area's figure of the period before among those of the patch."""
    previous, selection = ranking.previous, table.compared_selection
    assert previous is not None  # it was ranked by it
    assert selection is not None
    origin = Derivation("rank", (previous.origin, selection), (("order", "descending"),))
    return Figure(rank, "rank", origin, table.measure, ranking.area, previous.period, over=previous)


def _size(ranking: AreaRanking) -> float:
    return abs(ranking.change.value) if ranking.change else 0.0
