"""Ranks in the period before: what the angles about movement in rank have in common."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.standing import PatchTable, Standing


def ranks_before(table: PatchTable) -> Mapping[str, int]:
    """By code, the rank of each area that had a figure in the period compared with; none where there is none."""
    earlier = table.earlier
    if table.compared_with is None or table.compared_with not in earlier.periods:
        return {}
    return earlier.ranks(earlier.periods.index(table.compared_with))


def rank_before(table: PatchTable, standing: Standing, rank: int) -> Figure:
    """That rank as a figure: the area's figure of the period before among those of the patch."""
    previous, selection = standing.previous, table.compared_selection
    assert previous is not None  # it was ranked by it
    assert selection is not None
    origin = Derivation("rank", (previous.origin, selection), (("order", "descending"),))
    return Figure(rank, "rank", origin, table.measure, standing.area, previous.period, over=previous)
