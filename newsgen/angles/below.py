"""The areas strictly below a threshold, from unrounded values, the lowest first. No suppressed area is among them."""

from __future__ import annotations

from newsgen.angles.rule import Example
from newsgen.angles.threshold import EMPTY, FACETS, FACTS, FAMILY, SITUATIONS, Options, beyond
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable

__all__ = ["EMPTY", "EXAMPLE", "FACETS", "FACTS", "FAMILY", "NEEDS_WHOLE", "SITUATIONS", "Options", "find"]
NEEDS_WHOLE = True


def find(table: PatchTable, options: Options) -> Finding:
    """The areas below the threshold."""
    line = options.for_patch(table.patch.kind)
    found = (s for s in table.rankings if line is not None and s.value.value < line)
    return beyond(__name__, table, options, tuple(sorted(found, key=lambda s: s.value.value)), "<")


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Puddingdale", "Barchester", 100.0, 150.0),
        ("Framley", "Silverbridge", 99.9, None),
        ("Crabtree", "Hamersham", None, 90.0),
    ),
    options={"threshold": 100},
    situation="one",
    areas=("Framley",),
    facts={"count": 1, "threshold": 100, "top": "Framley", "second": None},
)
