"""Areas that crossed a threshold since the period before, up or down; above is strictly above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from newsgen.angles.as_set import check_threshold
from newsgen.angles.certain import low, side
from newsgen.angles.rule import Example, finding
from newsgen.angles.run import those_meant
from newsgen.model.area import Area
from newsgen.model.derivation import Derivation, Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import Facet, Finding, Scene
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
STEP_BY_STEP = True
SITUATIONS = {
    "none": "no area crossed it",
    "up": "some were not above it, and now are; none went the other way",
    "down": "some were above it, and now are not; none went the other way",
    "both": "some went each way",
}
FACTS = {
    "threshold": "the threshold",
    "up": "the areas that are above it now and were not, the highest first",
    "down": "the areas that were above it and are not now, the lowest first",
    "hidden": "those that were above it and whose figure is withheld now, which lies below it in any case",
    "up_count": "how many went above it: at least so many, where a withheld figure may have",
    "down_count": "how many came down to it or below, those of `hidden` among them",
    "top": "the first that went up, or else the first that came down",
}
EMPTY = {"up": ("down",), "down": ("up",)}


def _up_are(found: Finding, _: Scene) -> str:
    return _named(found.facts["up"], found.facts["up_count"])


def _down_are(found: Finding, _: Scene) -> str:
    return _named(found.facts["down"], found.facts["down_count"])


def _named(areas: Any, count: Any) -> str:
    """Which of the areas that went one way are named, and how."""
    if not areas:
        return "nobody"
    if count.value > MOST_NAMED:
        return "many"
    if count.value > len(areas):
        return "some"
    return "several" if len(areas) > 1 else "one" if areas[0].previous else "one_unknown"


def _top_was(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return "known" if top.previous else "unknown"


_ARE = ("nobody", "one", "one_unknown", "several", "some", "many")
FACETS = {
    "up_are": Facet(
        "how many went above it, as far as they are told: one_unknown has no figure of the period before, several can "
        "all be named, some have others beside them whose figures are withheld, many are too many to name",
        _ARE,
        _up_are,
    ),
    "down_are": Facet("how many came down to it or below, likewise", _ARE, _down_are),
    "top_was": Facet("whether the first has a figure of the period before", ("known", "unknown"), _top_was),
}
MOST_NAMED = 6
"""How many areas that crossed it are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    threshold: float | dict[str, float]
    """The threshold: a number, or one for each kind of patch ({ region = 500, council = 400 })."""

    def __post_init__(self) -> None:
        check_threshold(self.threshold)

    def for_patch(self, kind: str) -> float | None:
        """The threshold for a patch of this kind, None where the project states none."""
        return self.threshold.get(kind) if isinstance(self.threshold, Mapping) else self.threshold


def find(table: PatchTable, options: Options) -> Finding:
    """The areas that lie on another side than before: those, too, of which a withheld figure leaves no doubt of it."""
    line = options.for_patch(table.patch.kind)
    if line is None:
        return finding(__name__, "none")
    meant = those_meant(table)
    before = {u.area.code: side(table, u.before, line) for u in table.unknown.areas}

    def was(ranking: AreaRanking) -> str:
        if ranking.previous is not None:
            return "above" if ranking.previous.value > line else "not above"
        return before.get(ranking.area.code, "")

    up = tuple(s for s in meant if s.value.value > line and was(s) == "not above")
    down = tuple(s for s in reversed(meant) if s.value.value <= line and was(s) == "above")
    if not up and not down:
        return finding(__name__, "none")
    others = [u for u in table.unknown.areas if table.patch.among is None]
    hidden = tuple(
        u.area for u in others if before[u.area.code] == "above" and side(table, u.now, line) == "not above"
    )
    told = {s.area.code for s in up + down} | {area.code for area in hidden}
    left = [(before[u.area.code], side(table, u.now, line)) for u in others if u.area.code not in told]
    setting = Setting("crossed.threshold", line)

    def count(areas: tuple[AreaRanking, ...], op: str, *, sure: bool) -> Figure:
        test = (("test", {"op": op, "than": setting}),)
        if hidden and op == "<=":
            return _with_hidden(table, areas, hidden, test, sure=sure)
        return table.count(areas, Derivation("count", tuple(s.value.origin for s in areas), test), sure=sure)

    return finding(
        __name__,
        "both" if up and down else "up" if up else "down",
        up + down,
        threshold=Figure(line, table.measure.kind, setting, table.measure, period=table.period),
        up=up,
        down=down,
        hidden=hidden,
        up_count=count(up, ">", sure=all(then == "above" or now == "not above" for then, now in left)),
        down_count=count(down, "<=", sure=all(then == "not above" or now == "above" for then, now in left)),
        top=(up or down)[0],
    )


def _with_hidden(
    table: PatchTable,
    down: tuple[AreaRanking, ...],
    hidden: tuple[Area, ...],
    test: tuple[tuple[str, Any], ...],
    *,
    sure: bool,
) -> Figure:
    """How many came down, with those whose figure is withheld: that is below the line even at its highest."""
    assert table.unknown.selection is not None  # some are withheld
    codes = tuple(sorted([s.area.code for s in down] + [area.code for area in hidden]))
    origin = low(table, Derivation("count", (replace(table.unknown.selection, areas=codes),), test))
    return Figure(len(codes), "count", origin, period=table.period, bound="" if sure else "least")


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 300.0),
        ("Plumstead", "Barchester", 300.0, 310.0),
        ("Puddingdale", "Barchester", 320.0, 310.0),
        ("Framley", "Silverbridge", 301.0, None),
    ),
    options={"threshold": 300},
    situation="both",
    areas=("Hogglestock", "Plumstead"),
    facts={"up": ("Hogglestock",), "down": ("Plumstead",), "up_count": 1, "down_count": 1},
)
