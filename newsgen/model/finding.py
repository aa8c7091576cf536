"""What an angle found in one patch, and what a template may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from newsgen.model.area import Area, Patch
from newsgen.model.figure import Figure
from newsgen.model.patch_table import AreaRanking, Average, PatchTable
from newsgen.model.period import Period
from newsgen.model.place_figures import PlaceFigures

Fact: TypeAlias = (
    "Figure | AreaRanking | Average | Area | Patch | PlaceGroup | PlaceFigures | Period | str | bool"
    " | tuple[Any, ...] | None"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of its facts, `situation`, `found` and `areas` among them, the names of its situations, and its facets.

    `family` is the name that it shares its phrases under with other angles; "" where it has none. `kinds` are the
    types of its facts, by name, as far as they are known; `empty` the situations in which a fact is None or empty.
    """

    facts: tuple[str, ...]
    situations: tuple[str, ...]
    facets: Mapping[str, Facet] = field(default_factory=dict)
    family: str = ""
    kinds: Mapping[str, Any] = field(default_factory=dict)
    empty: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a facet may look at beside its own finding: the story's findings by name, and the patch's table."""

    findings: Mapping[str, Finding]
    table: PatchTable

    @property
    def lead(self) -> Finding | None:
        """The finding that leads the story."""
        return next(iter(self.findings.values()), None)


YES_NO = ("yes", "no")


def yes(true: object) -> str:
    """The answer to whether."""
    return "yes" if true else "no"


SEVERAL = ("none", "one", "several")


def several(count: Any) -> str:
    """The answer to how many: that of a figure, or of None."""
    return "none" if not count or not count.value else "one" if count.value == 1 else "several"


@dataclass(frozen=True, slots=True)
class Facet:
    """A named question of a finding with few answers, which phrases ask, such as how far above the average it is.

    `of` gives one of the answers for a finding that found something; it is a function of a module, since vocabularies
    travel to workers. `looks_at` are the other findings that it looks for.
    """

    asks: str
    answers: tuple[str, ...]
    of: Callable[[Any, Scene], str]
    looks_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """One of the places that a finding's areas lie in: its name, its areas, how many they are."""

    name: str
    areas: tuple[AreaRanking, ...]
    count: Figure


@dataclass(frozen=True, slots=True)
class Finding:
    """A named situation with its areas and its figures.

    `situation` is one of the angle's own (`newsgen angles` lists them). `areas` are in the order in which a list
    shows them: rankings, or plain areas where they have no figure. `facts` are the further things that a template may
    name: above.threshold, spread.councils. `about` is what its areas were chosen by: their figures, or how these
    changed. `luck` is for news from one area's own past: the chance of as much there if its figures came in any order
    (docs/newsworthiness.md); None for all else.
    """

    angle: str
    situation: str
    areas: tuple[AreaRanking, ...] | tuple[Area, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    about: Literal["value", "change"] = "value"
    chance_probability: float | None = None

    @property
    def found(self) -> bool:
        """Whether there is anything to tell."""
        return self.situation != "none"

    def codes(self) -> tuple[str, ...]:
        """The codes of its areas, in its order."""
        return tuple(a.code if isinstance(a, Area) else a.area.code for a in self.areas)

    def figures(self) -> dict[str, float]:
        """The finding's figures by name, values only: what readers of the edition get."""
        return {name: fact.value for name, fact in self.facts.items() if isinstance(fact, Figure)}
