"""How figures compare with those of the same week, month or quarter a year before; absent where there are none.

The same week ends within three days of a year before, whole weeks earlier.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, ClassVar, Literal

from newsgen.angles.rule import Example, finding
from newsgen.angles.run import those_meant
from newsgen.angles.total import total_of
from newsgen.model.derivation import Derivation, Select
from newsgen.model.figure import Figure, difference_unit
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.step import a_year_before
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "the same period of the year before is not at hand, or fewer than half of the areas have a figure for it",
    "up": "the figure of the area it tells of is higher than it was then",
    "down": "it is lower",
    "unchanged": "it is the same",
}
FACTS = {
    "when": "the same period of the year before",
    "top": "the area it tells of",
    "then": "its figure of that time",
    "change": "its figure now minus that of then",
    "rose": "how many areas are higher than they were then: at least so many, where some cannot be compared",
    "fell": "how many are lower, likewise",
    "unchanged": "how many are as they were then, likewise",
    "of": "how many have a figure for both periods",
    "total": "the total of the patch, where the measure adds up and every area has a figure for both periods",
    "total_then": "its total of that time",
    "total_change": "the one minus the other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    of: Literal["first", "rise", "fall"] = "first"
    """Which area it tells of: the one with the highest figure, or the one that rose or fell most."""


def find(table: PatchTable, options: Options) -> Finding:
    """The comparison, for the patch and for one area of it; `areas` are those that can be compared."""
    earlier = table.earlier
    at = next((i for i, p in enumerate(earlier.periods) if a_year_before(table.period, p)), None)
    if at is None:
        return finding(__name__, "none")
    changes = {s.area.code: _change(s, at) for s in table.rankings if s.history.values[at] is not None}
    compared = tuple(s for s in table.rankings if s.area.code in changes)
    told = [s for s in those_meant(table) if s.area.code in changes]
    if not told or 2 * len(compared) < table.areas.value:
        return finding(__name__, "none")
    if options.of != "first":
        sign = 1 if options.of == "rise" else -1
        told.sort(key=lambda s: (-sign * changes[s.area.code], s.area.parent, s.area.name, s.area.code))
    top = told[0]
    change, then = changes[top.area.code], top.history.figure(at)
    assert then is not None  # it can be compared
    selection = earlier.selection(at)
    both = Select(
        "", "", table.patch.ranking_area.name, compute=Derivation("difference", (table.selection, selection))
    )

    def count(op: str, way: int) -> Figure:
        areas = tuple(s for s in compared if (changes[s.area.code] > 0) - (changes[s.area.code] < 0) == way)
        origin = Derivation("count", (both,), (("test", {"op": op, "than": 0}),))
        return table.count(areas, origin, sure=len(compared) == int(table.areas.value))

    total = before = None
    if len(compared) == int(table.areas.value) == len(earlier.ranks(at)):
        total = total_of(table, [s.value.value for s in compared], table.selection)
        before = total_of(table, [float(s.history.values[at] or 0) for s in compared], selection)
    return finding(
        __name__,
        "up" if change > 0 else "down" if change < 0 else "unchanged",
        compared,
        when=earlier.periods[at],
        top=top,
        then=then,
        change=_difference(top.value, then, change),
        rose=count(">", 1),
        fell=count("<", -1),
        unchanged=count("=", 0),
        of=table.count(compared, Derivation("count", (both,))),
        total=total,
        total_then=None if before is None else replace(before, period=earlier.periods[at]),
        total_change=None
        if total is None or before is None
        else _difference(total, before, Decimal(repr(total.value)) - Decimal(repr(before.value))),
    )


def _change(ranking: AreaRanking, at: int) -> Decimal:
    return Decimal(repr(ranking.value.value)) - Decimal(repr(ranking.history.values[at]))


def _difference(new: Figure, old: Figure, value: Decimal) -> Figure:
    unit = difference_unit(new.unit)
    origin = Derivation("difference", (new.origin, old.origin))
    return Figure(float(value), unit, origin, new.measure, new.area, new.period, base=old, over=new)


_BETWEEN: tuple[float | None, ...] = (200.0,) * 51
EXAMPLE = Example(
    rows=(  # type: ignore[arg-type]  # mypy joins the parts of a tuple with a star in its middle
        ("Hogglestock", "Silverbridge", 410.0, *_BETWEEN, 380.0),
        ("Plumstead", "Barchester", 300.0, *_BETWEEN, 310.0),
        ("Puddingdale", "Barchester", 305.0, *_BETWEEN, 305.0),
        ("Framley", "Silverbridge", 120.0, *_BETWEEN, None),
    ),
    options={},
    situation="up",
    areas=("Hogglestock", "Puddingdale", "Plumstead"),
    facts={"top": "Hogglestock", "then": 380.0, "change": 30.0, "rose": 1, "fell": 1, "of": 3, "total": None},
)
