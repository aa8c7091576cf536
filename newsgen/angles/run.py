"""How far back an area's figures reach without a gap: what the angles over time have in common."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise, takewhile

from newsgen.model.derivation import Derivation, Input
from newsgen.model.figure import Figure
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import AreaRanking, PatchTable

USUAL_RECORD = {"day": 60, "week": 26, "month": 12, "quarter": 8, "year": 5, "election": 5}
"""From how many periods on a history is long enough to speak of a record."""


def _span(found: Finding, _: Scene) -> str:
    return "since" if found.facts["since"] else "all" if found.facts["whole"] else "gap"


SPAN = Facet(
    "how far back it stands out: since a period, over all at hand, or back to a gap",
    ("since", "all", "gap"),
    _span,
)


def those_meant(table: PatchTable) -> tuple[AreaRanking, ...]:
    """The areas that a story of this patch may be about: all of them, or the one that the patch is."""
    if table.patch.among is None:
        return table.rankings
    return (table.own,) if table.own is not None else ()


def values(ranking: AreaRanking) -> list[Decimal]:
    """Its values, newest first, the newest period included, up to the first gap; withheld is a gap.

    As decimals: 452.2 - 350.1 and 302.1 - 200.0 are the same change, which floats would tell apart.
    """
    history = ranking.history
    found = takewhile(lambda value: value is not None, history.values[: history.unbroken])
    return [Decimal(repr(value)) for value in (ranking.value.value, *found)]


def origins(ranking: AreaRanking, count: int) -> tuple[Input, ...]:
    """Where the first `count` of its `values` came from."""
    found = [ranking.value, *(ranking.history.figure(i) for i in range(count - 1))]
    return tuple(figure.origin for figure in found if figure is not None)


def steps(ranking: AreaRanking, count: int, sign: int = 1) -> tuple[Derivation, ...]:
    """The first `count` changes from one of its `values` to the next, each newer minus older (or the reverse)."""
    found = origins(ranking, count + 1)
    pairs = pairwise(found)
    return tuple(Derivation("difference", pair if sign > 0 else pair[::-1]) for pair in pairs)


def streak(series: list[Decimal]) -> int:
    """How many steps in a row, the newest first, go strictly the way of the newest: 0 where that is level."""
    signs = [_sign(new - old) for new, old in pairwise(series)]
    if not signs or not signs[0]:
        return 0
    return next((i for i, sign in enumerate(signs) if sign != signs[0]), len(signs))


def streak_of(ranking: AreaRanking, length: int, known: int, skip: int = 0) -> Figure:
    """A streak of that length as a figure: its values and the one that ends it, where that is known.

    `known` is how many `values` it has; `skip` of them come after the streak.
    """
    inputs = origins(ranking, min(known, skip + length + 2))[skip:]
    newest = ranking.value if not skip else ranking.previous
    before = ranking.previous if not skip else ranking.history.figure(skip)
    origin = Derivation("streak", inputs)
    return Figure(
        length,
        "count",
        origin,
        ranking.value.measure,
        ranking.area,
        ranking.value.period,
        base=before,
        over=newest,
    )


def alike(rankings: list[AreaRanking], of: Callable[[AreaRanking], object]) -> tuple[AreaRanking, ...]:
    """The first of a list and all that are like it in what `of` says."""
    return tuple(s for s in rankings if of(s) == of(rankings[0]))


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)
