"""Which way a patch is going: how many of its areas rose, fell or stayed, so that neither is reported alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.certain import possible_movers
from newsgen.angles.movement import moved_count
from newsgen.angles.rule import Example, finding
from newsgen.model.finding import SEVERAL, YES_NO, Facet, Finding, Scene, several, yes
from newsgen.model.patch_table import PatchTable

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "fewer than half of the areas have a figure for both periods",
    "all_unchanged": "none rose and none fell",
    "all_up": "every one rose",
    "all_down": "every one fell",
    "mostly_up": "more than half rose",
    "mostly_down": "more than half fell",
    "more_up": "more rose than fell, but not more than half",
    "more_down": "more fell than rose, but not more than half",
    "balanced": "as many rose as fell",
    "unclear": "figures that are withheld or missing leave open which way more went",
}
FACTS = {
    "rose": "how many areas rose: at least so many, where a withheld or missing figure may hide another",
    "fell": "how many fell, likewise",
    "unchanged": "how many did neither, likewise",
    "of": "how many areas the patch has",
    "other_way": "how many went the other way than most; None where none is known to have",
    "complete": "true: the counts are of every area of the patch",
}
EMPTY = {"other_way": ("all_up", "all_down", "all_unchanged")}


def _known(found: Finding, _: Scene) -> str:
    if found.situation != "unclear":
        return "which"
    rose, fell = (bool(found.facts[name].value) for name in ("rose", "fell"))  # type: ignore[union-attr]
    return "both" if rose and fell else "rises" if rose else "falls" if fell else "neither"


def _others(found: Finding, _: Scene) -> str:
    return yes(found.facts["other_way"])


def _others_are(found: Finding, _: Scene) -> str:
    return several(found.facts["other_way"])


FACETS = {
    "known": Facet(
        "which way more of them went, or which ways some are known to have gone where that is unclear",
        ("which", "both", "rises", "falls", "neither"),
        _known,
    ),
    "others": Facet("whether any is known to have gone the other way than most", YES_NO, _others),
    "others_are": Facet("how many are known to have", SEVERAL, _others_are),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


def find(table: PatchTable, options: Options) -> Finding:
    """How many of all areas went each way in any case; `areas` are those that can be compared."""
    compared = tuple(s for s in table.rankings if s.change is not None)
    every = int(table.areas.value)
    if not compared or 2 * len(compared) < every:
        return finding(__name__, "none")
    ways = {"rose": 1, "fell": -1, "unchanged": 0}
    facts = {
        name: moved_count(
            table, tuple(s for s in compared if s.change and _sign(s.change.value) == sign), sign
        )
        for name, sign in ways.items()
    }
    rose, fell = (int(facts[name].value) for name in ("rose", "fell"))
    most_rose, most_fell = (n + len(possible_movers(table, sign)) for n, sign in ((rose, 1), (fell, -1)))
    if every in (rose, fell, int(facts["unchanged"].value)):
        situation = "all_up" if rose else "all_down" if fell else "all_unchanged"
    elif 2 * rose > every or 2 * fell > every:
        situation = "mostly_up" if rose > fell else "mostly_down"
    elif rose > most_fell or fell > most_rose:
        situation = "more_up" if rose > fell else "more_down"
    else:
        situation = "balanced" if most_rose == rose == fell == most_fell else "unclear"
    fewer = min(facts["rose"], facts["fell"], key=lambda figure: figure.value)
    return finding(
        __name__,
        situation,
        compared,
        chance_probability=None,
        other_way=fewer if fewer.value else None,
        of=table.areas,
        complete=True,
        **facts,
    )


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 410.0, 380.0),
        ("Plumstead", "Barchester", 300.0, 310.0),
        ("Puddingdale", "Barchester", 300.0, 150.0),
        ("Framley", "Silverbridge", 120.0, None),
        ("Crabtree", "Hamersham", None, 90.0),
    ),
    options={},
    situation="unclear",
    areas=("Hogglestock", "Plumstead", "Puddingdale"),
    facts={"rose": 2, "fell": 1, "unchanged": 0, "of": 5, "complete": True},
)
