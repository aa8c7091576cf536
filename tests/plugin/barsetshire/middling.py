"""The area in the middle of its patch, by rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {"none": "there are fewer than three areas", "one": "there is one"}
FACTS = {"top": "the area in the middle"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    least: int = 3
    """How many areas there must be."""


def find(table: PatchTable, options: Options) -> Finding:
    """The area in the middle; of two, the higher one."""
    if len(table.rankings) < options.least:
        return finding(__name__, "none")
    middle = table.rankings[(len(table.rankings) - 1) // 2]
    return finding(__name__, "one", (middle,), top=middle)


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 310.0, 380.0),
        ("Plumstead", "Barchester", 201.0, 190.0),
        ("Framley", "Silverbridge", 89.0, None),
    ),
    options={},
    situation="one",
    areas=("Plumstead",),
    facts={"top": "Plumstead"},
)
