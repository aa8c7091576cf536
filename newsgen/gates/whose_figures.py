"""A story that does not say whose figures it tells."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import House
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "warn"


def faults(draft: Draft, plan: StoryPlan, house: House) -> Iterable[str]:
    """One message, where the project names a publisher."""
    if house.publisher and house.publisher.casefold() not in draft.text.casefold():
        yield f"the story does not name {house.publisher}, who published its figures"
