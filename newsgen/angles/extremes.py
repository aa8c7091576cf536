"""The top or the bottom of a patch, and where its list ends: what the angles about the two ends have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from newsgen.angles import chance
from newsgen.angles.rule import finding
from newsgen.model.finding import Finding
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
