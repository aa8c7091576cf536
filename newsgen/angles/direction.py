"""Which way a patch is going: how many of its areas rose, fell or stayed, so that neither is reported alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.movement import changes
from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Derivation
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "fewer than half of the areas have a figure for both periods",
    "all_unchanged": "none rose and none fell",
    "all_up": "every one rose",
    "all_down": "every one fell",
    "mostly_up": "more than half rose",
    "mostly_down": "more than half fell",
    "more_up": "more rose than fell, but not more than half",
    "more_down": "more fell than rose, but not more than half",
    "balanced": "as many rose as fell",
}
FACTS = {
    "rose": "how many areas rose",
    "fell": "how many fell",
    "unchanged": "how many did neither",
    "of": "how many have a figure for both periods",
    "other_way": "how many went the other way than most; None where none did",
    "complete": "whether that is every area of the patch",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


def find(table: PatchTable, options: Options) -> Finding:
    """How many went each way; `areas` are those that can be compared."""
    compared = tuple(s for s in table.rankings if s.change is not None)
    if not compared or 2 * len(compared) < table.areas.value:
        return finding(__name__, "none")
    selection = changes(table)
    facts = {"of": table.count(compared, Derivation("count", (selection,)))}
    for name, op, sign in (("rose", ">", 1), ("fell", "<", -1), ("unchanged", "=", 0)):
        found = tuple(s for s in compared if s.change and _sign(s.change.value) == sign)
        test = {"op": op, "than": 0}
        facts[name] = table.count(found, Derivation("count", (selection,), (("test", test),)))
    rose, fell, of = facts["rose"].value, facts["fell"].value, facts["of"].value
    if not rose and not fell:
        situation = "all_unchanged"
    elif rose == of or fell == of:
        situation = "all_up" if rose else "all_down"
    elif 2 * rose > of or 2 * fell > of:
        situation = "mostly_up" if rose > fell else "mostly_down"
    else:
        situation = "more_up" if rose > fell else "more_down" if fell > rose else "balanced"
    fewer = min(facts["rose"], facts["fell"], key=lambda figure: figure.value)
    other = fewer if fewer.value else None
    return finding(
        __name__,
        situation,
        compared,
        chance_probability=None,
        other_way=other,
        complete=len(compared) == int(table.areas.value),
        **facts,
    )


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Plumstead", "Barchester", 300.0, 310.0),
        ("Puddingdale", "Barchester", 300.0, 150.0),
        ("Framley", "Silverbridge", 120.0, None),
        ("Crabtree", "Hamersham", None, 90.0),
    ),
    options={},
    situation="mostly_up",
    areas=("Hogglestock", "Plumstead", "Puddingdale"),
    facts={"rose": 2, "fell": 1, "unchanged": 0, "of": 3, "complete": False},
)
