"""How a patch's figure stands beside that of every earlier period that the table holds."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.model.facts import HistoryFacts
from newsgen.model.period import Period
from newsgen.ranking.facts.totals import Pair

_LAST = 12


def history_of(figures: Sequence[Pair | None], periods: Sequence[Period]) -> HistoryFacts | None:
    """The newest figure beside all before it; both sequences ascend by date. None where there is nothing to say.

    A period of which nothing is known has no part in it but that nothing is sure beyond it.
    """
    newest = figures[-1]
    if len(figures) < 2 or newest is None or newest[0] == newest[1] == float("inf"):
        return None
    earlier = figures[:-1]
    turned = [None if pair is None else (-pair[1], -pair[0]) for pair in figures]
    last = range(max(1, len(earlier) - _LAST), len(earlier))
    return HistoryFacts(
        periods=len(earlier),
        first=periods[0],
        highest=_beats(figures, len(earlier)),
        lowest=_beats(turned, len(earlier)),
        highest_since=_since(figures, periods),
        lowest_since=_since(turned, periods),
        high_records=sum(_beats(figures, i) for i in last),
        low_records=sum(_beats(turned, i) for i in last),
        of_last=len(last),
    )


def _beats(figures: Sequence[Pair | None], at: int) -> bool:
    """Whether it is above all before it, whatever they are."""
    own = figures[at]
    return own is not None and all(pair is not None and pair[1] < own[0] for pair in figures[:at])


def _since(figures: Sequence[Pair | None], periods: Sequence[Period]) -> Period | None:
    """The latest period that was as high or higher, where those after it were lower, all of it for sure."""
    newest = figures[-1]
    assert newest is not None  # asked before
    for pair, period in zip(figures[-2::-1], periods[-2::-1], strict=True):
        if pair is None:
            return None
        if pair[1] < newest[0]:
            continue
        return period if pair[0] >= newest[1] else None
    return None
