"""How the parts of a patch went, the councils of a region, say: the patches of the project that lie right inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.derivation import Derivation
from newsgen.model.figure import Figure
from newsgen.model.finding import SEVERAL, Facet, Finding, Scene, several
from newsgen.model.patch_table import PatchTable
from newsgen.model.place_figures import PlaceFigures
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "the project has no patches that make it up, or there is no period to compare with",
    "apart": "some rose and some fell",
    "all_up": "every one rose",
    "all_down": "every one fell",
    "one_way": "none went against the others, and not all of them moved for sure",
}
FACTS = {
    "kind": "what such a part is called",
    "of": "how many parts there are",
    "up": "how many rose: at least so many, where withheld figures may hide another",
    "down": "how many fell, likewise",
    "risers": "those that rose, the largest rise in per cent first",
    "fallers": "those that fell, the largest fall in per cent first",
    "riser": "the first of `risers`; None where there is none",
    "faller": "the first of `fallers`; None where there is none",
    "highest": "the part with the highest rate; None where that is not sure, or two share it",
    "lowest": "the part with the lowest, likewise",
}


def _up_are(found: Finding, _: Scene) -> str:
    return several(found.facts["up"])


def _down_are(found: Finding, _: Scene) -> str:
    return several(found.facts["down"])


def _ends(found: Finding, _: Scene) -> str:
    high, low = found.facts["highest"], found.facts["lowest"]
    return "both" if high and low else "highest" if high else "lowest" if low else "neither"


FACETS = {
    "up_are": Facet("how many rose", SEVERAL, _up_are),
    "down_are": Facet("how many fell", SEVERAL, _down_are),
    "ends": Facet(
        "whether the parts with the highest and the lowest rate are known",
        ("neither", "highest", "lowest", "both"),
        _ends,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT


def find(table: PatchTable, options: Options) -> Finding:
    """The parts, by the way they went."""
    parts = table.places.parts if table.places is not None else ()
    if not parts or any(part.total.before is None for part in parts):
        return finding(__name__, "none")
    up, down = (_that_went(parts, way) for way in ("up", "down"))
    open_ones = sum(not part.total.moved for part in parts)
    if up and down:
        situation = "apart"
    else:
        situation = (
            "all_up" if len(up) == len(parts) else "all_down" if len(down) == len(parts) else "one_way"
        )
    return finding(
        __name__,
        situation,
        (),
        kind=parts[0].place.kind,
        of=_count(table, parts, ""),
        up=_count(table, up, ">", sure=not open_ones),
        down=_count(table, down, "<", sure=not open_ones),
        risers=up,
        fallers=down,
        riser=up[0] if up else None,
        faller=down[0] if down else None,
        highest=_at(parts, 1),
        lowest=_at(parts, len(parts)),
    )


def _that_went(parts: tuple[PlaceFigures, ...], way: str) -> tuple[PlaceFigures, ...]:
    found = (part for part in parts if part.total.moved == way)
    return tuple(sorted(found, key=lambda part: (-_size(part), part.place.name)))


def _size(part: PlaceFigures) -> float:
    return abs(part.total.per_cent.value) if part.total.per_cent else 0.0


def _at(parts: tuple[PlaceFigures, ...], rank: int) -> PlaceFigures | None:
    """The one part of that rank."""
    found = [part for part in parts if part.rank is not None and part.rank.value == rank]
    return found[0] if len(found) == 1 and all(part.rank is not None for part in parts) else None


def _count(table: PatchTable, parts: tuple[PlaceFigures, ...], op: str, *, sure: bool = True) -> Figure:
    """How many these are: the test is of the change of each."""
    if not op:
        totals = tuple(part.total.now.origin for part in parts if part.total.now)
        return Figure(len(parts), "count", Derivation("count", totals), period=table.period)
    changes = tuple(part.total.change.origin for part in parts if part.total.change)
    origin = Derivation("count", changes, (("test", {"op": op, "than": 0}),))
    return Figure(len(parts), "count", origin, period=table.period, bound="" if sure else "least")


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 60.0, 40.0),
        ("Plumstead", "Barchester", 30.0, 35.0),
        ("Puddingdale", "Barchester", 10.0, 15.0),
        ("Framley", "Silverbridge", 40.0, 20.0),
    ),
    options={},
    situation="apart",
    areas=(),
    facts={"kind": "council", "of": 2, "up": 1, "down": 1, "riser": "Silverbridge", "faller": "Barchester"},
    counts=True,
)
