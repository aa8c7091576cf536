"""A part of a score, and the area that a finding leads with."""

from __future__ import annotations

from typing import NamedTuple

from newsgen.model.finding import Finding
from newsgen.model.standing import Standing


class Part(NamedTuple):
    """`value` from 0 to 1, and why."""

    name: str
    value: float
    why: str


def leading(lead: Finding) -> Standing | None:
    """The area that a finding is there for: its `top`, or the patch's `own`; None where it is about no single one."""
    found = lead.facts.get("top") or lead.facts.get("own")
    return found if isinstance(found, Standing) else None
