"""What is said of the weeks before: records, streaks and turns."""
# ruff: noqa: E501 - patterns and cases read better on one line

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tests.corner_words import IN, LIST, NTH, THINGS, Claim, N, Told, counted, names, nth, number, reads
from tests.corners import Corner


def said_week(text: str, told: Told) -> int:
    return next(i for i, w in enumerate(told.table.weeks) if f"{date.fromisoformat(w):%B} {date.fromisoformat(w).day}" == text)  # fmt: skip


def whose(s: str, told: Told) -> tuple[str, ...]:
    return names(s)[:1] or told.subject[:1]


PAST = rf"(?:in at least (?P<least>{N}) weeks|in the (?P<all>{N}) weeks for which figures are at hand|since the week to (?P<since>\w+ \d+))"


RECORDS = (
    rf"(?P<end>highest|lowest|biggest) {PAST}(?: in (?P<many>{N} of the {N}) {THINGS} in (?P<place>{IN}))?",
    rf"^In (?P<many>{N} of the {N}) {THINGS} in (?P<place>{IN}), .* (?P<end>highest|lowest) {PAST}",
)


def is_record(m: re.Match[str], told: Told, s: str) -> Callable[[Corner, str], bool]:
    """Whether the latest figure of an area is what the sentence calls a record."""
    weeks = told.table.weeks
    falls = re.search(r"\bfall\b", s) is not None
    sign = -1 if m["end"] == "lowest" or (m["end"] == "biggest" and falls) else 1

    def series(world: Corner, area: str) -> list[Fraction]:
        values = [sign * told.value(world, area, w) for w in weeks]
        return [b - a for a, b in pairwise(values)] if m["end"] == "biggest" else values

    def holds(world: Corner, area: str) -> bool:
        *past, last = series(world, area)
        if m["all"]:
            at_hand = sum(told.table.has(area, w) for w in weeks) - (m["end"] == "biggest")
            return number(m["all"]) == at_hand and all(v < last for v in past)
        if m["least"]:
            return all(v < last for v in past[len(past) + 1 - number(m["least"]) :])
        at = said_week(m["since"], told) - (m["end"] == "biggest")
        return past[at] >= last and all(v < last for v in past[at + 1 :])

    return holds


@reads(RECORDS[0])
@reads(RECORDS[1])
def record(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    is_one = is_record(m, told, s)
    if m["many"]:
        areas = told.scope(s, m["place"])
        yield lambda world: counted(m["many"], len(areas))(sum(is_one(world, a) for a in areas))
    else:
        yield lambda world: all(is_one(world, a) for a in whose(s, told))


@reads(rf"^(?P<who>{LIST}) (?:is|are) among them\b")
def among_records(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    """Of those with a record that the sentence before it counts."""
    s = next(s for s in reversed(told.earlier) if re.search(PAST, s))
    found = next(f for f in (re.search(pattern, s, re.I) for pattern in RECORDS) if f)
    is_one = is_record(found, told, s)
    yield lambda world: all(is_one(world, a) for a in names(m["who"]))


@reads(rf"has (?P<way>risen|fallen) for the (?P<nth>{NTH}) time in a row")
@reads(rf"had (?P<way>risen|fallen) in each of the (?P<nth>{N}) weeks (?P<then>before)")
def streak(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    then = "then" in m.groupdict()
    length, sign = number(m["nth"]) if then else nth(m["nth"]), 1 if m["way"] == "risen" else -1
    weeks = told.table.weeks[: -1 if then else None]

    def holds(world: Corner) -> bool:
        values = [sign * told.value(world, whose(s, told)[0], w) for w in weeks]
        moves = [b > a for a, b in pairwise(values)]
        return all(moves[-length:])

    yield holds


@reads(rf"first (?P<way>rise|fall) in (?P<many>{N}) weeks")
def turn(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    sign, many = (1 if m["way"] == "rise" else -1), number(m["many"])

    def holds(world: Corner) -> bool:
        values = [sign * told.value(world, whose(s, told)[0], w) for w in told.table.weeks]
        moves = [b > a for a, b in pairwise(values)]
        return moves[-1] and not any(moves[-many:-1])

    yield holds
