"""Which areas of a patch changed most in per cent: of money, where pounds would only say who is dear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.place_figures import Relative
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "the measure is no money, a figure is missing, or two areas rose as fast",
    "rise": "one area rose fastest",
    "all_fell": "every area fell; one fell least",
}
FACTS = {
    "top": "the area that rose fastest",
    "per_cent": "its change in per cent",
    "place": "its place by that in the patch: the first",
    "of_all": "its place in the largest place that holds the patch; None where there is none",
    "count_of_all": "how many areas that place has",
    "wider": "that place",
    "next": "the area that comes next",
    "next_per_cent": "its change",
    "third": "the area after that",
    "third_per_cent": "its change",
    "last": "the area at the other end",
    "last_per_cent": "its change",
    "last_place": "its place from that end: the first",
    "per_cents": "the change of each of its areas in per cent, in their order",
}


HARDLY = 0.1


def _first_of_all(found: Finding, _: Scene) -> str:
    rank: Any = found.facts["of_all"]
    return "unknown" if rank is None else yes(rank.value == 1)


def _last(found: Finding, _: Scene) -> str:
    change: Any = found.facts["last_per_cent"]
    if abs(change.value) < HARDLY:
        return "hardly"
    return "fell" if change.value < 0 else "rose"


FACETS = {
    "first_of_all": Facet(
        "whether it rose fastest in the largest place, too", ("unknown", *YES_NO), _first_of_all
    ),
    "last_went": Facet(
        f"which way the area at the other end went; hardly is by less than {HARDLY} per cent",
        ("hardly", "rose", "fell"),
        _last,
    ),
}
FEWEST = 5
LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT


def find(table: PatchTable, options: Options) -> Finding:
    """The areas by their change in per cent."""
    places = table.places
    order = places.relative if places is not None else ()
    if places is None or len(order) < FEWEST or order[0].per_cent.value == order[1].per_cent.value:
        return finding(__name__, "none")
    first, second, third, last = order[0], order[1], order[2], order[-1]
    by_code = {one.area.code: one for one in table.rankings}

    def area(one: Relative) -> AreaRanking:
        return by_code[one.area.code]

    return finding(
        __name__,
        "rise" if first.per_cent.value > 0 else "all_fell",
        tuple(area(one) for one in order[:LISTED]),
        top=area(first),
        per_cent=first.per_cent,
        place=first.rank,
        of_all=first.rank_of_all,
        count_of_all=first.of,
        wider=places.wider[-1].place if places.wider else None,
        next=area(second),
        next_per_cent=second.per_cent,
        third=area(third),
        third_per_cent=third.per_cent,
        last=area(last),
        last_per_cent=last.per_cent,
        last_place=last.rank,
        per_cents=tuple(one.per_cent for one in order[:LISTED]),
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 260_000.0, 200_000.0),
        ("Plumstead", "Barchester", 240_000.0, 220_000.0),
        ("Puddingdale", "Barchester", 205_000.0, 200_000.0),
        ("Framley", "Silverbridge", 190_000.0, 189_000.0),
        ("Crabtree", "Hamersham", 150_000.0, 160_000.0),
    ),
    options={},
    situation="rise",
    areas=("Hogglestock", "Plumstead", "Puddingdale", "Framley", "Crabtree"),
    facts={"top": "Hogglestock", "per_cent": 30, "next": "Plumstead", "last": "Crabtree"},
    money=True,
)
