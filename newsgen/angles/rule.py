"""What an angle is: a rule that looks for one kind of news in one ranked patch.

Each angle is a file of this room that defines

    SITUATIONS   what it may find, by name, each with its meaning; "none" is always one of them
    FACTS        what a template may name beside `situation` and `areas`, each with its meaning
    Options      a frozen dataclass: what a project may set, with its default values
    NEEDS_WHOLE  whether it says something of all areas, so that an extract cannot serve
    find         (PatchTable, Options) -> Finding
    EXAMPLE      an Example that runs as its test and stands in its documentation
    OF_ONE_AREA  true where it speaks of patches that are a single area, and of no others; left out otherwise
    FACETS       further questions that phrases ask of its findings, by name, each a Facet; left out for none
    EMPTY        facts that are None, or an empty list, in whole situations: these, by fact; left out for none
    FAMILY       the name under which angles that are told alike share their phrases; left out otherwise
    STEP_BY_STEP true where it holds each period against the one before: of a measure with a season it finds nothing
                 where the same period of the year before is at hand; left out otherwise

and is found by its file's name: nothing else has to know of it. One of another package is found by its entry point
(newsgen/registry).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from newsgen.errors import Fault, PluginError
from newsgen.model.area import Area, Patch
from newsgen.model.figure import Figure
from newsgen.model.finding import Facet, Fact, Finding, PlaceGroup, Vocabulary
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.place_figures import PlaceFigures
from newsgen.registry import Announced, announced_modules, guarded, modules


@dataclass(frozen=True, slots=True)
class Example:
    """A small table and what the angle finds in it.

    `rows` are (name, council, value, value before, the one before that ...), None for suppressed. `adds_up` is true
    where areas of its measure may be added together, `counts` where it counts things. `areas` are the names found, in
    order. `own` is the area that the patch is, where it is one area. The patch that holds it has an average of 100; its
    councils are patches, too. `thresholds` are the measure's; it may be `money`.
    """

    rows: tuple[tuple[str, str, *tuple[float | None, ...]], ...]
    options: Mapping[str, Any]
    situation: str
    areas: tuple[str, ...]
    facts: Mapping[str, Any]
    own: str = ""
    adds_up: bool = False
    counts: bool = False
    thresholds: tuple[float, ...] = ()
    money: bool = False


@dataclass(frozen=True, slots=True)
class Angle:
    """An angle, discovered."""

    name: str
    doc: str
    situations: Mapping[str, str]
    facts: Mapping[str, str]
    options: type
    needs_whole: bool
    find: Callable[[PatchTable, Any], Finding]
    example: Example
    of_one: bool
    step_by_step: bool
    facets: Mapping[str, Facet]
    family: str
    empty: Mapping[str, tuple[str, ...]]


@cache
def angles() -> Mapping[str, Angle]:
    """Every angle by name: each module of this room that defines an EXAMPLE, and those of other packages."""
    others = announced_modules("newsgen.angles")
    needed = ("SITUATIONS", "FACTS", "Options", "NEEDS_WHOLE", "find")
    return {
        name: Angle(
            name,
            module.__doc__ or "",
            module.SITUATIONS,
            module.FACTS,
            module.Options,
            module.NEEDS_WHOLE,
            _find_of(module, others.get(name)),
            module.EXAMPLE,
            getattr(module, "OF_ONE_AREA", False),
            getattr(module, "STEP_BY_STEP", False),
            getattr(module, "FACETS", {}),
            getattr(module, "FAMILY", ""),
            getattr(module, "EMPTY", {}),
        )
        for name, module in modules(__package__, "EXAMPLE", *needed).items()
    }


def _find_of(module: ModuleType, by: Announced | None) -> Callable[[PatchTable, Any], Finding]:
    """An angle's `find`; that of another package is held to giving a Finding."""
    found: Callable[[PatchTable, Any], Finding] = module.find
    return found if by is None else guarded(by, "find()", found, _a_finding)


def _a_finding(where: str, found: Any) -> Finding:
    if not isinstance(found, Finding):
        raise PluginError(Fault(where, f"find() gave {found!r}", "a Finding"))
    return found


def vocabulary() -> dict[str, Vocabulary]:
    """What a template may ask of each angle's finding, by angle."""
    return {
        name: Vocabulary(
            ("situation", "found", "areas", *angle.facts),
            tuple(angle.situations),
            angle.facets,
            angle.family,
            {"areas": tuple[AreaRanking | Area, ...], **_kinds(angle.example)},
            angle.empty,
        )
        for name, angle in angles().items()
    }


def _kinds(example: Example) -> dict[str, Any]:
    """The types of the facts that an example has: it writes a figure as a number, and whatever has a name as that.

    >>> _kinds(Example((), {}, "some", (), {"count": 3, "sure": True, "next": ("Plumstead",)}))["count"].__name__
    'Figure'
    """
    found = {name: _kind(fact) for name, fact in example.facts.items()}
    return {name: kind for name, kind in found.items() if kind is not None}


def _kind(fact: Any) -> Any:
    match fact:
        case bool():
            return bool
        case int() | float():
            return Figure
        case str():
            return AreaRanking | Area | Patch | PlaceGroup | PlaceFigures | str
        case tuple() if fact and (inner := _kind(fact[0])):
            return tuple.__class_getitem__((inner, ...))
    return None


def finding(
    angle: str,
    situation: str,
    areas: tuple[Any, ...] = (),
    chance_probability: float | None = None,
    **facts: Fact,
) -> Finding:
    """A Finding; `angle` is the file's __name__."""
    return Finding(angle.rpartition(".")[2], situation, areas, facts, chance_probability=chance_probability)
