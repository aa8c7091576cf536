"""Which places (councils, say) the high areas of a patch lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.as_set import check_threshold
from newsgen.angles.certain import none_beyond
from newsgen.angles.extremes import to_the_tie
from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Derivation, Setting
from newsgen.model.exact import total
from newsgen.model.figure import Figure
from newsgen.model.finding import SEVERAL, YES_NO, Facet, Finding, PlaceGroup, Scene, several, yes
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = False
SITUATIONS = {
    "none": "there are no high areas, the patch is itself one such place, or a withheld figure may be high, too",
    "in_one": "they all lie in one place, though the patch has others",
    "mostly_in_one": "more than half of them lie in one",
    "spread": "no place has more than half of them",
}
FACTS = {
    "places": "the places, the one with most areas first: name, areas, count",
    "largest": "the place with most of them, None where several share that",
    "second": "the place with most after `largest`, None where several share that or there is none",
    "count": "how many places",
    "level": "what such a place is called (council)",
    "of": "how many high areas",
    "threshold": "the threshold, None where the top areas were asked for",
    "above": "how many areas of an extract there are, all above its line; None of a whole table",
    "line": "that line",
    "cases": "how many are counted in the high areas of an extract; None where that is not known of all",
    "cases_of_largest": "how many of these in those of `largest`",
}
EMPTY = {"second": ("in_one",)}


def _split(found: Finding, scene: Scene) -> str:
    above, of = scene.findings.get("above"), found.facts["of"]
    listed = above is not None and above.situation in ("some", "most", "all")
    if not listed or above.facts["count"].value != of.value:  # type: ignore[union-attr]
        return "no"
    if found.situation == "in_one":
        return "in_one"
    if not found.facts["largest"]:
        return "even"
    return ("mostly" if found.situation == "mostly_in_one" else "wide") + (
        "_two" if found.facts["second"] else "_one"
    )


def _second_has(found: Finding, _: Scene) -> str:
    second: Any = found.facts["second"]
    return several(second and second.count)


def _cases_are(found: Finding, _: Scene) -> str:
    return yes(found.facts["cases"] and found.facts["cases_of_largest"])


FACETS = {
    "split": Facet(
        "how the areas that `above` lists are shared out among places: mostly or less (wide), with a second place or "
        "the first alone; no where it lists others",
        ("no", "in_one", "mostly_one", "mostly_two", "wide_one", "wide_two", "even"),
        _split,
        ("above",),
    ),
    "cases_are": Facet("whether what the high areas count is known", YES_NO, _cases_are),
    "second_has": Facet("how many of them the second place has", SEVERAL, _second_has),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set: a threshold (as for `above`) or a top (as for `highest`)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    threshold: float | dict[str, float] | None = None
    """High is above this: a number, or one for each kind of patch."""
    top: int = 20
    """Without a threshold: high is among this many first areas, ties included."""
    level: str = ""
    """The level of the places; by default the smallest declared one."""

    def __post_init__(self) -> None:
        check_threshold(self.threshold)


def find(table: PatchTable, options: Options) -> Finding:
    """The places of the high areas."""
    line = (
        options.threshold.get(table.patch.kind) if isinstance(options.threshold, dict) else options.threshold
    )
    everywhere = {_place(s, options.level) for s in table.rankings} - {""}
    if line is None:
        high = to_the_tie(table.rankings, options.top)
    else:
        high = tuple(s for s in table.rankings if s.value.value > line)
    sure = none_beyond(table, line) if line is not None else not high or high[-1].sure_high
    if not high or len(everywhere) < 2 or not sure:
        return finding(__name__, "none")
    setting = None if line is None else Setting("spread.threshold", line)
    named: dict[str, list[AreaRanking]] = {}
    for ranking in high:
        named.setdefault(_place(ranking, options.level), []).append(ranking)
    parts = [
        PlaceGroup(name, tuple(areas), _count(table, tuple(areas), name, options.level, setting))
        for name, areas in named.items()
    ]
    parts.sort(key=lambda p: (-len(p.areas), p.name))
    sizes = [len(p.areas) for p in parts] + [0, 0]
    largest = parts[0] if sizes[0] > sizes[1] else None
    second = parts[1] if largest and sizes[1] > sizes[2] else None
    mostly = 2 * len(parts[0].areas) > len(high)
    test = (("test", {"op": ">", "than": setting}),) if setting else ()
    whole = Derivation("count", (table.selection,), test) if setting else None
    return finding(
        __name__,
        "in_one" if len(parts) == 1 else "mostly_in_one" if mostly else "spread",
        high,
        places=tuple(parts),
        largest=largest,
        second=second,
        level=options.level or (high[0].area.parents[0][0] if high[0].area.parents else ""),
        count=Figure(len(parts), "count", Derivation("count", tuple(p.count.origin for p in parts))),
        of=table.count(high, whole),
        above=_above(table),
        line=table.extract_line,
        cases=_cases(table, high),
        cases_of_largest=_cases(table, largest.areas) if largest else None,
        threshold=None
        if setting is None
        else Figure(float(line or 0), table.measure.kind, setting, table.measure),
    )


def _cases(table: PatchTable, areas: tuple[AreaRanking, ...]) -> Figure | None:
    """What the areas of an extract count together."""
    counts = [one.count for one in areas if one.count is not None]
    if table.whole or not counts or len(counts) < len(areas):
        return None
    origin = Derivation("sum", tuple(count.origin for count in counts))
    return Figure(
        total(count.value for count in counts), "count", origin, counts[0].measure, period=table.period
    )


def _above(table: PatchTable) -> Figure | None:
    line = table.extract_line
    if line is None:
        return None
    origin = Derivation("count", (table.selection,), (("test", {"op": ">", "than": line.origin}),))
    return Figure(len(table.rankings), "count", origin, period=table.period)


def _place(ranking: AreaRanking, level: str) -> str:
    return ranking.area.within(level) if level else ranking.area.parent


def _count(
    table: PatchTable, areas: tuple[AreaRanking, ...], place: str, level: str, line: Setting | None
) -> Figure:
    if line is None:
        return table.count(areas)
    inside = tuple(sorted(s.area.code for s in table.rankings if _place(s, level) == place))
    return table.count(
        areas, Derivation("count", (table.select(inside),), (("test", {"op": ">", "than": line}),))
    )


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Plumstead", "Barchester", 320.0, 310.0),
        ("Puddingdale", "Barchester", 310.0, 150.0),
        ("Framley", "Silverbridge", 120.0, None),
        ("Crabtree", "Hamersham", 80.0, 90.0),
    ),
    options={"threshold": 300},
    situation="mostly_in_one",
    areas=("Hogglestock", "Plumstead", "Puddingdale"),
    facts={"count": 2, "of": 3, "threshold": 300, "largest": "Barchester"},
)
