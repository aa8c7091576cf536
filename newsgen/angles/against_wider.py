"""How the average of a patch compares with that of the smallest other patch that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Derivation
from newsgen.model.exact import difference
from newsgen.model.exact import ratio as over
from newsgen.model.figure import Figure, difference_unit
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "no other patch holds this one, or one of them has no average of its own",
    "above": "the patch's average is the higher",
    "below": "the patch's average is the lower",
    "level": "both are the same",
}
FACTS = {
    "average": "the average of the patch",
    "wider": "the average of the patch that holds it: wider.place is that patch",
    "ratio": "the one over the other; None where the wider one is not above zero",
    "difference": "the one minus the other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


def find(table: PatchTable, options: Options) -> Finding:
    """The two averages. A published one is of one place for all patches, and says nothing here."""
    inner, outer = table.average, table.around
    if inner is None or outer is None or "published" in (inner.kind, outer.kind):
        return finding(__name__, "none")
    high, low = inner.figure, outer.figure
    ends = (high.origin, low.origin)

    def figure(value: float, unit: Any, rule: Any) -> Figure:
        origin = Derivation(rule, ends)
        return Figure(value, unit, origin, table.measure, period=table.period, base=low, over=high)

    unit = difference_unit(high.unit)
    apart = difference(high.value, low.value)
    return finding(
        __name__,
        "above" if apart > 0 else "below" if apart < 0 else "level",
        average=inner,
        wider=outer,
        ratio=figure(over(high.value, low.value), "ratio", "ratio") if low.value > 0 else None,
        difference=figure(apart, unit, "difference"),
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 300.0, 380.0),
        ("Plumstead", "Silverbridge", 100.0, 310.0),
        ("Crabtree", "Silverbridge", None, 90.0),
    ),
    options={},
    situation="above",
    areas=(),
    facts={"ratio": 2.0, "difference": 100.0},
)
