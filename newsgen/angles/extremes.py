"""The top or the bottom of a patch, and where its list ends: what the angles about the two ends have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from newsgen.angles import chance
from newsgen.angles.rule import finding
from newsgen.angles.told import how_told, told_by_lead
from newsgen.model.figure import Figure
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

SITUATIONS = {
    "none": "fewer than two areas of the patch have a figure, or all have the same: none is at an end",
    "tied": "two areas share the first place",
    "many_tied": "more than two do",
    "some": "one area is first, and the list is part of the patch",
    "all": "one area is first, and the list is every area that has a figure",
}
FACTS = {
    "top": "the first area (the first in name order, where several are tied)",
    "joint": "all areas that share the first place",
    "sharing": "how many they are",
    "count": "how many areas the list holds",
    "next": "the areas ranked straight after the first, while none of them is passed over",
    "elsewhere": "the first area of each other place that neither `joint` nor `next` lies in",
    "sure": "whether no area whose figure is withheld or missing may be as far out as the first",
    "list_sure": "whether none may belong in the list",
    **chance.FACTS,
}
FAMILY = "extremes"


def _end(found: Finding, _: Scene) -> str:
    return "highest" if found.angle == "highest" else "lowest"


ONCE = 1.5


def _reach(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    # nought is 100 per cent below any average
    if top.ratio is None or (found.angle == "lowest" and not top.value.value):
        return "unknown"
    return "far" if top.ratio.value >= FAR else "near"


def _once(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return yes(top.ratio is not None and top.ratio.value < ONCE)


def _after(found: Finding, scene: Scene) -> str:
    after: Any = found.facts["next"]
    if not after:
        return "nobody"
    if len(after) == 1:
        return "one"
    first, last, patch = after[0], after[-1], scene.table.patch.name
    parent = first.area.parent
    inside = parent == patch
    if (
        parent
        and parent == last.area.parent
        and (not inside or (first.area.shared_name and last.area.shared_name))
    ):
        return ("together_here" if inside else "together") + ("_tied" if first.tied else "")
    return "tied" if first.tied else "two"


def _elsewhere(found: Finding, _: Scene) -> str:
    return ("nowhere", "one", "two")[len(found.facts["elsewhere"])]  # type: ignore[arg-type]


def _elsewhere_sure(found: Finding, _: Scene) -> str:
    last: Any = found.facts["elsewhere"][-1]  # type: ignore[index]
    return yes(last.sure_high if found.angle == "highest" else last.sure_low)


def _listed(found: Finding, scene: Scene) -> str:
    beyond = scene.findings.get("above" if found.angle == "highest" else "below")
    return yes(beyond is not None and beyond.situation in ("some", "most", "all"))


def _counts(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return yes(top.count)


def _length(found: Finding, _: Scene) -> str:
    count: Any = found.facts["count"]
    return "several" if count.value > 1 else "one"


def _told(found: Finding, scene: Scene) -> str:
    return how_told(found, scene, found.facts["top"])


def _next_told(found: Finding, scene: Scene) -> str:
    after: Any = found.facts["next"]
    return yes(after and told_by_lead(found, scene, after[0]) == "yes")


def _unit_told(found: Finding, scene: Scene) -> str:
    whole, lead = scene.findings.get("whole"), scene.lead
    rate = whole.facts["rate"] if whole is not None and whole.found else None
    in_lead = (
        lead is not None and lead is not found and ("typical" in lead.facts or "wider_rate" in lead.facts)
    )
    return yes((isinstance(rate, Figure) and not rate.bound) or (in_lead and lead is not whole))


def _fell_most(found: Finding, scene: Scene) -> str:
    fall = scene.findings.get("biggest_fall")
    return yes(fall is not None and fall.found and fall.facts["top"] == found.facts["top"])


def _falling(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    now, before = top.count, top.count_previous
    return yes(now is not None and before is not None and 3 * now.value <= 2 * before.value)


def _sure(found: Finding, _: Scene) -> str:
    return yes(found.facts["sure"])


def _chance(found: Finding, scene: Scene) -> str:
    highest = scene.findings.get("highest")
    said = found.angle == "lowest" and highest is not None and highest.found and highest.facts["weak"]
    if scene.lead is not found and (said or found.situation in ("tied", "many_tied")):
        return "silent"
    return chance.chance_of(found)


def list_is(found: Finding, _: Scene) -> str:
    """Whether a list holds of all areas."""
    return "of_all" if found.facts["list_sure"] else "of_published"


LIST_IS = Facet(
    "whether the list holds of all areas, or of published figures alone", ("of_all", "of_published"), list_is
)
TOLD = Facet(
    "whether the story leads on the same area, and whether with its count or its figure",
    ("no", "count", "figure"),
    _told,
)
FACETS = {
    "end": Facet("which end of the ranking it is of", ("highest", "lowest"), _end),
    "reach": Facet(
        "how far the first is above the average: far is three times it and more; unknown where there is none, or the "
        "lowest figure is nought",
        ("unknown", "near", "far"),
        _reach,
    ),
    "after": Facet(
        "which areas may be named after the first: together where they lie in one place, the patch (here) or another",
        (
            "nobody",
            "one",
            "two",
            "tied",
            "together",
            "together_tied",
            "together_here",
            "together_here_tied",
        ),
        _after,
    ),
    "elsewhere_are": Facet(
        "how many examples from other places there are", ("nowhere", "one", "two"), _elsewhere
    ),
    "elsewhere_sure": Facet("whether their ranks hold of all areas", YES_NO, _elsewhere_sure),
    "listed": Facet(
        "whether the story lists the areas beyond a threshold at this end instead",
        YES_NO,
        _listed,
        ("above", "below"),
    ),
    "counts": Facet("whether the figure of the first has a count behind it", YES_NO, _counts),
    "length": Facet(
        "whether the list has more than one area",
        ("one", "several"),
        _length,
    ),
    "list_is": LIST_IS,
    "once": Facet(
        f"whether the first is less than {ONCE} times the average: per cent say that better", YES_NO, _once
    ),
    "told": TOLD,
    "next_told": Facet("whether the story leads on the one that comes next", YES_NO, _next_told),
    "unit_told": Facet(
        "whether the story has said a figure with its unit before: that of the patch as a whole, or its lead's",
        YES_NO,
        _unit_told,
        looks_at=("whole",),
    ),
    "fell_most": Facet(
        "whether the first is the area that fell most", YES_NO, _fell_most, looks_at=("biggest_fall",)
    ),
    "falling": Facet("whether the count behind the first fell by a third or more", YES_NO, _falling),
    "sure": Facet("whether no area without a figure may be as far out as the first", YES_NO, _sure),
    "chance": Facet(
        f"{chance.ASKS}; silent in a story of something else that says it of the highest, or where several share it",
        (*chance.ANSWERS, "silent"),
        _chance,
        looks_at=("highest",),
    ),
}
FAR = 3
"""An area so many times above the average is the news, however many others are above a threshold."""
MOST_NAMED = 2
"""How many areas that share a place a headline can name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    top: int = 10
    """How long the list is, ties at its end aside."""
    follow: int = 2
    """How many areas `next` may name."""


def to_the_tie(rankings: Sequence[AreaRanking], top: int) -> tuple[AreaRanking, ...]:
    """The first `top` of a ranked list and whatever ties with the last of them: a list never ends through a tie."""
    if len(rankings) <= top:
        return tuple(rankings)
    last = rankings[top - 1].value.value
    return tuple(rankings[:top]) + tuple(s for s in rankings[top:] if s.value.value == last)


def joint_first(rankings: Sequence[AreaRanking]) -> tuple[AreaRanking, ...]:
    """The first and all that tie with it."""
    return tuple(s for s in rankings if s.value.value == rankings[0].value.value) if rankings else ()


def elsewhere(
    rankings: Sequence[AreaRanking], told: Sequence[AreaRanking], at_most: int = 2
) -> tuple[AreaRanking, ...]:
    """Examples from other places: the first area of each parent that none of `told` lies in, in list order.

    A place whose first area is tied has no one example, and gives none.
    """
    places = {s.area.parent for s in told}
    by_place: dict[str, list[AreaRanking]] = {}
    for ranking in rankings:
        if ranking.area.parent and ranking.area.parent not in places:
            by_place.setdefault(ranking.area.parent, []).append(ranking)
    firsts = (areas[0] for areas in by_place.values() if len(joint_first(areas)) == 1)
    return tuple(islice(firsts, at_most))


def at_the_end(
    angle: str, table: PatchTable, ordered: tuple[AreaRanking, ...], top: int, follow: int, *, high: bool
) -> Finding:
    """The finding for rankings `ordered` from the end that the angle looks at: the high one, or the low one."""
    if len(ordered) < 2:
        return finding(angle, "none")
    joint = joint_first(ordered)
    if len(joint) == len(ordered):
        return finding(angle, "none")
    if table.whole:
        top = min(
            top, len(ordered) // 2
        )  # the tenth-lowest of 12 is the third-highest: a list is of one half
    areas = to_the_tie(ordered, max(top, len(joint)))
    after = areas[len(joint) :]
    # "Next" claims ranks, so it stops before a tie that it could only tell in part.
    following = to_the_tie(after, follow) if after else ()
    following = following if len(following) <= follow else to_the_tie(after, 1)
    following = following if len(following) <= follow else ()
    facts: dict[str, Any] = {
        "top": joint[0],
        "joint": joint,
        "sharing": table.count(joint),
        "count": table.count(areas),
        "next": following,
        "elsewhere": elsewhere(areas, joint + following),
        "sure": joint[0].sure_high if high else joint[0].sure_low,
        "list_sure": areas[-1].sure_high if high else areas[-1].sure_low,
        "swap": table.swap_high if high else table.swap_low,
        "weak": not (joint[0].firm_high if high else joint[0].firm_low),
    }
    if len(joint) > 1:
        situation = "tied" if len(joint) <= MOST_NAMED else "many_tied"
    else:
        situation = "all" if table.whole and len(areas) == len(ordered) else "some"
    return finding(angle, situation, areas, **facts)
