"""Where a patch stands among its peers by its pooled rate: the highest or the lowest of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from newsgen.angles.rule import Example, finding
from newsgen.model.figure import Figure
from newsgen.model.finding import YES_NO, Facet, Finding, Scene, yes
from newsgen.model.patch_table import PatchTable
from newsgen.model.strict import STRICT

NEEDS_WHOLE = True
SITUATIONS = {
    "none": "it is neither, it has too few peers, it shares its rank, or withheld figures leave that open",
    "highest": "it has the highest rate",
    "lowest": "it has the lowest rate",
}
FACTS = {
    "rate": "its rate",
    "rank": "its rank from that end: the first",
    "listed": "how many areas are in its list",
    "peers": "how many peers there are, itself among them",
    "wider": "the place that they lie in",
    "wider_rate": "the rate of that place",
    "total": "how many are counted; None where that is open",
    "new": "whether it was elsewhere in the period before; false where there is none, or that is not known",
}


def _new(found: Finding, _: Scene) -> str:
    return yes(found.facts["new"])


def _end(found: Finding, _: Scene) -> str:
    return found.situation


def _wider_is(found: Finding, _: Scene) -> str:
    return "known" if found.facts["wider_rate"] else "open"


FACETS = {
    "wider_is": Facet("whether the rate of the place around is known", ("open", "known"), _wider_is),
    "new": Facet("whether it was elsewhere in the period before", YES_NO, _new),
    "end": Facet("which end it is at", ("highest", "lowest"), _end),
}
LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a project may set."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    peers: int = 10
    """The fewest peers of which the first or the last is news."""


def find(table: PatchTable, options: Options) -> Finding:
    """The patch, where it is first or last."""
    own = table.places.own if table.places is not None else None
    wider = table.places.wider[0] if table.places is not None and table.places.wider else None
    if own is None or wider is None or own.rate.now is None or own.rate.now.bound:
        return finding(__name__, "none")
    rank, low, peers = own.rank, own.rank_low, own.peers
    if rank is None or low is None or peers is None or peers.value < options.peers:
        return finding(__name__, "none")
    if 1 not in (rank.value, low.value) or rank.value + low.value != peers.value + 1:
        return finding(__name__, "none")
    highest = rank.value == 1
    before = own.rank_before
    total = own.total.now
    return finding(
        __name__,
        "highest" if highest else "lowest",
        table.rankings[:LISTED] if highest else table.rankings[::-1][:LISTED],
        listed=table.count(table.rankings[:LISTED]),
        rate=own.rate.now,
        rank=rank if highest else low,
        peers=peers,
        wider=wider.place,
        wider_rate=_plain(wider.rate.now),
        total=_plain(total),
        new=before is not None and before.value != rank.value,
    )


def _plain(figure: Figure | None) -> Figure | None:
    """A figure that is known."""
    return None if figure is None or figure.bound else figure


EXAMPLE = Example(
    rows=(
        ("Hogglestock", "Silverbridge", 62.0, 21.0),
        ("Plumstead", "Barchester", 30.0, 25.0),
    ),
    options={},
    situation="highest",
    areas=("Hogglestock", "Plumstead"),
    facts={"rate": 46, "rank": 1, "peers": 12, "wider": "England", "wider_rate": 100},
)
