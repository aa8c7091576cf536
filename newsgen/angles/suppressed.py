"""The areas whose figure is withheld by its publisher, A to Z: never ranked, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
SITUATIONS = {
    "none": "no figure of the patch is withheld",
    "one": "one is",
    "some": "several are",
    "many": "more are than a sentence should name",
    "all": "all are",
}
FACTS = {"count": "how many areas have a withheld figure"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    at_most: int = 12
    """How many areas a story should name; beyond it the situation is "many"."""


def find(table: PatchTable, options: Options) -> Finding:
    """The areas with a withheld figure, by name."""
    found = table.suppressed
    if not found:
        return finding(__name__, "none")
    if not table.rankings:
        situation = "all"
    elif len(found) == 1:
        situation = "one"
    else:
        situation = "some" if len(found) <= options.at_most else "many"
    return finding(__name__, situation, found, count=table.suppressed_count)


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Framley", "Silverbridge", None, None),
        ("Crabtree", "Hamersham", None, 90.0),
    ),
    options={},
    situation="some",
    areas=("Crabtree", "Framley"),
    facts={"count": 2},
)
