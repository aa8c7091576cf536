"""Whether all of a patch's areas lie on one side of the rate of a wider place: of the largest that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.figure import Figure
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "they do not, a figure is withheld or missing, or there is no wider place with a rate",
    "above": "every area is above it",
    "below": "every area is below it",
}
FACTS = {
    "top": "the area nearest to it: of those above the lowest, of those below the highest",
    "wider": "the wider place",
    "wider_rate": "its rate",
    "over": "by how much the figure of `top` is above that rate, in per cent",
    "of": "how many areas there are",
    "new": "whether it was not so in the period before; false where that is not known",
}
FEWEST = 3
""" "Every one" of two areas is no news."""


def _new(found: Finding, _: Scene) -> str:
    return yes(found.facts["new"])


def _tied(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return yes(top.tied)


FACETS = {
    "new": Facet("whether it was not so in the period before", YES_NO, _new),
    "tied": Facet("whether several areas are as near to it", YES_NO, _tied),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT


def find(table: PatchTable, options: Options) -> Finding:
    """The area nearest to the wider rate, where all are on one side of it."""
    known = [place for place in (table.places.wider if table.places else ()) if place.lowest_under]
    if not known or len(table.rankings) < max(FEWEST, int(table.areas.value)):
        return finding(__name__, "none")
    wider, low, high = known[-1], known[-1].lowest_under, known[-1].highest_under
    above = low is not None and low.value > 0
    if not above and not (high is not None and high.value < 0):
        return finding(__name__, "none")
    top = table.rankings[-1] if above else table.rankings[0]
    return finding(
        __name__,
        "above" if above else "below",
        (top,),
        top=top,
        wider=wider.place,
        wider_rate=wider.rate.now,
        over=low if above else high,
        of=table.areas,
        new=_was_not(table, wider.rate.before, above=above),
    )


def _was_not(table: PatchTable, rate: Figure | None, *, above: bool) -> bool:
    """Whether some area was surely on the other side in the period before."""
    before = [one.previous.value for one in table.rankings if one.previous is not None]
    if rate is None or rate.bound in ("least", "most") or not before:
        return False
    room = rate.value / 100 if rate.bound else 0
    return min(before) <= rate.value - room if above else max(before) >= rate.value + room


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 620.0, 210.0),
        ("Plumstead", "Barchester", 300.0, 250.0),
        ("Puddingdale", "Barchester", 150.0, 400.0),
    ),
    options={},
    situation="above",
    areas=("Puddingdale",),
    facts={"top": "Puddingdale", "wider": "England", "wider_rate": 100, "over": 50, "of": 3},
)
