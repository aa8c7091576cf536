"""The areas with the lowest figures of a patch. Suppressed areas are never among them."""

from __future__ import annotations

from newsgen.angles.extreme_facets import FACETS
from newsgen.angles.extremes import FACTS, FAMILY, SITUATIONS, Options, at_the_end
from newsgen.angles.rule import Example
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable

__all__ = ["EXAMPLE", "FACETS", "FACTS", "FAMILY", "NEEDS_WHOLE", "SITUATIONS", "Options", "find"]
NEEDS_WHOLE = True


def find(table: PatchTable, options: Options) -> Finding:
    """The bottom of the patch."""
    return at_the_end(__name__, table, _ordered(table), options.top, options.follow, high=False)


def _ordered(table: PatchTable) -> tuple[AreaRanking, ...]:
    """The rankings from the lowest; ties stay by place and name."""
    return tuple(sorted(table.rankings, key=lambda s: s.value.value))


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
    areas=("Framley", "Plumstead", "Puddingdale"),
    facts={"count": 3, "top": "Framley", "next": ("Plumstead", "Puddingdale")},
)
