"""The areas with the highest figures of a patch. The list ends with its ties, never through them."""

from __future__ import annotations

from newsgen.angles.extreme_facets import FACETS
from newsgen.angles.extremes import FACTS, FAMILY, SITUATIONS, Options, at_the_end
from newsgen.angles.rule import Example
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable

__all__ = ["EXAMPLE", "FACETS", "FACTS", "FAMILY", "NEEDS_WHOLE", "SITUATIONS", "Options", "find"]
NEEDS_WHOLE = False


def find(table: PatchTable, options: Options) -> Finding:
    """The top of the patch."""
    return at_the_end(__name__, table, table.rankings, options.top, options.follow, high=True)


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Plumstead", "Barchester", 304.9, 310.0),
        ("Puddingdale", "Barchester", 304.9, 150.0),
        ("Framley", "Silverbridge", 120.0, None),
        ("Crabtree", "Hamersham", None, 90.0),
    ),
    options={"top": 2},
    situation="some",
    areas=("Hogglestock", "Plumstead", "Puddingdale"),
    facts={"count": 3, "top": "Hogglestock", "next": ("Plumstead", "Puddingdale")},
)
