"""How many areas are above a round figure now, and how many were: the highest of the measure's that is news.

The round figures are its `thresholds`, or else the edges of its bands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.certain import beyond_count, none_beyond
from newsgen.angles.rule import Example, finding
from newsgen.angles.worked_out import more_than
from newsgen.model.bounds import slack_of
from newsgen.model.derivation import Derivation, Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import SEVERAL, Facet, Finding, Scene, several
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "at none of the round figures there are twice as many areas as before, or withheld figures leave that open",
    "first": "some are above it now, and none was",
    "more": "at least twice as many are as were",
}
FACTS = {
    "threshold": "the round figure",
    "count": "how many areas are above it",
    "count_before": "how many were",
    "change": "the one minus the other",
    "top": "the highest of them",
    "of": "how many areas there are",
}


def _count_is(found: Finding, _: Scene) -> str:
    return several(found.facts["count"])


def _before_were(found: Finding, _: Scene) -> str:
    return several(found.facts["count_before"])


FACETS = {
    "count_is": Facet("how many are above it", SEVERAL, _count_is),
    "before_were": Facet("how many were", SEVERAL, _before_were),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    at_least: int = 3
    """How many areas are news, where some were above it before."""
    times: float = 2
    """How many times as many as before."""


def find(table: PatchTable, options: Options) -> Finding:
    """The highest round figure at which there is news."""
    for line, setting in sorted(_lines(table), key=lambda pair: -pair[0]):
        areas = tuple(one for one in table.rankings if one.value.value > line)
        before = _before(table, line, setting)
        if not areas or before is None or not none_beyond(table, line):
            continue
        first = before.value == 0
        if not first and (len(areas) < options.at_least or len(areas) < options.times * before.value):
            continue
        count = beyond_count(table, areas, line, ">", setting)
        return finding(
            __name__,
            "first" if first else "more",
            areas,
            threshold=Figure(line, table.measure.kind, setting, table.measure, period=table.period),
            count=count,
            count_before=before,
            change=more_than(count, before),
            top=areas[0],
            of=table.areas,
        )
    return finding(__name__, "none")


def _lines(table: PatchTable) -> Iterator[tuple[float, Setting]]:
    measure = table.measure
    for line in measure.thresholds:
        yield line, Setting(f"measures.{measure.name}.thresholds", line)
    for band in measure.bands if not measure.thresholds else ():
        if band.low is not None:
            yield band.low, Setting(f"measures.{measure.name}.bands.{band.name}.low", band.low)


def _before(table: PatchTable, line: float, setting: Setting) -> Figure | None:
    """How many were above it; None where that is not known of every area."""
    selection, slack = table.compared_selection, slack_of(table.measure)
    known = [one.previous for one in table.rankings if one.previous is not None]
    unsure = {bounds.area.code for bounds in table.unknown.areas}
    open_ones = [
        one.before
        for one in table.unknown.areas
        if one.before is None or (one.before.low != one.before.high and one.before.high > line - slack)
    ]
    sure = {one.area.code for one in table.rankings if one.previous is not None}
    if selection is None or open_ones or len(sure | unsure) < int(table.areas.value):
        return None
    left = [
        one
        for one in table.unknown.areas
        if one.area.code not in sure and one.before and one.before.low > line
    ]
    count = sum(one.value > line for one in known) + len(left)
    origin = Derivation("count", (selection,), (("test", {"op": ">", "than": setting}),))
    return Figure(count, "count", origin, period=table.compared_with)


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 620.0, 210.0),
        ("Plumstead", "Barchester", 430.0, 250.0),
        ("Puddingdale", "Barchester", 410.0, 400.0),
        ("Framley", "Silverbridge", 120.0, 410.0),
    ),
    options={},
    situation="more",
    areas=("Hogglestock", "Plumstead", "Puddingdale"),
    facts={"threshold": 400, "count": 3, "count_before": 1, "change": 2, "top": "Hogglestock", "of": 4},
    thresholds=(200, 400),
)
