"""Which stories are written, in what order they come, what they link to, and why."""

from newsgen.editorial.holds import Holds
from newsgen.editorial.planning import Leads, Planned, leads_of, plan, slug, unused
from newsgen.editorial.score import Scored, first_tellings, marked_down, scored

__all__ = [
    "Holds",
    "Leads",
    "Planned",
    "Scored",
    "first_tellings",
    "leads_of",
    "marked_down",
    "plan",
    "scored",
    "slug",
    "unused",
]
