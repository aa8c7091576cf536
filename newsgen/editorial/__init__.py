"""Which stories are written, in what order they come, what they link to, and why."""

from newsgen.editorial.planning import Planned, plan, slug

__all__ = ["Planned", "plan", "slug"]
