"""A patch as a whole: its total and its rate, how they changed, and how it stands beside others and the places around.

The total is of what is counted (a rate's cases), the rate the pooled one. Where withheld figures leave one open, it is
given by the least and the most that it can be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.figure import Figure
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes
from newsgen.model.patch_table import PatchTable
from newsgen.model.place_figures import UNKNOWN, Amount, PlaceFigures
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "nothing of it adds up, or a figure is missing",
    "up": "its total rose, whatever withheld figures may be",
    "down": "its total fell, likewise",
    "unchanged": "its total stayed the same",
    "unclear": "withheld figures leave open which way it went",
    "alone": "there is no period to compare with",
}
FACTS = {
    "total": "the total: the least that it can be, where withheld figures leave it open",
    "most": "the most that it can be; None where it is known",
    "before": "the total of the period before, likewise",
    "most_before": "the most that this can be; None where it is known",
    "change": "the one minus the other: the least that it moved, where that is open",
    "per_cent": "the change in per cent; None where there was nothing before",
    "rate": "the pooled rate; None where the measure is no rate",
    "rate_before": "that of the period before",
    "rank": "its rank among its peers, from the highest; None where it has none, or withheld figures leave it open",
    "rank_low": "the same from the lowest",
    "rank_before": "its rank from the highest in the period before",
    "peers": "how many peers there are, itself among them",
    "wider": "the smallest place that holds it and more; None where there is none",
    "wider_rate": "the rate of that place, about so much where withheld figures leave it open",
    "over_wider": "by how much its own rate is above that, in per cent; None where that is not sure",
    "times_wider": "its own rate as a multiple of that; None where that may be less than twice",
    "wider_per_cent": "the change of that place's total in per cent",
    "country": "the largest place that holds it, where that is another; None where there is none",
    "country_rate": "the rate of that place",
    "over_country": "by how much its own rate is above that, in per cent",
    "times_country": "its own rate as a multiple of that; None where that may be less than twice",
    "country_per_cent": "the change of its total in per cent",
}
FEW, SOME = 20, 50
"""Below the first no change is given in per cent; below the second none in a headline."""
STILL, SLIGHT, LARGE = 2, 10, 25
"""Changes in per cent: below the first it hardly changed, from the last it is large."""
ALIKE = 5
"""Up to so many percentage points apart, two changes in per cent are alike."""
NEAR_END = 10
"""A rank further from either end is not told."""


def _base(found: Finding, _: Scene) -> str:
    ends: list[Any] = [found.facts["total"], found.facts["before"]]
    least = min((one.value for one in ends if one is not None), default=0)
    return "few" if least < FEW else "some" if least < SOME else "many"


def _known(found: Finding, _: Scene) -> str:
    now, before = found.facts["most"] is None, found.facts["most_before"] is None
    return ("both" if before else "now") if now else "before" if before else "neither"


def _is_end(figure: Figure) -> bool:
    """The least of what may be far more, by withheld figures, is not small; nor like another, whatever it is."""
    return figure.bound in ("least", "most")


def _size(found: Finding, _: Scene) -> str:
    per_cent: Any = found.facts["per_cent"]
    if per_cent is None:
        return "unknown"
    size = abs(per_cent.value)
    doubled = per_cent.value >= 100 or per_cent.value <= -50
    steps = ((STILL, "still"), (SLIGHT, "slight"), (LARGE, "some"))
    return "doubled" if doubled else next((name for most, name in steps if size < most), "large")


def beside(own: Figure | None, other: Figure | None) -> str:
    """How a change in per cent compares with another."""
    if own is None or other is None:
        return "unknown"
    if min(abs(own.value), abs(other.value)) >= 1 and (own.value > 0) != (other.value > 0):
        return "against"
    if _is_end(own) or _is_end(other):
        return "unknown"
    apart = abs(own.value) - abs(other.value)
    if abs(apart) <= ALIKE:
        return "alike"
    return "more" if apart > 0 else "less"


def _beside_country(found: Finding, _: Scene) -> str:
    return beside(found.facts["per_cent"], found.facts["country_per_cent"])  # type: ignore[arg-type]


def _went(per_cent: object) -> str:
    if not isinstance(per_cent, Figure):
        return "unknown"
    return "still" if abs(per_cent.value) < 1 else "up" if per_cent.value > 0 else "down"


def _wider_went(found: Finding, _: Scene) -> str:
    return _went(found.facts["wider_per_cent"])


def _country_went(found: Finding, _: Scene) -> str:
    return _went(found.facts["country_per_cent"])


def _level(over: object, times: object) -> str:
    if not isinstance(over, Figure):
        return "unknown"
    if _is_end(over):
        if abs(over.value) < 1:
            return "unknown"
    elif abs(over.value) < STILL:
        return "level"
    return "far_above" if times else "above" if over.value > 0 else "below"


def _level_wider(found: Finding, _: Scene) -> str:
    return _level(found.facts["over_wider"], found.facts["times_wider"])


def _level_country(found: Finding, _: Scene) -> str:
    return _level(found.facts["over_country"], found.facts["times_country"])


def _wider_rate(found: Finding, _: Scene) -> str:
    return _open(found.facts["wider_rate"])


def _country_rate(found: Finding, _: Scene) -> str:
    return _open(found.facts["country_rate"])


def _rate(found: Finding, _: Scene) -> str:
    return _open(found.facts["rate"])


def _open(rate: object) -> str:
    return "none" if not isinstance(rate, Figure) else "open" if rate.bound in ("least", "most") else "known"


def _rank_is(found: Finding, _: Scene) -> str:
    high: Any = found.facts["rank"]
    low: Any = found.facts["rank_low"]
    if high is None or low is None or found.facts["wider"] is None:
        return "none"
    if high.value == 1:
        return "first"
    if low.value == 1:
        return "last"
    return "high" if high.value <= min(low.value, NEAR_END) else "low" if low.value <= NEAR_END else "middle"


def _rank_moved(found: Finding, _: Scene) -> str:
    now: Any = found.facts["rank"]
    before: Any = found.facts["rank_before"]
    if now is None or before is None:
        return "unknown"
    if abs(now.value - before.value) == 1 and 1 not in (now.value, before.value):
        return "hardly"
    return "up" if now.value < before.value else "down" if now.value > before.value else "same"


def _wider_names_peers(found: Finding, _: Scene) -> str:
    wider, peers = found.facts["wider"], found.facts["peers"]
    return yes(isinstance(peers, Figure) and f"{peers.value:g}" in getattr(wider, "name", "").split())


FACETS = {
    "base": Facet(
        f"how many it is about, now or before: few are below {FEW}, many {SOME} and more",
        ("few", "some", "many"),
        _base,
    ),
    "known": Facet(
        "which of its totals are known, whatever withheld figures may be",
        ("both", "now", "before", "neither"),
        _known,
    ),
    "size": Facet(
        f"how large the change is: still is below {STILL} per cent, slight below {SLIGHT}, some below {LARGE}; doubled "
        "is at least doubled or halved",
        ("unknown", "still", "slight", "some", "large", "doubled"),
        _size,
    ),
    "beside_country": Facet(
        f"how its change compares with the country's: alike within {ALIKE} points, against where that went "
        "the other way",
        ("unknown", "alike", "more", "less", "against"),
        _beside_country,
    ),
    "wider_went": Facet(
        "which way the wider place's total went: still is below one per cent",
        ("unknown", "up", "down", "still"),
        _wider_went,
    ),
    "country_went": Facet(
        "which way the country's total went, likewise", ("unknown", "up", "down", "still"), _country_went
    ),
    "rate_is": Facet(
        "whether it has a rate, and withheld figures leave it open", ("none", "open", "known"), _rate
    ),
    "wider_is": Facet(
        "whether withheld figures leave the wider place's rate open", ("none", "open", "known"), _wider_rate
    ),
    "country_is": Facet(
        "whether they leave that of the country open", ("none", "open", "known"), _country_rate
    ),
    "level": Facet(
        f"how its rate compares with the wider place's: far above is twice and more, level within {STILL}",
        ("unknown", "far_above", "above", "below", "level"),
        _level_wider,
    ),
    "level_country": Facet(
        "how its rate compares with the country's",
        ("unknown", "far_above", "above", "below", "level"),
        _level_country,
    ),
    "rank_is": Facet(
        f"where it stands among its peers: high and low are among the {NEAR_END} nearest to an end",
        ("none", "first", "last", "high", "low", "middle"),
        _rank_is,
    ),
    "wider_names_peers": Facet(
        "whether the wider place's name says how many peers there are (the 50 states)",
        YES_NO,
        _wider_names_peers,
    ),
    "rank_moved": Facet(
        "where its rank went, up being towards the highest; hardly is by one place, neither of them the first",
        ("unknown", "up", "down", "same", "hardly"),
        _rank_moved,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Nothing to set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT


def find(table: PatchTable, options: Options) -> Finding:
    """The patch as a whole."""
    now = table.places.own.total.now if table.places is not None else None
    if table.places is None or now is None or (now.bound == "least" and not now.value):
        return finding(__name__, "none")  # "at least no cases" says nothing
    own, wider = table.places.own, table.places.wider
    total, around, country = own.total, wider[0] if wider else None, wider[-1] if wider[1:] else None
    situation = total.moved or ("alone" if total.before is None else "unclear")
    return finding(
        __name__,
        situation,
        table.rankings,
        total=total.now,
        most=total.most,
        before=total.before,
        most_before=total.most_before,
        change=total.change,
        per_cent=total.per_cent,
        rate=own.rate.now,
        rate_before=own.rate.before,
        rank=own.rank,
        rank_low=own.rank_low,
        rank_before=own.rank_before,
        peers=own.peers,
        wider=around and around.place,
        wider_rate=_rate_of(around),
        over_wider=around and around.under,
        times_wider=around and around.times,
        wider_per_cent=_changed(around).per_cent,
        country=country and country.place,
        country_rate=_rate_of(country),
        over_country=country and country.under,
        times_country=country and country.times,
        country_per_cent=_changed(country).per_cent,
    )


def _changed(place: PlaceFigures | None) -> Amount:
    return UNKNOWN if place is None else place.total


def _rate_of(place: PlaceFigures | None) -> Figure | None:
    return None if place is None else place.rate.now


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 60.0, 40.0),
        ("Plumstead", "Barchester", 30.0, 25.0),
        ("Puddingdale", "Barchester", 10.0, 15.0),
    ),
    options={},
    situation="up",
    areas=("Hogglestock", "Plumstead", "Puddingdale"),
    facts={"total": 100, "before": 80, "change": 20, "per_cent": 25},
    counts=True,
)
