"""Where a list ends, and which of its areas serve as examples: shared by the angles that find areas at an end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsgen.model.standing import Standing


def to_the_tie(standings: Sequence[Standing], top: int) -> tuple[Standing, ...]:
    """The first `top` of a ranked list and whatever ties with the last of them: a list never ends through a tie."""
    if len(standings) <= top:
        return tuple(standings)
    last = standings[top - 1].value.value
    return tuple(standings[:top]) + tuple(s for s in standings[top:] if s.value.value == last)


def joint_first(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """The first and all that tie with it."""
    return tuple(s for s in standings if s.value.value == standings[0].value.value) if standings else ()


def elsewhere(
    standings: Sequence[Standing], told: Sequence[Standing], at_most: int = 2
) -> tuple[Standing, ...]:
    """Examples from other places: the first area of each parent that none of `told` lies in, in list order.

    A place whose first area is tied has no one example, and gives none.
    """
    places = {s.area.parent for s in told}
    by_place: dict[str, list[Standing]] = {}
    for standing in standings:
        if standing.area.parent and standing.area.parent not in places:
            by_place.setdefault(standing.area.parent, []).append(standing)
    firsts = (areas[0] for areas in by_place.values() if len(joint_first(areas)) == 1)
    return tuple(islice(firsts, at_most))
