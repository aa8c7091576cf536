"""A jump in every area at once: the column may have changed its meaning, or its newest figures are not all in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, ClassVar

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.earlier import Together
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.model.strict import STRICT

SEVERITY: Severity = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    factor: float = 4
    """How much the middle area must have changed: to how many times the value before, or to the inverse of that."""
    same_way: float = 0.9
    """The share of all areas that must have moved the same way."""
    areas: int = 10
    """Fewer areas than this prove nothing."""


USUAL = Options()
STEPS = 8


def seen(draft: Draft, plan: StoryPlan) -> tuple[str, str, Together | None]:
    """The measure's name and noun, and how all its areas moved at once."""
    return plan.table.measure.name, plan.table.measure.noun, plan.table.together


def edition_faults(
    seen: Sequence[tuple[str, str, Together | None]], newsroom: NewsroomSettings, options: Options = USUAL
) -> Iterable[str]:
    """One message a measure. A table that has moved as much before (8 changes or more known) is not at fault."""
    moved = {name: (noun, together) for name, noun, together in seen}
    for noun, together in moved.values():
        if together is None or not _broke(together, options):
            continue
        before = (
            f"; the most in {together.steps} earlier changes was {together.largest:.1f}"
            if together.steps
            else ""
        )
        yield (
            f"the {noun} of {together.areas} areas changed at once by a factor of {together.factor:.3g} in the "
            f"middle, {together.same_way:.0%} of them the same way{before}: does the column "
            "still mean the same, and is the newest period complete?"
        )


def _broke(together: Together, options: Options) -> bool:
    size = abs(log(together.factor))
    return (
        together.areas >= options.areas
        and together.same_way >= options.same_way
        and size >= log(options.factor)
        and (together.steps < STEPS or size > 2 * log(together.largest))
    )
