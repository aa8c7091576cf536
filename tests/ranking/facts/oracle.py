"""A patch's facts worked out apart, from what each withheld count may be: fractions, and no line of newsgen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

AT_MOST = range(3)
PER = 100_000


@dataclass(frozen=True)
class Place:
    """An area: cases and rate as published, None where withheld."""

    code: str
    people: int
    cases: int | None
    rate: Fraction | None
    cases_before: int | None
    rate_before: Fraction | None

    def options(self, *, before: bool = False) -> list[tuple[Fraction, int]]:
        """What its rate and its cases may be."""
        cases, rate = (self.cases_before, self.rate_before) if before else (self.cases, self.rate)
        if cases is None or rate is None:
            return [(Fraction(n * PER, self.people), n) for n in AT_MOST]
        return [(rate, cases)]


def quantity(values: Sequence[Fraction | int]) -> Any:
    """The ends as facts/<patch>.json has them."""
    low, high = (float(one) for one in (min(values), max(values)))
    return low if low == high else {"low": low, "high": high}


def how_many(places: Sequence[Place], is_so: Callable[..., bool], *, before: bool | None = None) -> Any:
    """The least and the most of the places of which it may be so: of now and before, or of one of the two."""
    sides = [
        product(p.options(), p.options(before=True))
        if before is None
        else [(one,) for one in p.options(before=before)]
        for p in places
    ]
    found = [[is_so(*combination) for combination in side] for side in sides]
    return quantity([sum(all(one) for one in found), sum(any(one) for one in found)])


def total(places: Sequence[Place], *, before: bool) -> tuple[Fraction, Fraction]:
    options = [[cases for _, cases in p.options(before=before)] for p in places]
    return Fraction(sum(map(min, options))), Fraction(sum(map(max, options)))


def compared(now: tuple[Fraction, Fraction], before: tuple[Fraction, Fraction]) -> dict[str, Any]:
    found = {
        "now": quantity(now),
        "before": quantity(before),
        "change": quantity([now[0] - before[1], now[1] - before[0]]),
    }
    if before[0] > 0:
        found["per_cent"] = quantity([(now[0] / before[1] - 1) * 100, (now[1] / before[0] - 1) * 100])
    return found


def totals(places: Sequence[Place]) -> dict[str, Any]:
    return compared(total(places, before=False), total(places, before=True))


def rate_ends(places: Sequence[Place], *, before: bool) -> tuple[Fraction, Fraction]:
    low, high = (n * PER / sum(p.people for p in places) for n in total(places, before=before))
    return low, high


def rates(places: Sequence[Place]) -> dict[str, Any]:
    return compared(rate_ends(places, before=False), rate_ends(places, before=True))


def rank(own: Sequence[Place], others: Sequence[Sequence[Place]], *, before: bool, sign: int = 1) -> Any:
    """Among peers: every one at either end."""
    mine, ranks = rate_ends(own, before=before), []
    for at in mine:
        each = [rate_ends(o, before=before) for o in others]
        ranks += [1 + sum(sign * pick > sign * at for pick in picks) for picks in _picks(each)]
    return quantity(ranks)


def _picks(ends: Sequence[tuple[Fraction, Fraction]]) -> list[tuple[Fraction, ...]]:
    return [tuple(low for low, _ in ends), tuple(high for _, high in ends)]


def area_rank(place: Place, places: Sequence[Place], *, before: bool, sign: int = 1) -> Any:
    ((own, _),) = place.options(before=before)
    better = [[sign * r > sign * own for r, _ in p.options(before=before)] for p in places if p != place]
    return quantity([1 + sum(map(all, better)), 1 + sum(map(any, better))])


def swap(places: Sequence[Place]) -> int | None:
    """Tried out, case by case."""
    known = sorted((p for p in places if p.rate is not None), key=lambda p: -(p.rate or 0))
    if len(known) < 2 or any(p.rate is None and p.options()[-1][0] >= (known[0].rate or 0) for p in places):
        return None
    first = known[0]
    seconds = [p for p in known[1:] if p.rate == known[1].rate]
    assert first.cases is not None
    target = Fraction(first.cases, first.people)
    n = 1
    while not any(Fraction((p.cases or 0) + n, p.people) > target for p in seconds):
        n += 1
    return n


def without_mover(places: Sequence[Place]) -> dict[str, Any] | None:
    moves = {
        p.code: [abs(now - old) for (_, now), (_, old) in product(p.options(), p.options(before=True))]
        for p in places
    }
    for place in places:
        own = moves[place.code]
        if len(own) == 1 and all(own[0] > max(m) for code, m in moves.items() if code != place.code):
            return (
                {"area": place.code, "total": totals([p for p in places if p != place])}
                if len(places) > 1
                else None
            )
    return None


def first(
    places: Sequence[Place], score: Callable[..., Fraction | float | None], count: int = 1
) -> dict[str, Any]:
    """Who stands first by a score of now and before, of which None takes no part, and how many more may."""
    sure, perhaps = {}, []
    for p in places:
        found = [score(*c) for c in product(p.options(), p.options(before=True))]
        scores = [one for one in found if one is not None]
        if len({*found}) == 1 and scores:
            sure[p.code] = scores[0]
        elif scores:
            perhaps.append(max(scores))
    if not sure:
        return {"areas": [], "others": 0}
    last = sorted(sure.values(), reverse=True)[:count][-1]
    areas = sorted((code for code, one in sure.items() if one >= last), key=lambda code: (-sure[code], code))
    return {"areas": areas, "others": sum(one >= last for one in perhaps)}
