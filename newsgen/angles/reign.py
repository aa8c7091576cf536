"""For how many periods running the leading area has led its patch, alone each time: as far back as tables adjoin.

A period in which the leader has no figure ends the count, and so does one in which a figure that is withheld or
missing may be as high as its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "several share the first place, or the leader has not led for long enough",
    "since": "it has led since a period before which another did, or several",
    "throughout": "it has led in every period at hand",
}
FACTS = {
    "top": "the leading area",
    "length": "for how many periods running it has led, the newest included",
    "begun": "the first period of these",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    at_least: int = 2
    """How many periods running are news."""


def find(table: PatchTable, options: Options) -> Finding:
    """The leading area, that is the one with the highest figure, and how long it has been that."""
    if len(table.rankings) < 2 or table.rankings[0].tied or not table.rankings[0].sure_high:
        return finding(__name__, "none")
    top, earlier = table.rankings[0], table.earlier
    led = 0
    while led < earlier.unbroken and _leads(table, led, top):
        led += 1
    if led + 1 < max(options.at_least, 2):
        return finding(__name__, "none")
    ranks = [top.rank.origin]
    for i in range(led):
        figure = top.history.figure(i)
        assert figure is not None  # it has a rank in that period
        inputs = (figure.origin, earlier.selection(i))
        ranks.append(Derivation("rank", inputs, (("order", "descending"),)))
    origin = Derivation("count", tuple(ranks), (("test", {"op": "=", "than": 1}),))
    return finding(
        __name__,
        "throughout" if led == len(earlier.periods) else "since",
        (top,),
        top=top,
        length=Figure(led + 1, "count", origin, table.measure, top.area, table.period),
        begun=earlier.periods[led - 1],
    )


def _leads(table: PatchTable, i: int, top: AreaRanking) -> bool:
    """Whether the area alone is first in that period, of two areas at least."""
    ranks, value = table.earlier.ranks(i), top.history.values[i]
    alone = ranks.get(top.area.code) == 1 and sum(rank == 1 for rank in ranks.values()) == 1
    return alone and len(ranks) > 1 and value is not None and table.earlier.unknown(i) < value


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0, 370.0, 300.0),
        ("Plumstead", "Barchester", 300.0, 290.0, 280.0, 300.0),
        ("Puddingdale", "Barchester", 320.0, 310.0, 300.0, 290.0),
    ),
    options={},
    situation="since",
    areas=("Hogglestock",),
    facts={"top": "Hogglestock", "length": 3},
)
