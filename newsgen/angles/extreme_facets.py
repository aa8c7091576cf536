"""What a phrase may ask of the top or the bottom of a patch."""

from __future__ import annotations

from typing import Any

from newsgen.angles import chance
from newsgen.angles.told import how_told, told_by_lead
from newsgen.model.figure import Figure
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes

FAR = 3
"""An area so many times above the average is the news, however many others are above a threshold."""
ONCE = 1.5
"""Below so many times the average, per cent say it better."""


def _end(found: Finding, _: Scene) -> str:
    return "highest" if found.angle == "highest" else "lowest"


def _reach(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    # nought is 100 per cent below any average
    if top.ratio is None or (found.angle == "lowest" and not top.value.value):
        return "unknown"
    return "far" if top.ratio.value >= FAR else "near"


def _once(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return yes(top.ratio is not None and top.ratio.value < ONCE)


def _after(found: Finding, scene: Scene) -> str:
    after: Any = found.facts["next"]
    if not after:
        return "nobody"
    if len(after) == 1:
        return "one"
    first, last, patch = after[0], after[-1], scene.table.patch.name
    parent = first.area.parent
    inside = parent == patch
    if (
        parent
        and parent == last.area.parent
        and (not inside or (first.area.shared_name and last.area.shared_name))
    ):
        return ("together_here" if inside else "together") + ("_tied" if first.tied else "")
    return "tied" if first.tied else "two"


def _elsewhere(found: Finding, _: Scene) -> str:
    return ("nowhere", "one", "two")[len(found.facts["elsewhere"])]  # type: ignore[arg-type]


def _elsewhere_sure(found: Finding, _: Scene) -> str:
    last: Any = found.facts["elsewhere"][-1]  # type: ignore[index]
    return yes(last.sure_high if found.angle == "highest" else last.sure_low)


def _listed(found: Finding, scene: Scene) -> str:
    beyond = scene.findings.get("above" if found.angle == "highest" else "below")
    if beyond is None or beyond.situation not in ("some", "most", "all"):
        return "no"
    counted: Any = beyond.facts["count"]
    return yes(counted.value == len(beyond.areas))


def _counts(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return yes(top.count)


def _length(found: Finding, _: Scene) -> str:
    count: Any = found.facts["count"]
    return "several" if count.value > 2 else "two" if count.value > 1 else "one"


def _named(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return "together" if "," in top.area.name or " and " in top.area.name else "one"


def _moved_against(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return yes(top.count_moved == ("down" if found.angle == "highest" else "up"))


def _told(found: Finding, scene: Scene) -> str:
    return how_told(found, scene, found.facts["top"])


def _next_told(found: Finding, scene: Scene) -> str:
    after: Any = found.facts["next"]
    return yes(after and told_by_lead(found, scene, after[0]) == "yes")


def _unit_told(found: Finding, scene: Scene) -> str:
    whole, lead = scene.findings.get("whole"), scene.lead
    rate = whole.facts["rate"] if whole is not None and whole.found else None
    in_lead = (
        lead is not None and lead is not found and ("typical" in lead.facts or "wider_rate" in lead.facts)
    )
    return yes((isinstance(rate, Figure) and not rate.bound) or (in_lead and lead is not whole))


def _fell_most(found: Finding, scene: Scene) -> str:
    fall = scene.findings.get("biggest_fall")
    return yes(fall is not None and fall.found and fall.facts["top"] == found.facts["top"])


def _falling(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    now, before = top.count, top.count_previous
    return yes(now is not None and before is not None and 3 * now.value <= 2 * before.value)


def _below_zero(found: Finding, _: Scene) -> str:
    top: Any = found.facts["top"]
    return yes(top.value.value < 0)


def _sure(found: Finding, _: Scene) -> str:
    return yes(found.facts["sure"])


def _chance(found: Finding, scene: Scene) -> str:
    highest = scene.findings.get("highest")
    said = found.angle == "lowest" and highest is not None and highest.found and highest.facts["weak"]
    if scene.lead is not found and (said or found.situation in ("tied", "many_tied")):
        return "silent"
    return chance.chance_of(found)


def list_is(found: Finding, _: Scene) -> str:
    """Whether a list holds of all areas."""
    return "of_all" if found.facts["list_sure"] else "of_published"


LIST_IS = Facet(
    "whether the list holds of all areas, or of published figures alone", ("of_all", "of_published"), list_is
)
TOLD = Facet(
    "whether the story leads on the same area, and whether with its count or its figure",
    ("no", "count", "figure"),
    _told,
)
FACETS = {
    "end": Facet("which end of the ranking it is of", ("highest", "lowest"), _end),
    "reach": Facet(
        "how far the first is above the average: far is three times it and more; unknown where there is none, or the "
        "lowest figure is nought",
        ("unknown", "near", "far"),
        _reach,
    ),
    "after": Facet(
        "which areas may be named after the first: together where they lie in one place, the patch (here) or another",
        (
            "nobody",
            "one",
            "two",
            "tied",
            "together",
            "together_tied",
            "together_here",
            "together_here_tied",
        ),
        _after,
    ),
    "elsewhere_are": Facet(
        "how many examples from other places there are", ("nowhere", "one", "two"), _elsewhere
    ),
    "elsewhere_sure": Facet("whether their ranks hold of all areas", YES_NO, _elsewhere_sure),
    "listed": Facet(
        "whether the story lists the areas beyond a threshold at this end instead",
        YES_NO,
        _listed,
        ("above", "below"),
    ),
    "counts": Facet("whether the figure of the first has a count behind it", YES_NO, _counts),
    "length": Facet(
        "whether the list has one area, two, or more",
        ("one", "two", "several"),
        _length,
    ),
    "list_is": LIST_IS,
    "once": Facet(
        f"whether the first is less than {ONCE} times the average: per cent say that better", YES_NO, _once
    ),
    "told": TOLD,
    "next_told": Facet("whether the story leads on the one that comes next", YES_NO, _next_told),
    "unit_told": Facet(
        "whether the story has said a figure with its unit before: that of the patch as a whole, or its lead's",
        YES_NO,
        _unit_told,
        looks_at=("whole",),
    ),
    "fell_most": Facet(
        "whether the first is the area that fell most", YES_NO, _fell_most, looks_at=("biggest_fall",)
    ),
    "named": Facet("whether the first has a name of several places", ("one", "together"), _named),
    "moved_against": Facet(
        "whether the count behind the first went the other way: down of the highest, up of the lowest",
        YES_NO,
        _moved_against,
    ),
    "falling": Facet("whether the count behind the first fell by a third or more", YES_NO, _falling),
    "below_zero": Facet(
        "whether the figure of the first is negative, a growth rate's, say", YES_NO, _below_zero
    ),
    "sure": Facet("whether no area without a figure may be as far out as the first", YES_NO, _sure),
    "chance": Facet(
        f"{chance.ASKS}; silent in a story of something else that says it of the highest, or where several share it",
        (*chance.ANSWERS, "silent"),
        _chance,
        looks_at=("highest",),
    ),
}
