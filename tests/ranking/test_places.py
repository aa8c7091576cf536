"""Patches as wholes: held against the facts cards, and against all that withheld cells may really hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.model.area import Patch
from newsgen.model.bounds import Bounds
from newsgen.model.exact import to_places
from newsgen.model.facts import Compared, MeasureFacts
from newsgen.model.figure import Figure
from newsgen.model.patch_table import PatchTable
from newsgen.model.place_figures import Amount, PlaceFigures
from newsgen.ranking import rank
from newsgen.ranking.facts.cards import facts_cards
from newsgen.ranking.ranked import RankedDataset
from tests.ingest.small import CASES, PEOPLE, RATE, SOURCE, read_text

AT_MOST, PER = 2, 100_000
WEEKS = "2021-02-11", "2021-02-18"
COMPUTED = replace(RATE, column="")


@dataclass(frozen=True)
class Place:
    """An area as it really is: published are only counts above two."""

    council: str
    people: int
    before: int
    now: int


def cell(cases: int) -> str:
    return str(cases) if cases > AT_MOST else ""


def ranked(places: Sequence[Place]) -> RankedDataset:
    """Barsetshire, and its councils as patches of their own."""
    rows = [
        f"B{n},Parish {n},{place.council},{week},{cell(cases)},{place.people}"
        for n, place in enumerate(places)
        for week, cases in zip(WEEKS, (place.before, place.now), strict=True)
    ]
    with TemporaryDirectory() as folder:
        text = "\n".join(["code,name,council,week_ending,cases,population", *rows])
        data = read_text(text, Path(folder), SOURCE, (COMPUTED, CASES, PEOPLE))
    codes = {council: tuple(f"B{n}" for n in of) for council, of in members(places).items()}
    patches = [Patch(name, "council", name.lower(), held) for name, held in codes.items() if name != COUNTY]
    return rank(data, (Patch(COUNTY, "county", COUNTY.lower(), codes[COUNTY]), *patches))


COUNTY = "Barsetshire"


def members(places: Sequence[Place]) -> dict[str, list[int]]:
    found = {COUNTY: [*range(len(places))]}
    for council in sorted({place.council for place in places}):
        found[council] = [n for n, place in enumerate(places) if place.council == council]
    return found


def beside(places: Sequence[Place], measure: str) -> Iterator[tuple[PatchTable, MeasureFacts]]:
    """Each patch's table and its card, of one dataset."""
    found = ranked(places)
    cards = {card.patch.name: card for card in facts_cards(found, {"rate", "cases"}, lambda _, __: ())}
    for table in found.tables(measure):
        yield (
            table,
            next(one for one in cards[table.patch.name].measures if one.measure.name == measure),
        )


def places_of(table: PatchTable) -> PlaceFigures:
    assert table.places is not None
    return table.places.own


def told(ends: Bounds | None, now: Figure | None, most: Figure | None) -> bool:
    """Whether a quantity of these ends is given as they allow."""
    if ends is None or now is None:
        return now is None and most is None
    low, high = (Fraction(end) for end in (ends.low, ends.high))
    assert now.measure is not None
    if now.bound == "least":
        return most is not None and most.bound == "most" and (now.value, most.value) == (ends.low, ends.high)
    if now.bound == "about":
        return most is None and all(
            abs(Fraction(now.value) - end) <= Fraction(now.value) / 200 for end in (low, high)
        )
    return most is None and now.value == ends.low and alike(low, high, now)


def alike(one: Fraction, other: Fraction, figure: Figure) -> bool:
    assert figure.measure is not None
    decimals = 0 if figure.unit == "count" else figure.measure.decimals
    return to_places(one, decimals) == to_places(other, decimals)


def moved(ends: Bounds | None, change: Figure | None, least: float = 0) -> bool:
    """Whether a change of these ends is given by the nearer one, and not where they do not agree which way."""
    if ends is None or (ends.low <= 0 <= ends.high and ends.low != ends.high):
        return change is None
    nearer = ends.high if ends.high < 0 else ends.low
    alike_in_print = to_places(Fraction(ends.low), 1) == to_places(Fraction(ends.high), 1)
    if ends.low != ends.high and abs(nearer) < least and not alike_in_print:
        return change is None
    return change is not None and change.value == pytest.approx(nearer, rel=1e-12)


def agrees(amount: Amount, card: Compared) -> bool:
    return (
        told(card.now, amount.now, amount.most)
        and told(card.before, amount.before, amount.most_before)
        and moved(card.change, amount.change)
        and moved(card.per_cent, amount.per_cent, least=0.1)
    )


def check(places: Sequence[Place]) -> None:
    """Every bound of a patch, beside its card."""
    for measure in ("rate", "cases"):
        for table, card in beside(places, measure):
            own, found = places_of(table), table.places
            assert found is not None
            assert agrees(own.total, card.total), (table.patch.name, own.total, card.total)
            assert agrees(own.rate, card.rate), (table.patch.name, own.rate, card.rate)
            assert [one.place.name for one in found.wider] == [one.name for one in card.wider]
            for wider, its in zip(found.wider, card.wider, strict=True):
                assert agrees(wider.total, its.total)
                assert agrees(wider.rate, its.rate)
            for given_rank, bounds in (
                (own.rank, card.rank_high.now),
                (own.rank_before, card.rank_high.before),
                # the rank from the other end stands beside that from the first, never alone
                *(((own.rank_low, card.rank_low.now),) if own.rank else ()),
            ):
                sure = bounds is not None and bounds.low == bounds.high
                assert (given_rank and given_rank.value) == (bounds.low if sure and bounds else None)
            assert own.rank or own.rank_low is None
            mover = card.without_mover
            assert (found.without and found.without.area.code) == (mover and mover.area)
            assert found.without is None or mover is None or agrees(found.without.total, mover.total)
            swap = table.swap_high
            # of joint firsts the card has what it takes one of them, the table what it takes the next
            joint = bool(table.rankings) and table.rankings[0].tied
            assert joint or (swap and swap.value) == card.swap


A, B = "Barchester", "Framley"
EDGES: dict[str, list[Place]] = {
    "nothing withheld": [Place(A, 5000, 10, 20), Place(A, 4000, 9, 3), Place(B, 3000, 5, 5)],
    "all withheld": [Place(A, 5000, 0, 1), Place(A, 4000, 2, 2), Place(B, 3000, 1, 0)],
    "one area": [Place(A, 5000, 10, 20)],
    "a withheld one may be first": [Place(A, 5000, 10, 4), Place(A, 900, 9, 2), Place(B, 3000, 5, 5)],
    "two share the first place": [Place(A, 5000, 10, 20), Place(A, 5000, 9, 20), Place(B, 5000, 5, 3)],
    "two share the second": [Place(A, 5000, 10, 20), Place(A, 4000, 9, 12), Place(B, 2000, 5, 6)],
    "two councils of one rate": [Place(A, 4000, 10, 20), Place(B, 2000, 9, 10), Place("Ullathorne", 2000, 9, 3)],
    "it may have been none before": [Place(A, 5000, 1, 20), Place(B, 4000, 0, 5)],
    "none for sure before and now": [Place(A, 5000, 10, 3), Place(B, 4000, 3, 10)],
    "too many for two to show": [Place(A, 900_000, 400, 900), Place(A, 900_000, 1, 1), Place(B, 9000, 3, 4)],
    "about so many": [Place(A, 90_000, 1500, 1800), Place(A, 9000, 1, 2), Place(B, 9000, 30, 40)],
    "a change that prints alike at its ends": [Place(A, 5000, 23, 0), Place(A, 5000, 2644, 2669), Place(B, 5000, 5, 3)],
    "two moved alike": [Place(A, 5000, 10, 20), Place(A, 4000, 19, 9), Place(B, 3000, 5, 5)],
    "a withheld one may have moved as far": [Place(A, 5000, 10, 12), Place(A, 4000, 1, 2), Place(B, 3000, 5, 5)],
}  # fmt: skip


@pytest.mark.parametrize("name", EDGES)
def test_an_edge(name: str) -> None:
    check(EDGES[name])


NUMBERS = st.one_of(st.integers(0, 4), st.integers(3, 60), st.integers(300, 2500))
PEOPLE_THERE = st.integers(50, 400).map(lambda n: n * 100)
PLACES = st.lists(
    st.builds(Place, st.sampled_from([A, B, "Ullathorne"]), PEOPLE_THERE, NUMBERS, NUMBERS),
    min_size=1,
    max_size=8,
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(PLACES)
def test_every_bound_is_that_of_the_facts_card(places: list[Place]) -> None:
    check(places)


def true(figure: Figure | None, really: Fraction) -> bool:
    """Whether what a figure prints is so."""
    if figure is None:
        return True
    said = Fraction(figure.value)
    if figure.bound == "about":
        return abs(said - really) <= said / 200
    if figure.bound:
        sign = (1 if figure.bound == "least" else -1) * (-1 if said < 0 else 1)
        return sign * really >= sign * said - Fraction(1, 10**9)
    assert figure.measure is not None
    decimals = 0 if figure.unit in ("count", "rank") else figure.measure.decimals
    return abs(said - really) <= Fraction(1, 10**9) or to_places(said, decimals) == to_places(
        really, decimals
    )


def total(places: Sequence[Place], *, now: bool = True) -> Fraction:
    return Fraction(sum(place.now if now else place.before for place in places))


def rate(places: Sequence[Place], *, now: bool = True) -> Fraction:
    return total(places, now=now) * PER / sum(place.people for place in places)


def amount_true(amount: Amount, now: Fraction, before: Fraction) -> bool:
    return (
        true(amount.now, now)
        and true(amount.most, now)
        and true(amount.before, before)
        and true(amount.most_before, before)
        and true(amount.change, now - before)
        and (amount.per_cent is None or true(amount.per_cent, (now / before - 1) * 100))
    )


HIDDEN = st.lists(st.integers(0, AT_MOST), min_size=16, max_size=16)


@settings(max_examples=60, deadline=None)
@given(PLACES, HIDDEN)
def test_whatever_withheld_cells_hold_every_figure_is_true(places: list[Place], hidden: list[int]) -> None:
    really = [
        replace(
            place,
            now=place.now if place.now > AT_MOST else hidden[2 * n],
            before=place.before if place.before > AT_MOST else hidden[2 * n + 1],
        )
        for n, place in enumerate(places)
    ]
    of = {name: [really[n] for n in held] for name, held in members(places).items()}
    for table in ranked(places).tables("rate"):
        found, own, inside = table.places, places_of(table), of[table.patch.name]
        assert found is not None
        assert amount_true(own.total, total(inside), total(inside, now=False))
        assert amount_true(own.rate, rate(inside), rate(inside, now=False))
        peers = [rate(held) for name, held in of.items() if name != COUNTY]
        before = [rate(held, now=False) for name, held in of.items() if name != COUNTY]
        if own.rank is not None:
            assert own.rank.value == 1 + sum(one > rate(inside) for one in peers)
            assert own.peers is not None
            assert own.peers.value == len(peers)
        if own.rank_low is not None:
            assert own.rank_low.value == 1 + sum(one < rate(inside) for one in peers)
        if own.rank_before is not None:
            assert own.rank_before.value == 1 + sum(one > rate(inside, now=False) for one in before)
        for wider in found.wider:
            around = rate(of[wider.place.name])
            ends = sorted(Fraction(place.now * PER, place.people) for place in inside)
            assert wider.under is None or true(wider.under, (rate(inside) / around - 1) * 100)
            assert wider.lowest_under is None or true(wider.lowest_under, (ends[0] / around - 1) * 100)
            assert wider.highest_under is None or true(wider.highest_under, (ends[-1] / around - 1) * 100)
        for part in found.parts:
            its = of[part.place.name]
            assert amount_true(part.total, total(its), total(its, now=False))
        if (left := found.without) is not None:
            rest = [really[n] for n in members(places)[table.patch.name] if f"B{n}" != left.area.code]
            assert amount_true(left.total, total(rest), total(rest, now=False))
        if (swap := table.swap_high) is not None:
            short = int(swap.value)
            assert swap.area is not None
            first, second = (really[int(area.code[1:])] for area in (table.rankings[0].area, swap.area))
            line = Fraction(first.now, first.people)
            assert Fraction(second.now + short, second.people) > line
            assert short == 1 or Fraction(second.now + short - 1, second.people) <= line
            assert all(Fraction(place.now, place.people) <= line for place in inside)
