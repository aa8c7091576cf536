"""A figure that stands on a cell whose value its publisher withholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.gates.setting import Severity
from newsgen.model.derivation import Cell, Derivation, Input
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each claim with a cell that holds no number but a mark of its publisher's."""
    if newsroom.suppression is None:
        return
    marks = {mark.strip() for mark in newsroom.suppression.markers}
    for claim in draft.claims:
        cell = next((c for c in _cells(claim.origin) if c.raw.strip() in marks), None)
        if cell is not None:
            yield f"{claim.text!r} stands on {cell.source}, row {cell.row}, column {cell.column!r}, which is withheld"


def _cells(origin: Input) -> Iterator[Cell]:
    if isinstance(origin, Cell):
        yield origin
    elif isinstance(origin, Derivation):
        for given in origin.inputs:
            yield from _cells(given)
