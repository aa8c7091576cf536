"""How long it is since a figure was as high, or as low, as it is now: as far back as figures are at hand.

Words carry the length of the history: one that is too short for a record gives "at hand", and never a record. A gap
ends the history: a figure that is missing, or one that is withheld and may be as far out. Where that is before the
first period of the table (`whole` is false), nothing is said of what lies beyond.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from newsgen.angles.rule import Example, finding
from newsgen.angles.run import SPAN, USUAL_RECORD, those_meant
from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
SITUATIONS = {
    "none": "no area is as high or low as it has not been for some time",
    "highest_since": "the figure is the highest since an earlier period, in which it was as high or higher",
    "lowest_since": "it is the lowest since one in which it was as low or lower",
    "highest_at_hand": "it is the highest of all those at hand, which are too few to speak of a record",
    "lowest_at_hand": "it is the lowest of them",
    "record_high": "it is the highest of all those at hand, and they are enough",
    "record_low": "it is the lowest of them",
}
FACTS = {
    "top": "the area for which that goes back furthest (the one that most figures are known of, where several do)",
    "joint": "all areas for which it goes back as far, over as many figures",
    "length": "of how many periods, the newest included, it is the highest or lowest; none without a figure. At least "
    "so many, where a gap ends them",
    "since": "the newest earlier period in which it was as high or as low; None where there is none",
    "then": "its figure in that period; None where there is none",
    "oldest": "the earliest of the periods held against it",
    "whole": "whether these are all periods of the table; otherwise a gap ends them",
    "count": "how many areas the situation holds for",
}
EMPTY = dict.fromkeys(("since", "then"), ("highest_at_hand", "lowest_at_hand", "record_high", "record_low"))


def _end(found: Finding, _: Scene) -> str:
    return "highest" if found.situation in ("highest_since", "highest_at_hand", "record_high") else "lowest"


def _widely(found: Finding, _: Scene) -> str:
    count: Any = found.facts["count"]
    joint: Any = found.facts["joint"]
    return yes(not found.facts["since"] and len(joint) == count.value >= MANY)


def _then_was(found: Finding, _: Scene) -> str:
    then: Any = found.facts["then"]
    top: Any = found.facts["top"]
    return "unknown" if then is None else "same" if then.value == top.value.value else "other"


FACETS = {
    "end": Facet("which end it is", ("highest", "lowest"), _end),
    "span": SPAN,
    "then_was": Facet(
        "whether it was the same in the period that it stands out since; unknown where there is none",
        ("same", "other", "unknown"),
        _then_was,
    ),
    "widely": Facet("whether it is told of many areas, of all of which the same holds", YES_NO, _widely),
}
MANY = 4
"""What holds of so many areas is told of them all, and not of the first by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    end: Literal["highest", "lowest", "either"] = "either"
    """Which end is news."""
    of: Literal["areas", "first"] = "areas"
    """Any area of the patch, or only the one that is first in it: the highest for a high, the lowest for a low."""
    at_least: int = 4
    """How many earlier figures it must be higher (lower) than."""
    on_record: dict[str, int] = field(default_factory=lambda: dict(USUAL_RECORD))
    """From how many periods on it may be a record, by grain."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far back one area stands out: the places in its history that it beats, and the one that it does not."""

    ranking: AreaRanking
    high: bool
    beaten: tuple[int, ...]
    since: int | None
    whole: bool = False

    @property
    def back(self) -> int:
        """How many periods it is back to the last that it was held against."""
        return self.beaten[-1] if self.since is None else self.since


def find(table: PatchTable, options: Options) -> Finding:
    """The areas that stand out furthest into the past; of those as far, the one with most figures first."""
    enough = options.on_record.get(table.period.grain, max(USUAL_RECORD.values()))
    found = [r for r in _reaches(table, options) if len(r.beaten) >= max(options.at_least, 1)]
    if not found:
        return finding(__name__, "none")

    def situation(reach: _Reach) -> str:
        end = "highest" if reach.high else "lowest"
        if reach.since is not None:
            return f"{end}_since"
        if len(reach.beaten) + 1 < enough:
            return f"{end}_at_hand"
        return "record_high" if reach.high else "record_low"

    def news(reach: _Reach) -> tuple[Any, ...]:
        area = reach.ranking.area
        ended, beaten = reach.since is not None, len(reach.beaten)
        return ended, -reach.back, -beaten, not reach.high, area.parent, area.name, area.code

    found.sort(key=news)
    like = [r for r in found if (situation(r), r.whole) == (situation(found[0]), found[0].whole)]
    first = like[0]
    areas = tuple(r.ranking for r in like)
    history = first.ranking.history
    return finding(
        __name__,
        situation(first),
        areas,
        chance_probability=2
        / (len(first.beaten) + 1),  # a record at either end: each of n figures is as likely to be it
        top=first.ranking,
        joint=tuple(r.ranking for r in like if (r.back, len(r.beaten)) == (first.back, len(first.beaten))),
        length=_length(first),
        since=None if first.since is None else history.periods[first.since],
        then=None if first.since is None else history.figure(first.since),
        oldest=history.periods[first.beaten[-1]],
        whole=first.whole,
        count=table.count(areas),
    )


def _reaches(table: PatchTable, options: Options) -> Iterable[_Reach]:
    for ranking in those_meant(table):
        for high, rank in ((True, ranking.rank), (False, ranking.rank_low)):
            end = "highest" if high else "lowest"
            if options.end in (end, "either") and (options.of == "areas" or rank.value == 1):
                reach = _reach(ranking, high=high)
                if reach is not None:
                    yield reach


def _reach(ranking: AreaRanking, *, high: bool) -> _Reach | None:
    """None where nothing is known to be beaten, or a withheld value that may be lower comes before any that is."""
    history, now = ranking.history, ranking.value.value
    beaten: list[int] = []
    for i in range(history.unbroken):
        value = history.values[i]
        if value is None:
            ends = history.ends(i)
            if history.hidden[i] and (ends.high < now if high else ends.low > now):
                continue
            withheld_lower = not high and bool(history.hidden[i])
            return None if withheld_lower or not beaten else _Reach(ranking, high, tuple(beaten), None)
        if value >= now if high else value <= now:
            return _Reach(ranking, high, tuple(beaten), i)
        beaten.append(i)
    whole = history.unbroken == len(history)
    return _Reach(ranking, high, tuple(beaten), None, whole) if beaten else None


def _length(reach: _Reach) -> Figure:
    ranking = reach.ranking
    places = reach.beaten if reach.since is None else (*reach.beaten, reach.since)
    earlier = (ranking.history.figure(i) for i in places)
    inputs = (ranking.value.origin, *(figure.origin for figure in earlier if figure is not None))
    test = {"op": ">=" if reach.high else "<=", "than": inputs[0]}
    origin = Derivation("since", inputs, (("test", test),))
    value = ranking.value
    bound: Literal["", "least"] = "" if reach.whole or reach.since is not None else "least"
    return Figure(
        len(reach.beaten) + 1, "count", origin, value.measure, ranking.area, value.period, bound=bound
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0, 390.0, 300.0, 220.0, 415.0, 90.0),
        ("Plumstead", "Barchester", 300.0, 310.0, 305.0, 290.0, 280.0, 270.0, 260.0),
        ("Puddingdale", "Barchester", 320.0, 160.0, 150.0, 140.0, 310.0, 300.0, 330.0),
        ("Framley", "Silverbridge", 120.0, None, 380.0, 390.0, 400.0, 410.0, 420.0),
    ),
    options={},
    situation="highest_since",
    areas=("Puddingdale", "Hogglestock"),
    facts={"top": "Puddingdale", "length": 6, "then": 330.0, "count": 2, "whole": False},
)
