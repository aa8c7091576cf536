"""How long it is since a figure rose, or fell, as far in one period; withheld or missing ends the history."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any, ClassVar, Literal

from newsgen.angles.rule import Example, finding
from newsgen.angles.run import SPAN, USUAL_RECORD, steps, those_meant, values
from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
STEP_BY_STEP = True
SITUATIONS = {
    "none": "no area moved further than it has for some time",
    "rise_since": "the rise is the biggest since an earlier one, which was as big or bigger",
    "fall_since": "so is the fall",
    "rise_at_hand": "the rise is the biggest of all those at hand, which are too few to speak of a record",
    "fall_at_hand": "so is the fall",
    "record_rise": "the rise is the biggest of all those at hand, and they are enough",
    "record_fall": "so is the fall",
}
FACTS = {
    "top": "the area for which that goes back furthest (the one that moved furthest, where several do)",
    "change": "by how much it moved",
    "length": "of how many changes in a row, the newest included, it is the biggest of its kind: at least so many, "
    "where a gap or a withheld figure ends them",
    "since": "the newest earlier period in which it moved as far that way; None where there is none",
    "then": "by how much it moved then; None where there is none",
    "oldest": "the earliest period whose change is held against it",
    "whole": "whether these are all changes of the table; otherwise a gap ends them, or a withheld figure",
    "count": "how many areas the situation holds for",
}
EMPTY = dict.fromkeys(("since", "then"), ("rise_at_hand", "fall_at_hand", "record_rise", "record_fall"))


def _way(found: Finding, _: Scene) -> str:
    return "rise" if found.situation in ("rise_since", "rise_at_hand", "record_rise") else "fall"


FACETS = {"way": Facet("which way it moved", ("rise", "fall"), _way), "span": SPAN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    way: Literal["rise", "fall", "either"] = "either"
    """Which way is news."""
    at_least: int = 4
    """How many earlier changes it must be bigger than."""
    on_record: dict[str, int] = field(default_factory=lambda: dict(USUAL_RECORD))
    """From how many periods on it may be a record, by grain."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """One area's newest change, and how many changes before it were smaller; `ended` where one was not."""

    ranking: AreaRanking
    sign: int
    size: Decimal
    beaten: int
    ended: bool
    known: list[Decimal]

    @property
    def whole(self) -> bool:
        """Whether it was held against all changes of the table."""
        return not self.ended and len(self.known) == len(self.ranking.history) + 1


def find(table: PatchTable, options: Options) -> Finding:
    """The areas whose newest change stands out furthest into the past."""
    enough = options.on_record.get(table.period.grain, max(USUAL_RECORD.values()))
    reaches = (_reach(ranking) for ranking in those_meant(table))
    found = [
        r
        for r in reaches
        if r is not None
        and r.beaten >= max(options.at_least, 1)
        and options.way in ("rise" if r.sign > 0 else "fall", "either")
    ]
    if not found:
        return finding(__name__, "none")

    def situation(reach: _Reach) -> str:
        way = "rise" if reach.sign > 0 else "fall"
        if reach.ended:
            return f"{way}_since"
        return f"record_{way}" if len(reach.known) >= enough else f"{way}_at_hand"

    def news(reach: _Reach) -> tuple[Any, ...]:
        area = reach.ranking.area
        return reach.ended, -reach.beaten, -reach.size, area.parent, area.name, area.code

    found.sort(key=news)
    first = found[0]
    like = tuple(r.ranking for r in found if (situation(r), r.whole) == (situation(first), first.whole))
    top, sign = first.ranking, first.sign
    changes = steps(top, first.beaten + 1 + first.ended, sign)
    origin = Derivation("since", changes, (("test", {"op": ">=", "than": changes[0]}),))
    bound: Literal["", "least"] = "" if first.whole or first.ended else "least"
    length = Figure(first.beaten + 1, "count", origin, table.measure, top.area, table.period, bound=bound)
    return finding(
        __name__,
        situation(first),
        like,
        chance_probability=1 / (first.beaten + 1),
        top=top,
        change=top.change,
        length=length,
        since=top.history.periods[first.beaten] if first.ended else None,
        then=_then(first, table) if first.ended else None,
        oldest=top.history.periods[first.beaten - 1],
        whole=first.whole,
        count=table.count(like),
    )


def _reach(ranking: AreaRanking) -> _Reach | None:
    known = values(ranking)
    changes = [new - old for new, old in pairwise(known)]
    if not changes or not changes[0]:
        return None
    sign = 1 if changes[0] > 0 else -1
    size = sign * changes[0]
    ended = next((i for i, change in enumerate(changes) if i and sign * change >= size), None)
    beaten = (len(changes) if ended is None else ended) - 1
    return _Reach(ranking, sign, size, beaten, ended is not None, known)


def _then(reach: _Reach, table: PatchTable) -> Figure:
    """The earlier change that was as big."""
    ranking, i = reach.ranking, reach.beaten
    new, old = ranking.history.figure(i), ranking.history.figure(i + 1)
    assert new is not None
    assert old is not None
    assert ranking.change is not None  # it has a newest change
    return Figure(
        float(reach.known[i + 1] - reach.known[i + 2]),
        ranking.change.unit,
        Derivation("difference", (new.origin, old.origin)),
        table.measure,
        ranking.area,
        new.period,
        base=old,
        over=new,
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0, 370.0, 300.0, 290.0, 280.0),
        ("Plumstead", "Barchester", 380.0, 350.0, 340.0, 330.0, 340.0, 330.0, 300.0),
        ("Puddingdale", "Barchester", 320.0, 310.0, 300.0, 290.0, None, 10.0),
    ),
    options={},
    situation="rise_since",
    areas=("Plumstead",),
    facts={"top": "Plumstead", "change": 30.0, "length": 5, "then": 30.0, "count": 1},
)
