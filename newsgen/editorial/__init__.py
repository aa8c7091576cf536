"""Which stories are written, in what order they come, what they link to, and why."""

from newsgen.editorial.planning import Planned, plan, slug, unused
from newsgen.editorial.score import Scored, first_tellings, marked_down, scored

__all__ = ["Planned", "Scored", "first_tellings", "marked_down", "plan", "scored", "slug", "unused"]
