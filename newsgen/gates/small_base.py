"""A percentage or a multiple from a small base: "533 per cent" where three became 19."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.gates.printed import plain, printed_areas
from newsgen.gates.setting import Severity
from newsgen.model.derivation import Derivation
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.model.strict import STRICT

SEVERITY: Severity = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    fewer_than: float = 20
    """A base of fewer cases than this is small."""


USUAL = Options()


def faults(
    draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings, options: Options = USUAL
) -> Iterable[str]:
    """One message for each change of an area that is given as a percentage or a multiple of what it was."""
    told = [
        (claim, claim.origin)
        for claim in draft.claims
        if claim.area
        and isinstance(claim.origin, Derivation)
        and claim.origin.rule in {"percent_change", "ratio"}
        and len(claim.origin.inputs) > 1
    ]
    if not told:
        return
    areas = {s.area.code: s for s in printed_areas(draft, plan)}
    for claim, origin in told:
        ranking = areas.get(claim.area)
        if ranking is None:
            continue
        bases = [before for before in (ranking.previous, ranking.count_previous) if before is not None]
        if not any(before.origin == origin.inputs[1] for before in bases):
            continue
        events = bases[-1] if bases[-1].unit == "count" else None
        if events is not None and events.value < options.fewer_than:
            yield f"{claim.text!r} of {ranking.area.name} is of a base of {plain(events.value)}"
