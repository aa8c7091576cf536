"""The areas strictly above a threshold, from unrounded values, the highest first."""

from __future__ import annotations

from newsgen.angles.rule import Example
from newsgen.angles.threshold import EMPTY, FACETS, FACTS, FAMILY, SITUATIONS, Options, beyond
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable

__all__ = ["EMPTY", "EXAMPLE", "FACETS", "FACTS", "FAMILY", "NEEDS_WHOLE", "SITUATIONS", "Options", "find"]
NEEDS_WHOLE = False


def find(table: PatchTable, options: Options) -> Finding:
    """The areas above the threshold."""
    line = options.for_patch(table.patch.kind)
    found = tuple(s for s in table.rankings if line is not None and s.value.value > line)
    return beyond(__name__, table, options, found, ">")


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Plumstead", "Barchester", 300.1, 310.0),
        ("Puddingdale", "Barchester", 300.0, 150.0),
        ("Framley", "Silverbridge", 120.0, None),
        ("Crabtree", "Hamersham", None, 90.0),
    ),
    options={"threshold": 300},
    situation="some",
    areas=("Hogglestock", "Plumstead"),
    facts={"count": 2, "threshold": 300, "top": "Hogglestock", "second": "Plumstead"},
)
