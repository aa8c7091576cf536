"""How often Python looks for what only a circle of references keeps in memory.

newsgen makes hundreds of thousands of values that stay until the edition is done, and no circles to speak of: looking
as often as Python does by default goes through all of them again and again, which was a tenth of a build.
"""

from __future__ import annotations

import gc

_SELDOM = (100_000, 50, 100)


def look_seldom() -> None:
    """For a process that is newsgen's alone: one that imports newsgen decides for itself."""
    gc.set_threshold(*_SELDOM)
