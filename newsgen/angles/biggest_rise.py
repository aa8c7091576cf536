"""The areas whose figure rose most on the period before, by the difference."""

from __future__ import annotations

from newsgen.angles.movement import EMPTY, FACETS, FACTS, FAMILY, SITUATIONS, Options, moved
from newsgen.angles.rule import Example
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable

__all__ = ["EMPTY", "EXAMPLE", "FACETS", "FACTS", "FAMILY", "NEEDS_WHOLE", "SITUATIONS", "Options", "find"]
NEEDS_WHOLE = True


def find(table: PatchTable, options: Options) -> Finding:
    """The areas that rose."""
    return moved(__name__, table, options, 1)


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Plumstead", "Barchester", 300.0, 310.0),
        ("Puddingdale", "Barchester", 300.0, 150.0),
        ("Framley", "Silverbridge", 120.0, None),
        ("Crabtree", "Hamersham", None, 90.0),
    ),
    options={"top": 1},
    situation="some",
    areas=("Puddingdale",),
    facts={"count": 2, "of": 3, "top": "Puddingdale"},
)
